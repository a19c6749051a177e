//! What a group of Elements is made with.

use shared::CheckoutView;
use stripe_js::{
    CaptureMethod, ClientSecret, Deferred, ElementsOptions, Intent, Mode, SetupFutureUsage,
};

use crate::session::Session;

/// The options of the group: an intent that is there, or what it will be, and the look.
pub(super) fn options(
    session: &Session,
    checkout: &CheckoutView,
    secret: Option<&ClientSecret>,
) -> ElementsOptions {
    let intent = match secret {
        Some(secret) => Intent::ClientSecret(secret.clone()),
        None => Intent::Deferred(deferred(checkout)),
    };
    let look = session.look.borrow().clone();
    let options = ElementsOptions::new(intent).with_js("appearance", look);
    match session.page.customer_session() {
        Some(secret) => options.customer_session_client_secret(ClientSecret::new(secret)),
        None => options,
    }
}

/// What Stripe's form must know, since it refuses an intent that is another.
fn deferred(checkout: &CheckoutView) -> Deferred {
    let mode = Mode::Payment {
        amount: checkout.amount,
        currency: checkout.currency.as_str().to_owned(),
    };
    let mut terms = Deferred::from(mode);
    if checkout.capture_method == shared::CaptureMethod::Manual {
        terms = terms.capture_method(CaptureMethod::Manual);
    }
    if let Some(usage) = checkout.setup_future_usage {
        terms = terms.setup_future_usage(match usage {
            shared::SetupFutureUsage::OnSession => SetupFutureUsage::OnSession,
            shared::SetupFutureUsage::OffSession => SetupFutureUsage::OffSession,
        });
    }
    if !checkout.allowed_payment_method_types.is_empty() {
        let types = checkout.allowed_payment_method_types.iter().cloned();
        terms = terms.allowed_payment_method_types(types.map(Into::into).collect::<Vec<_>>());
    }
    terms
}
