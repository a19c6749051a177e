//! What a failure at Stripe is to the platform that asked.
//!
//! | Stripe says | we say |
//! |---|---|
//! | the card is declined | 402 `card_declined`, with Stripe's sentence and decline code |
//! | the request is wrong | 400 `stripe_refused`, with Stripe's sentence and parameter |
//! | there is no such thing, or its id can be nobody's | 404 `not_found` |
//! | the account is not ours | 404 `account_unknown` |
//! | too many requests, or the object is in use | 429 `too_many_requests` |
//! | the key was used for another request | 400 `idempotency_key_reused` |
//! | our own key is wrong, or may not do this | 502 `stripe_unavailable`; the log has Stripe's sentence |
//! | Stripe failed, or was not reached | 502 `stripe_unavailable` |

use axum::http::StatusCode;
use shared::ErrorCode;

use crate::stripe::{Error, ErrorClass as Class};

enum Kind {
    Declined,
    Refused,
    Missing,
    WrongAccount,
    Busy,
    KeyReused,
    KeyRefused,
    Failed,
}

fn kind(error: &Error) -> Kind {
    match error {
        Error::Api(api) => match api.class() {
            Class::CardDeclined => Kind::Declined,
            Class::InvalidRequest => Kind::Refused,
            Class::NotFound => Kind::Missing,
            Class::NotConnected => Kind::WrongAccount,
            Class::RateLimited { .. }
            | Class::ObjectLocked
            | Class::IdempotencyInUse
            | Class::Conflict => Kind::Busy,
            Class::IdempotencyMismatch => Kind::KeyReused,
            Class::Authentication | Class::Permission => Kind::KeyRefused,
            Class::StripeFailed => Kind::Failed,
        },
        Error::RateLimited { .. } => Kind::Busy,
        Error::Expand { .. } => Kind::Refused,
        // An id that can not stand in a URL or a header is the id of nothing.
        Error::Address => Kind::Missing,
        Error::ForeignAccount { .. } => Kind::WrongAccount,
        Error::Transport(_)
        | Error::Deadline
        | Error::Decode { .. }
        | Error::Encode(_)
        | Error::KeyMode { .. }
        | Error::NotLogged => Kind::Failed,
    }
}

pub(super) fn status(error: &Error) -> StatusCode {
    match kind(error) {
        Kind::Declined => StatusCode::PAYMENT_REQUIRED,
        Kind::Refused | Kind::KeyReused => StatusCode::BAD_REQUEST,
        Kind::Missing | Kind::WrongAccount => StatusCode::NOT_FOUND,
        Kind::Busy => StatusCode::TOO_MANY_REQUESTS,
        Kind::KeyRefused | Kind::Failed => StatusCode::BAD_GATEWAY,
    }
}

pub(super) fn code(error: &Error) -> ErrorCode {
    match kind(error) {
        Kind::Declined => ErrorCode::CardDeclined,
        Kind::Refused => ErrorCode::StripeRefused,
        Kind::Missing => ErrorCode::NotFound,
        Kind::WrongAccount => ErrorCode::AccountUnknown,
        Kind::Busy => ErrorCode::TooManyRequests,
        Kind::KeyReused => ErrorCode::IdempotencyKeyReused,
        Kind::KeyRefused | Kind::Failed => ErrorCode::StripeUnavailable,
    }
}

/// The sentence: Stripe's own where it is about the request, ours where it is not.
pub(super) fn message(error: &Error) -> String {
    let stripes = || error.api().and_then(|error| error.message.clone());
    match kind(error) {
        Kind::Declined => stripes().unwrap_or_else(|| "the card was declined".to_owned()),
        Kind::Refused => stripes().unwrap_or_else(|| error.to_string()),
        Kind::Missing => stripes().unwrap_or_else(|| "Stripe knows no such object".to_owned()),
        Kind::WrongAccount => "this account does not exist, is not connected to the platform, or \
                               has ended its connection"
            .to_owned(),
        Kind::Busy => {
            "Stripe is asked too often for this account; try again in a moment".to_owned()
        }
        Kind::KeyReused => "this request was made before with other parameters; use a new \
                            Idempotency-Key for a new request"
            .to_owned(),
        Kind::KeyRefused => "Stripe refuses the key of this server, or does not let it do this; \
                             the server's log has Stripe's sentence, which names what is missing"
            .to_owned(),
        Kind::Failed => {
            "the payment service did not answer; try again, with the same Idempotency-Key where one \
             was sent: nothing is done twice"
                .to_owned()
        }
    }
}
