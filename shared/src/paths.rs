//! The URL paths of the server, for its router and for its callers.

use crate::id::CheckoutId;

/// `POST`: creates a checkout. Platform key.
pub const CHECKOUTS: &str = "/api/checkouts";
/// `GET`: the public view of a checkout. `POST`: changes it while it is open, platform key.
pub const CHECKOUT: &str = "/api/checkouts/{id}";
/// `POST`: answers the client secret of the checkout's one `PaymentIntent`.
pub const PAYMENT_INTENT: &str = "/api/checkouts/{id}/payment-intent";
/// `GET`: server-sent events, one for each change of the checkout's public view.
pub const CHECKOUT_EVENTS: &str = "/api/checkouts/{id}/events";
/// `POST`: captures held money. Platform key.
pub const CAPTURE: &str = "/api/checkouts/{id}/capture";
/// `POST`: cancels a checkout, or lets held money go. Platform key.
pub const CANCEL: &str = "/api/checkouts/{id}/cancel";
/// `POST`: ends the time of a checkout. Platform key.
pub const EXPIRE: &str = "/api/checkouts/{id}/expire";
/// `POST`: lets a checkout be tried again whose charges have failed too often. Platform key.
pub const RESET_ATTEMPTS: &str = "/api/checkouts/{id}/reset-attempts";
/// `POST`: pays with a saved payment method, on the server. Platform key.
pub const CONFIRM: &str = "/api/checkouts/{id}/confirm";
/// `POST`: refunds. `GET`: lists refunds. Platform key.
pub const REFUNDS: &str = "/api/checkouts/{id}/refunds";
/// `GET`: one refund. Platform key.
pub const REFUND: &str = "/api/checkouts/{id}/refunds/{refund}";
/// `POST`: cancels a refund that is pending. Platform key.
pub const CANCEL_REFUND: &str = "/api/checkouts/{id}/refunds/{refund}/cancel";
/// `GET`: lists messages to the platform's own server. Platform key.
pub const MESSAGES: &str = "/api/messages";
/// `GET`: one of these messages. Platform key.
pub const MESSAGE: &str = "/api/messages/{message}";
/// `POST`: sends one of them again. Platform key.
pub const RESEND_MESSAGE: &str = "/api/messages/{message}/resend";
/// `GET`: the hosted payment page of a checkout.
pub const HOSTED_PAGE: &str = "/pay/{id}";
/// `GET`: where the owner of an account comes back to from Stripe's OAuth.
pub const OAUTH_CALLBACK: &str = "/oauth/callback";
/// `POST`: where Stripe delivers events of the own account: the platform's.
pub const ACCOUNT_WEBHOOKS: &str = "/webhooks/account";
/// `POST`: where Stripe delivers events of connected accounts.
pub const CONNECT_WEBHOOKS: &str = "/webhooks/connect";
/// `GET`: the events that Stripe has delivered. Platform key.
pub const EVENTS: &str = "/api/events";
/// `GET`: one event, with its body. Platform key.
pub const EVENT: &str = "/api/events/{event}";
/// `POST`: settles an event once more. Platform key.
pub const REPLAY_EVENT: &str = "/api/events/{event}/replay";
/// `GET`: the loader that defines the `<connect-pay>` element.
pub const LOADER: &str = "/connect-pay.js";

/// The public view of one checkout.
pub fn checkout(id: &CheckoutId) -> String {
    [CHECKOUTS, "/", id.as_str()].concat()
}

/// The payment intent of one checkout.
pub fn payment_intent(id: &CheckoutId) -> String {
    [CHECKOUTS, "/", id.as_str(), "/payment-intent"].concat()
}

/// The events of one checkout.
pub fn checkout_events(id: &CheckoutId) -> String {
    [CHECKOUTS, "/", id.as_str(), "/events"].concat()
}

/// The hosted page of one checkout.
pub fn hosted_page(id: &CheckoutId) -> String {
    ["/pay/", id.as_str()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_its_route_with_the_id_filled_in() {
        let id: CheckoutId = "co_1".parse().unwrap();
        for (path, route) in [
            (checkout(&id), CHECKOUT),
            (payment_intent(&id), PAYMENT_INTENT),
            (checkout_events(&id), CHECKOUT_EVENTS),
            (hosted_page(&id), HOSTED_PAGE),
        ] {
            assert_eq!(path, route.replace("{id}", "co_1"));
        }
    }
}
