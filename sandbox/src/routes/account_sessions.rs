//! `/v1/account_sessions`

use serde_json::{Value, json};

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::account_session::Components,
    routes::accounts::account_of_caller,
};

/// How long the client secret can be used to start a session.
const LIFETIME_SECONDS: i64 = 30 * 60;

/// `POST /v1/account_sessions`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (id, components) = params.read(|params| {
        let id = params.required_text("account")?;
        let components = params.object("components", Components::read)?;
        Ok((id, components.ok_or_else(|| Error::missing("components"))?))
    })?;
    let controller = account_of_caller(desk, &id)?.controller().ok_or_else(|| {
        Error::invalid(format!(
            "Your platform does not control the account {id}: Account Sessions are for accounts \
             that it made."
        ))
        .param("account")
    })?;
    components.check(controller)?;

    Ok(json!({
        "object": "account_session",
        "account": id,
        "client_secret": desk.mint("accs_secret__"),
        "components": components.to_json(controller),
        "expires_at": desk.now + LIFETIME_SECONDS,
        "livemode": false,
    }))
}
