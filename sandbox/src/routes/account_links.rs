//! `/v1/account_links`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::{
        account::controller::Responsible,
        account_link::{AccountLink, LinkType},
    },
    routes::accounts::account_of_caller,
};

/// `POST /v1/account_links`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let now = desk.now;
    let link = params.read(|params| {
        let account = params.required_text("account")?;
        AccountLink::read(params, account, now)
    })?;
    let controller = account_of_caller(desk, &link.account)?
        .controller()
        .ok_or_else(|| not_controlled(&link.account))?;
    if link.kind == LinkType::AccountUpdate
        && controller.requirement_collection != Responsible::Application
    {
        return Err(Error::invalid(
            "You cannot create `account_update` type Account Links for this account. Only \
             accounts whose requirements your platform collects can be updated that way.",
        )
        .param("type"));
    }

    let id = desk.mint("");
    let url = format!("{}/_sandbox/onboarding/{id}", desk.origin);
    let answer = link.to_json(&url);
    desk.state.account_links.insert(id, link);
    Ok(answer)
}

fn not_controlled(account: &str) -> Error {
    Error::invalid(format!(
        "Your platform does not control the account {account}: Account Links are for accounts \
         that it made."
    ))
    .param("account")
}
