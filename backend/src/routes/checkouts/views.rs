//! What of a checkout goes to whom.

use shared::{Checkout, CheckoutView};

use crate::{
    app::App,
    domain::{self, checkout_view},
    error::Error,
};

/// All that the platform may know.
pub(crate) async fn platform(app: &App, checkout: &domain::Checkout) -> Result<Checkout, Error> {
    // An earlier attempt may have been tried, too.
    let was_tried = checkout.attempt > 1 || checkout.intent().is_some();
    let charges = if was_tried {
        app.store.charges(&checkout.id).await?
    } else {
        Vec::new()
    };
    Ok(checkout_view(
        checkout,
        charges,
        app.config.page(&checkout.id),
    ))
}

/// As it stands in a list: without its charges.
pub(crate) fn listed(app: &App, checkout: &domain::Checkout) -> Checkout {
    checkout_view(checkout, Vec::new(), app.config.page(&checkout.id))
}

/// All that a browser that knows the id may know.
pub(crate) fn browser(app: &App, checkout: &domain::Checkout) -> CheckoutView {
    let money = checkout.terms.money();
    let stripe = &app.config.stripe;
    // A key of the account itself says on which account it acts; Stripe.js takes no other word.
    let has_platform = stripe.own_account.is_none();
    CheckoutView {
        id: checkout.id.clone(),
        account: has_platform.then(|| checkout.account.clone()),
        amount: money.minor(),
        currency: money.currency(),
        description: checkout.description.clone(),
        merchant_name: checkout.merchant_name.clone(),
        publishable_key: stripe.publishable_key.clone(),
        stripe_js_url: stripe.js_url.to_string(),
        status: checkout.state.status(),
        stale: false,
        instructions_url: checkout.state.instructions_url().map(ToOwned::to_owned),
        capture_method: checkout.options.capture_method,
        setup_future_usage: checkout.options.setup_future_usage,
        allowed_payment_method_types: checkout.options.allowed_payment_method_types.clone(),
        livemode: checkout.livemode,
    }
}
