//! What kind of refusal an error is, for a program that must decide what to do.

use std::fmt;

use super::{ApiError, ErrorType};

/// The kinds of refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorClass {
    /// The card, or another payment method, was refused: the customer can try another.
    CardDeclined,
    /// The request is wrong, or does not fit the state of what it is about.
    InvalidRequest,
    /// What the URL names does not exist, at least not on this account.
    NotFound,
    /// The key is unknown, or was taken back.
    Authentication,
    /// The account does not exist, is not connected to the platform, or has ended its connection.
    NotConnected,
    /// The key is known and may not do this: it is restricted.
    Permission,
    /// Too many calls.
    RateLimited {
        /// Which limit, where Stripe says it.
        reason: Option<RateLimitReason>,
    },
    /// Another call changes the same object at this moment.
    ObjectLocked,
    /// The idempotency key was used before, with other parameters.
    IdempotencyMismatch,
    /// A call with the same idempotency key is still under way.
    IdempotencyInUse,
    /// Another conflict with a call that is under way.
    Conflict,
    /// Stripe itself failed.
    StripeFailed,
}

/// Which of Stripe's limits was hit. <https://docs.stripe.com/rate-limits>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateLimitReason {
    /// Calls per second, in all.
    GlobalRate,
    /// Calls at a time, in all.
    GlobalConcurrency,
    /// Calls per second of one endpoint.
    EndpointRate,
    /// Calls at a time of one endpoint.
    EndpointConcurrency,
    /// Calls about one object.
    ResourceSpecific,
    /// One that this program does not know.
    Unknown,
}

impl RateLimitReason {
    pub(in crate::stripe) fn from_header(value: &str) -> Self {
        match value {
            "global-rate" => Self::GlobalRate,
            "global-concurrency" => Self::GlobalConcurrency,
            "endpoint-rate" => Self::EndpointRate,
            "endpoint-concurrency" => Self::EndpointConcurrency,
            "resource-specific" => Self::ResourceSpecific,
            _ => Self::Unknown,
        }
    }
}

impl ErrorClass {
    /// Whether it is about what was asked for, and neither about the key nor about another call.
    pub const fn is_about_the_request(self) -> bool {
        matches!(
            self,
            Self::CardDeclined | Self::InvalidRequest | Self::NotFound
        )
    }

    pub(super) fn of(error: &ApiError) -> Self {
        let code = error.code.as_deref();
        match (error.status, error.kind, code) {
            (_, _, Some("lock_timeout")) => Self::ObjectLocked,
            (429, _, _) | (400, _, Some("rate_limit")) => Self::RateLimited {
                reason: error.rate_limit_reason,
            },
            (409, _, Some("idempotency_key_in_use")) => Self::IdempotencyInUse,
            (409, _, _) => Self::Conflict,
            (_, ErrorType::IdempotencyError, _) => Self::IdempotencyMismatch,
            // A card number in a request is a mistake of ours, and a 402 too: an invalid request.
            (_, ErrorType::CardError, _) | (402, ErrorType::ApiError | ErrorType::Unknown, _) => {
                Self::CardDeclined
            }
            (401, _, _) | (_, _, Some("invalid_client")) => Self::Authentication,
            (403, _, Some("account_invalid")) => Self::NotConnected,
            (403, _, _) => Self::Permission,
            (404, _, _) => Self::NotFound,
            (400..500, _, _) => Self::InvalidRequest,
            _ => Self::StripeFailed,
        }
    }
}

/// In plain words, for an engineer.
impl fmt::Display for ErrorClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CardDeclined => "the card was declined",
            Self::InvalidRequest => "the request is not valid",
            Self::NotFound => "there is no such object on this account",
            Self::Authentication => "the key is not valid",
            Self::NotConnected => {
                "the account does not exist, is not connected to the platform, or has ended its \
                 connection"
            }
            Self::Permission => "the key may not do this: it is restricted",
            Self::RateLimited { .. } => "there are too many calls",
            Self::ObjectLocked => "another call is changing the same object",
            Self::IdempotencyMismatch => {
                "the idempotency key was used before with other parameters"
            }
            Self::IdempotencyInUse => "a call with the same idempotency key is under way",
            Self::Conflict => "another call is in the way",
            Self::StripeFailed => "Stripe itself failed",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_refusal_is_told_from_the_others() {
        use ErrorClass as Class;
        let limited = Class::RateLimited {
            reason: Some(RateLimitReason::GlobalRate),
        };
        for (status, kind, code, class) in [
            (402, "card_error", "card_declined", Class::CardDeclined),
            (400, "card_error", "card_declined", Class::CardDeclined),
            (402, "invalid_request_error", "", Class::InvalidRequest),
            (402, "brand_new", "", Class::CardDeclined),
            (
                400,
                "invalid_request_error",
                "resource_missing",
                Class::InvalidRequest,
            ),
            (
                404,
                "invalid_request_error",
                "resource_missing",
                Class::NotFound,
            ),
            (401, "invalid_request_error", "", Class::Authentication),
            (
                403,
                "invalid_request_error",
                "account_invalid",
                Class::NotConnected,
            ),
            (403, "invalid_request_error", "", Class::Permission),
            (429, "invalid_request_error", "rate_limit", limited),
            (400, "invalid_request_error", "rate_limit", limited),
            (
                429,
                "invalid_request_error",
                "lock_timeout",
                Class::ObjectLocked,
            ),
            (400, "idempotency_error", "", Class::IdempotencyMismatch),
            (
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                Class::IdempotencyInUse,
            ),
            (409, "invalid_request_error", "", Class::Conflict),
            (400, "invalid_request_error", "", Class::InvalidRequest),
            (500, "api_error", "", Class::StripeFailed),
            (503, "brand_new", "", Class::StripeFailed),
        ] {
            let json = format!(r#"{{"type":"{kind}","code":"{code}"}}"#);
            let error = ApiError {
                status,
                rate_limit_reason: Some(RateLimitReason::GlobalRate),
                ..serde_json::from_str(&json).unwrap()
            };
            assert_eq!(error.class(), class, "{status} {kind} {code}");
        }
    }
}
