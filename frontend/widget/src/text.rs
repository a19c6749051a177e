//! What the widget says.

use crate::state::Problem;

pub(crate) const PAY: &str = "Pay";
pub(crate) const PAYING: &str = "Paying…";
pub(crate) const PAID: (&str, &str) = ("Payment received", "Thank you.");
pub(crate) const PROCESSING: (&str, &str) = (
    "Payment under way",
    "Your bank has not confirmed the payment yet. This can take a while; there is nothing more for \
     you to do.",
);
pub(crate) const AUTHORIZED: (&str, &str) = (
    "Payment authorized",
    "The amount is reserved. The merchant takes it when your order is ready.",
);
pub(crate) const PARTIALLY_REFUNDED: (&str, &str) = (
    "Payment partly refunded",
    "A part of the amount goes back to your payment method.",
);
pub(crate) const REFUNDED: (&str, &str) = (
    "Payment refunded",
    "The amount goes back to your payment method. This can take some days.",
);
pub(crate) const CANCELED: (&str, &str) = (
    "Payment canceled",
    "Nothing will be charged. Ask the merchant for a new link if you still want to pay.",
);
pub(crate) const EXPIRED: (&str, &str) = (
    "Payment expired",
    "Nothing was charged. Ask the merchant for a new link if you still want to pay.",
);
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const TEST_MODE: &str = "Test mode";

/// The sentence for a problem.
pub(crate) fn problem(problem: &Problem) -> &str {
    match problem {
        Problem::Network => {
            "The connection failed. Nothing was charged twice; check your network and try again."
        }
        Problem::NoSuchCheckout => "This payment does not exist. Ask the merchant for a new link.",
        Problem::StripeJs => {
            "The payment form could not be loaded. A content blocker or the network may be in the \
             way."
        }
        Problem::AmountChanged => "The amount has changed. Please check it and pay again.",
        Problem::Said(sentence) => sentence,
        Problem::Unknown => "The payment did not work. Please try again.",
    }
}
