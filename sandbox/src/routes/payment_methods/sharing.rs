//! Sharing: a payment method of the platform's, copied to a connected account.
//!
//! <https://docs.stripe.com/connect/direct-charges-multiple-accounts>

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::payment_method::{Draft, PaymentMethod, tie::Tie},
    routes::{
        customers,
        payment_methods::{find::missing, store},
    },
    state::Merchant,
};

/// Makes a new method on the connected account, attached to nobody.
pub(super) fn share(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    desk.caller.check_server()?;
    let (customer, method, metadata) = params.read(|params| {
        Ok((
            params.text("customer")?,
            params.required_text("payment_method")?,
            params.metadata()?,
        ))
    })?;
    if !desk.caller.on_connected_account {
        return Err(Error::invalid(
            "You can only share a PaymentMethod with a connected account: name the account in the \
             Stripe-Account header.",
        )
        .param("payment_method"));
    }
    let original = original(desk, customer.as_deref(), &method)?;
    let draft = Draft {
        metadata: metadata.set().cloned().unwrap_or_default(),
        ..original.draft
    };
    let copy = PaymentMethod::new(desk.mint("pm_"), desk.now, draft);
    store(desk, copy)
}

/// The platform's method. Without a customer it can be shared once, and is used up by that.
fn original(desk: &mut Desk<'_>, customer: Option<&str>, method: &str) -> Result<PaymentMethod> {
    let ready_made = Draft::ready_made(method, desk.now)
        .map(|draft| PaymentMethod::new(desk.mint("pm_"), desk.now, draft));
    let platform = desk.state.platform_merchant()?;
    if let Some(customer) = customer {
        platform.customers.get(customer, "customer")?;
        platform_owned(platform, method)?;
        return customers::attached(platform, customer, method, "payment_method").cloned();
    }
    let mut found = match ready_made {
        Some(method) => method,
        None => platform_owned(platform, method)?.clone(),
    };
    found.check_payer(None, "request")?;
    found.tie = Tie::Spent;
    platform.payment_methods.put(found.clone());
    Ok(found)
}

fn platform_owned<'a>(platform: &'a Merchant, method: &str) -> Result<&'a PaymentMethod> {
    platform
        .payment_methods
        .get(method, "payment_method")
        .map_err(|_| missing(method, "", "payment_method"))
}
