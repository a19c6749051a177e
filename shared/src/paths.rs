//! The URL paths of the server, for its router and for its callers.

use crate::id::CheckoutId;

/// `POST`: creates a checkout. Platform key.
pub const CHECKOUTS: &str = "/api/checkouts";
/// `GET`: the public view of a checkout. `POST`: changes it while it is open, platform key.
pub const CHECKOUT: &str = "/api/checkouts/{id}";
/// `POST`: answers the client secret of the checkout's one `PaymentIntent`.
pub const PAYMENT_INTENT: &str = "/api/checkouts/{id}/payment-intent";
/// `GET`: the hosted payment page of a checkout.
pub const HOSTED_PAGE: &str = "/pay/{id}";
/// `GET`: the loader that defines the `<connect-pay>` element.
pub const LOADER: &str = "/connect-pay.js";

/// The public view of one checkout.
pub fn checkout(id: &CheckoutId) -> String {
    CHECKOUT.replace("{id}", id.as_str())
}

/// The payment intent of one checkout.
pub fn payment_intent(id: &CheckoutId) -> String {
    PAYMENT_INTENT.replace("{id}", id.as_str())
}

/// The hosted page of one checkout.
pub fn hosted_page(id: &CheckoutId) -> String {
    HOSTED_PAGE.replace("{id}", id.as_str())
}
