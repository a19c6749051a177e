//! Checkouts and their refunds.

use axum::http::StatusCode;
use serde_json::json;
use shared::{ErrorCode, paths};

use crate::{
    openapi::{Endpoints, Tag, get, post},
    routes::{attempts, checkouts, refunds},
};

const SETTLED: [ErrorCode; 5] = [
    ErrorCode::CheckoutPaid,
    ErrorCode::CheckoutProcessing,
    ErrorCode::CheckoutCanceled,
    ErrorCode::CheckoutExpired,
    ErrorCode::CheckoutChanged,
];

/// What the platform does with checkouts.
pub(super) fn endpoints() -> Endpoints {
    begin(Endpoints::new())
        .merge(end(Endpoints::new()))
        .merge(refund(Endpoints::new()))
}

fn begin(endpoints: Endpoints) -> Endpoints {
    endpoints
        .with(
            Tag::Checkouts,
            post(paths::CHECKOUTS, checkouts::create)
                .called("createCheckout", "Create a checkout")
                .says(
                    "One thing to pay, on one connected account. Show it with \
                     `<connect-pay checkout=\"co_…\">`, or send the customer the `url` in the \
                     answer.",
                )
                .example(json!({
                    "account": "acct_1", "amount": 1850, "currency": "eur",
                    "application_fee_amount": 120, "description": "Two loaves of bread",
                }))
                .asks_stripe()
                .refuses(
                    StatusCode::BAD_REQUEST,
                    &[ErrorCode::AccountUnknown, ErrorCode::AccountNotReady],
                )
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden]),
        )
        .with(
            Tag::Checkouts,
            get(paths::CHECKOUTS, checkouts::list::list)
                .called("listCheckouts", "List checkouts")
                .says(
                    "The newest first, and each without its `charges`. A key for one account sees \
                     that account's only.",
                )
                .refuses(StatusCode::NOT_FOUND, &[ErrorCode::AccountUnknown]),
        )
        .with(
            Tag::Checkouts,
            post(paths::CHECKOUT, checkouts::update)
                .called("updateCheckout", "Change the amount")
                .says(
                    "While the checkout is open. Every earlier `PaymentIntent` becomes unpayable, \
                     so nobody can pay the old amount. A key for one account changes no payment \
                     for which the platform has set a fee of its own.",
                )
                .example(json!({ "amount": 2100, "application_fee_amount": 140 }))
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden])
                .refuses(StatusCode::CONFLICT, &SETTLED)
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutAuthorized]),
        )
        .with(
            Tag::Checkouts,
            post(paths::CONFIRM, checkouts::actions::confirm)
                .called("confirmCheckout", "Pay with a saved payment method")
                .says(
                    "On the server, with nobody at a form: a customer's saved card, or a renewal \
                     with `off_session`. <https://docs.stripe.com/payments/save-and-reuse>",
                )
                .example(json!({ "payment_method": "pm_card_visa", "off_session": true }))
                .asks_stripe()
                .refuses(StatusCode::CONFLICT, &SETTLED)
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutAuthorized])
                .refuses(StatusCode::BAD_REQUEST, &[ErrorCode::AccountNotReady]),
        )
}

fn end(endpoints: Endpoints) -> Endpoints {
    endpoints
        .with(
            Tag::Checkouts,
            post(paths::CAPTURE, checkouts::actions::capture)
                .called("captureCheckout", "Capture held money")
                .says(
                    "For a checkout with `capture_method: manual`, before `capture_before`. What \
                     is not captured is let go. \
                     <https://docs.stripe.com/payments/place-a-hold-on-a-payment-method>",
                )
                .example(json!({ "amount_to_capture": 1200 }))
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden])
                .refuses(StatusCode::CONFLICT, &SETTLED)
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutNotAuthorized]),
        )
        .with(
            Tag::Checkouts,
            post(paths::CANCEL, checkouts::actions::cancel)
                .called("cancelCheckout", "Cancel a checkout")
                .says("Nothing can be paid any more, and held money is let go.")
                .example(json!({ "cancellation_reason": "requested_by_customer" }))
                .asks_stripe()
                .refuses(StatusCode::CONFLICT, &SETTLED)
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutAuthorized]),
        )
        .with(
            Tag::Checkouts,
            post(paths::EXPIRE, checkouts::actions::expire)
                .called("expireCheckout", "End a checkout's time")
                .says("As if its `expires_at` were past: nothing can be paid any more.")
                .asks_stripe()
                .refuses(StatusCode::CONFLICT, &SETTLED)
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutAuthorized]),
        )
        .with(
            Tag::Checkouts,
            post(paths::RESET_ATTEMPTS, attempts::reset)
                .called("resetAttempts", "Let a checkout be tried again")
                .says(
                    "After too many declined cards a checkout rests for a day, against tests of \
                     stolen cards. Its charges that have failed then count no more.",
                ),
        )
}

fn refund(endpoints: Endpoints) -> Endpoints {
    endpoints
        .with(
            Tag::Refunds,
            post(paths::REFUNDS, refunds::create)
                .called("createRefund", "Refund a checkout")
                .says(
                    "All that is left, or a part. The connected account pays it; with \
                     `refund_application_fee` the platform gives its share back as well. Send an \
                     `Idempotency-Key`: without one, a refund of the same amount that is still on \
                     its way is answered, and no second one is made. \
                     <https://docs.stripe.com/connect/direct-charges#issue-refunds>",
                )
                .example(json!({
                    "amount": 600, "reason": "requested_by_customer",
                    "refund_application_fee": true,
                }))
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden])
                .refuses(StatusCode::CONFLICT, &SETTLED)
                .refuses(
                    StatusCode::CONFLICT,
                    &[
                        ErrorCode::CheckoutNotPaid,
                        ErrorCode::CheckoutRefunded,
                        ErrorCode::CheckoutAuthorized,
                    ],
                ),
        )
        .with(
            Tag::Refunds,
            get(paths::REFUNDS, refunds::list)
                .called("listRefunds", "List a checkout's refunds")
                .says("All of them, the newest first.")
                .asks_stripe()
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutChanged]),
        )
        .with(
            Tag::Refunds,
            get(paths::REFUND, refunds::show)
                .called("getRefund", "Retrieve a refund")
                .says("Stripe is asked while it is pending, so the status is the present one.")
                .asks_stripe()
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutChanged]),
        )
        .with(
            Tag::Refunds,
            post(paths::CANCEL_REFUND, refunds::cancel)
                .called("cancelRefund", "Cancel a refund")
                .says("Only one that waits for the customer can be canceled.")
                .asks_stripe()
                .refuses(StatusCode::CONFLICT, &[ErrorCode::CheckoutChanged]),
        )
}
