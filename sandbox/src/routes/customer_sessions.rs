//! `/v1/customer_sessions`, and what the session of a form lets its customer do.

use serde_json::Value;

use crate::{
    clock::UnixSeconds,
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::customer_session::{Components, CustomerSession},
    routes::{
        payment_intents::check_customer,
        payment_methods::{release, stored},
    },
    state::Merchant,
};

/// `POST /v1/customer_sessions`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (customer, components) = params.read(|params| {
        params.not_imitated(&["customer_account"])?;
        let customer = params.required_text("customer")?;
        let components = params.object("components", Components::read)?;
        Ok((
            customer,
            components.ok_or_else(|| Error::missing("components"))?,
        ))
    })?;
    components.check()?;
    check_customer(desk, Some(&customer))?;

    let session = CustomerSession {
        client_secret: desk.mint("cuss_secret_"),
        customer,
        created: desk.now,
        components,
    };
    let answer = session.to_json();
    desk.merchant()?.customer_sessions.push(session);
    Ok(answer)
}

/// `POST /v1/elements/payment_methods/{id}/detach`, which only Stripe.js calls: the customer removes
/// a saved method in the form.
pub(crate) fn detach(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let now = desk.now;
    let secret = params.read(|params| params.required_text("customer_session_client_secret"))?;
    let method = stored(desk, desk.id, "payment_method")?;
    usable(desk.merchant()?, &secret, now)?.check_removal(&method)?;
    release(desk, method)
}

/// The session with this client secret, unless it is over.
pub(crate) fn usable<'a>(
    merchant: &'a Merchant,
    secret: &str,
    now: UnixSeconds,
) -> Result<&'a CustomerSession> {
    let mut sessions = merchant.customer_sessions.iter();
    let session = sessions
        .find(|session| session.client_secret == secret)
        .ok_or_else(|| {
            Error::invalid("The customer session client secret provided is invalid.")
                .code("customer_session_invalid")
                .param("customer_session_client_secret")
        })?;
    session.check_usable(now)?;
    Ok(session)
}
