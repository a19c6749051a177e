//! `/v1/webhook_endpoints`

use serde_json::{Value, json};

use crate::{
    call::VERSION,
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::Params,
    resources::{
        Resource as _,
        webhook_endpoint::{Scope, Statement, WebhookEndpoint},
    },
};

/// Stripe lets an account have no more of them.
const MOST_ENDPOINTS: usize = 16;

/// `POST /v1/webhook_endpoints`: the one answer that tells the secret.
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (connect, version, statement) = params.read(|params| {
        Ok((
            params.flag("connect")?.unwrap_or(false),
            params.text("api_version")?,
            Statement::read(params)?,
        ))
    })?;
    if let Some(version) = &version {
        check_version(version)?;
    }
    check_number(desk)?;
    let scope = if connect { Scope::Connect } else { Scope::Own };
    let (id, secret) = (desk.mint("we_"), desk.mint("whsec_"));
    let endpoint = WebhookEndpoint::new(id, desk.now, secret, scope, version, statement)?;

    let mut answer = endpoint.to_json();
    answer["secret"] = endpoint.secrets.current().into();
    desk.merchant()?.webhook_endpoints.put(endpoint);
    Ok(answer)
}

/// `GET /v1/webhook_endpoints/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk.merchant()?.webhook_endpoints.get(id, "id")?.to_json())
}

/// `GET /v1/webhook_endpoints`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let page = params.read(Page::read)?;
    let endpoints = desk.merchant()?.webhook_endpoints.newest_first();
    page.of(endpoints, "/v1/webhook_endpoints")
}

/// `POST /v1/webhook_endpoints/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (disabled, statement) =
        params.read(|params| Ok((params.flag("disabled")?, Statement::read(params)?)))?;
    let id = desk.id;
    let endpoint = desk.merchant()?.webhook_endpoints.get_mut(id, "id")?;
    endpoint.apply(statement)?;
    endpoint.disabled = disabled.unwrap_or(endpoint.disabled);
    Ok(endpoint.to_json())
}

/// `DELETE /v1/webhook_endpoints/{id}`: what is still to be sent there is given up.
pub(crate) fn delete(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    desk.merchant()?.webhook_endpoints.remove(id, "id")?;
    desk.state.deliveries.forget_endpoint(id);
    Ok(json!({ "id": id, "object": WebhookEndpoint::OBJECT, "deleted": true }))
}

fn check_number(desk: &mut Desk<'_>) -> Result<()> {
    let endpoints = desk.merchant()?.webhook_endpoints.newest_first();
    if endpoints.count() < MOST_ENDPOINTS {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "You have reached the maximum of {MOST_ENDPOINTS} test webhook endpoints."
    )))
}

/// The sandbox has one version, and would show its objects under another one's name.
fn check_version(version: &str) -> Result<()> {
    if version == VERSION {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "Invalid API version: the sandbox imitates {VERSION} and no other."
    ))
    .param("api_version"))
}
