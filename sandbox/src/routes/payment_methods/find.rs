//! Finding a payment method by what a request calls it.

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    resources::{
        payment_intent::{
            failure::Failure,
            verdict::{Verdict, setup_verdict},
        },
        payment_method::{Draft, PaymentMethod},
    },
};

/// The account's own method of that id.
pub(crate) fn stored(desk: &mut Desk<'_>, id: &str, param: &str) -> Result<PaymentMethod> {
    let found = desk.merchant()?.payment_methods.get(id, param).cloned();
    found.map_err(|_| missing(id, hint(desk, id), param))
}

/// A ready-made method such as `pm_card_visa`, made now, or the account's own of that id.
pub(crate) fn named(desk: &mut Desk<'_>, id: &str, param: &str) -> Result<PaymentMethod> {
    match Draft::ready_made(id, desk.now) {
        Some(draft) => Ok(PaymentMethod::new(desk.mint("pm_"), desk.now, draft)),
        None => stored(desk, id, param),
    }
}

/// The method, attached to `customer` once its bank agreed. Nothing is stored yet.
pub(crate) fn attachable(desk: &mut Desk<'_>, id: &str, customer: &str) -> Result<PaymentMethod> {
    let mut method = named(desk, id, "payment_method")?;
    if let Verdict::Decline(decline) = setup_verdict(&method.draft.instrument) {
        return Err(Failure::declined(decline, None, method).to_error());
    }
    method.attach(customer)?;
    Ok(method)
}

/// Stripe says where else the method exists, when the platform may know.
fn hint(desk: &Desk<'_>, id: &str) -> &'static str {
    let platform = desk.state.platform();
    let owner = desk
        .state
        .merchants
        .iter()
        .find(|(_, merchant)| merchant.payment_methods.contains(id))
        .map(|(owner, _)| owner.as_str());
    match owner {
        Some(owner) if owner == platform && desk.caller.on_connected_account => {
            "; OAuth key or Stripe-Account header was used but API request was provided with a \
             platform-owned payment method ID. Please ensure that the provided payment method \
             matches the specified account."
        }
        Some(_) if desk.caller.merchant == platform => {
            "; It's possible this PaymentMethod exists on one of your connected accounts, in \
             which case you should retry this request on that connected account. Learn more at \
             https://stripe.com/docs/connect/authentication"
        }
        Some(_) | None => "",
    }
}

/// The error for a method that is not there.
pub(super) fn missing(id: &str, hint: &str, param: &str) -> Error {
    let message = format!("No such PaymentMethod: '{id}'{hint}");
    Error::missing_object(id, &message, param)
}
