//! Refusals that several calls share.

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::payment_intent::PaymentIntent,
};

/// Parameters of Stripe's that change what is charged, or how, in ways that are not imitated.
pub(super) const NOT_IMITATED: [&str; 8] = [
    "amount_details",
    "customer_account",
    "hooks",
    "mandate",
    "on_behalf_of",
    "payment_details",
    "payment_method_configuration",
    "transfer_data",
];

/// Only a payment on somebody else's account leaves a fee to the platform.
pub(super) fn check_fee_taker(desk: &Desk<'_>, fee: Option<i64>) -> Result<()> {
    if fee.is_none() || desk.caller.on_connected_account {
        return Ok(());
    }
    Err(Error::invalid(
        "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct \
         payment (using an OAuth key or Stripe-Account header) or destination payment (using \
         `transfer_data[destination]`).",
    )
    .param("application_fee_amount"))
}

/// A customer exists on one account only.
pub(crate) fn check_customer(desk: &mut Desk<'_>, customer: Option<&str>) -> Result<()> {
    match customer {
        None => Ok(()),
        Some(id) => desk.merchant()?.customers.get(id, "customer").map(drop),
    }
}

/// Says whose payment it is, unless that was said before.
pub(super) fn set_customer(intent: &mut PaymentIntent, customer: String) -> Result<()> {
    if intent.customer.as_ref().is_some_and(|own| *own != customer) {
        return Err(Error::invalid(
            "You cannot modify `customer` on a PaymentIntent once it already has been set. To \
             fulfill a payment with a different Customer, cancel this PaymentIntent and create a \
             new one.",
        )
        .param("customer"));
    }
    intent.customer = Some(customer);
    Ok(())
}

/// Refuses what only a confirmation needs, on a new `PaymentIntent` or `SetupIntent`, `intent`.
pub(crate) fn refuse_without_confirm(params: &Params, intent: &str) -> Result<()> {
    const WITH_CONFIRM: [&str; 5] = [
        "confirmation_token",
        "error_on_requires_action",
        "mandate_data",
        "off_session",
        "return_url",
    ];

    match WITH_CONFIRM.iter().find(|name| params.has(name)) {
        None => Ok(()),
        Some(name) => Err(Error::invalid(format!(
            "The parameter `{name}` cannot be passed when creating a {intent} unless \
             `confirm` is set to true."
        ))
        .param(name)),
    }
}

pub(super) fn wrong_client_secret() -> Error {
    Error::invalid(
        "The client_secret provided does not match the client_secret associated with the \
         PaymentIntent.",
    )
    .code("payment_intent_invalid_parameter")
    .param("client_secret")
}
