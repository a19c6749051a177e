//! `/v1/accounts/{id}/capabilities`

use serde_json::{Value, json};

use crate::{
    endpoint::Desk, error::Result, params::Params, resources::account::capability::CAPABILITIES,
    routes::accounts::find,
};

/// `GET /v1/accounts/{id}/capabilities`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let account = find(desk)?;
    let data = CAPABILITIES
        .iter()
        .map(|name| account.capability_json(name))
        .collect::<Result<Vec<_>>>()?;
    let url = format!("/v1/accounts/{}/capabilities", account.id);
    Ok(json!({ "object": "list", "data": data, "has_more": false, "url": url }))
}

/// `GET /v1/accounts/{id}/capabilities/{capability}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let name = desk.second_id;
    find(desk)?.capability_json(name)
}

/// `POST /v1/accounts/{id}/capabilities/{capability}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let requested = params.read(|params| params.flag("requested"))?;
    let (name, now) = (desk.second_id, desk.now);
    let account = find(desk)?;
    // Refuses a capability that is not imitated.
    account.capability_json(name)?;
    if let Some(requested) = requested {
        account.request(name, requested, now);
    }
    account.capability_json(name)
}
