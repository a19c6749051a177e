//! Why a call to Stripe failed.

mod api;
mod class;

use std::time::Duration;

use shared::{AccountId, RequestId};

pub(super) use self::api::{Envelope, OauthError};
pub use self::{
    api::{ApiError, ErrorType, IntentInError, SetupInError},
    class::{ErrorClass, RateLimitReason},
};
use super::{Mode, form::EncodeError};

/// Why a call failed. Bodies are never kept: they may hold personal data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Stripe answered with an error object.
    #[error("Stripe refused the request")]
    Api(#[source] Box<ApiError>),
    /// Stripe could not be reached, or the connection broke; the effect is unknown.
    #[error("Stripe could not be reached")]
    Transport(#[source] reqwest::Error),
    /// The time that [`within`](super::Request::within) gave is over; the effect is unknown.
    #[error("Stripe did not answer in the time given")]
    Deadline,
    /// The turn of the call would come too late, so it was not made.
    #[error("too many calls wait for {}; the next turn is {wait:?} away", whom(account.as_ref()))]
    RateLimited {
        /// The connected account that is busy; none is the platform itself.
        account: Option<AccountId>,
        /// How long to wait at least.
        wait: Duration,
    },
    /// Stripe answered with something that is not what its documentation says.
    #[error("Stripe's answer could not be read (status {status}, field {path})")]
    Decode {
        /// HTTP status of the answer.
        status: u16,
        /// The field that could not be read.
        path: String,
        /// Stripe's id of the request.
        request_id: Option<RequestId>,
    },
    /// The request could not be written.
    #[error("the request could not be written")]
    Encode(#[from] EncodeError),
    /// The path names something that can not stand in a URL, or a header value is malformed.
    #[error("the request could not be addressed")]
    Address,
    /// A path to expand is too deep, or does not start with `data.` in a list.
    #[error("{path:?} can not be expanded: at most four levels, and `data.` first in a list")]
    Expand {
        /// The path.
        path: String,
    },
    /// The client speaks with an account's own key, and the call is for another account.
    #[error("the key is {own}'s own and can not act on {asked}")]
    ForeignAccount {
        /// The account of the key.
        own: AccountId,
        /// The account of the call.
        asked: AccountId,
    },
    /// The key of one request is of another mode than the client's.
    #[error("a {key} key does not go with a client in {client} mode")]
    KeyMode {
        /// The mode of the request's key.
        key: Mode,
        /// The mode of the client's key.
        client: Mode,
    },
    /// The call changes nothing, or carries a secret, so it is not for a log.
    #[error("this call is not written to a log")]
    NotLogged,
}

fn whom(account: Option<&AccountId>) -> &str {
    account.map_or("the platform", AccountId::as_str)
}

impl Error {
    /// Stripe's error object, where there is one.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// What kind of refusal it is, where Stripe refused, or our own limit did.
    pub fn class(&self) -> Option<ErrorClass> {
        match self {
            Self::RateLimited { .. } => Some(ErrorClass::RateLimited { reason: None }),
            _ => self.api().map(ApiError::class),
        }
    }

    /// Whether Stripe's error object carries this code.
    pub fn has_code(&self, code: &str) -> bool {
        self.api()
            .is_some_and(|error| error.code.as_deref() == Some(code))
    }

    /// What the customer may be told: Stripe's sentence about their card, and nothing else.
    pub fn customer_message(&self) -> Option<&str> {
        let error = self.api()?;
        let about_the_card = error.class() == ErrorClass::CardDeclined;
        let sentence = error.user_message.as_deref().or(error.message.as_deref());
        sentence.filter(|_| about_the_card)
    }

    /// Whether it is certain that the request had no effect and never will under its key: then,
    /// and only then, the same thing may be asked for under another key.
    pub fn is_final_refusal(&self) -> bool {
        self.api().is_some_and(|error| match error.class() {
            // The key stands for another request, and that one may have had its effect.
            ErrorClass::IdempotencyMismatch
            | ErrorClass::IdempotencyInUse
            | ErrorClass::Conflict
            | ErrorClass::ObjectLocked
            | ErrorClass::RateLimited { .. } => false,
            // A failure saved under the key comes back for a day; only a new key gets further.
            ErrorClass::StripeFailed => error.replayed,
            ErrorClass::CardDeclined
            | ErrorClass::InvalidRequest
            | ErrorClass::NotFound
            | ErrorClass::Authentication
            | ErrorClass::NotConnected
            | ErrorClass::Permission => true,
        })
    }

    /// Whether it tells of this try alone, and of none before it under the same key: a key of ours
    /// that was taken away meanwhile, or a failure that was saved after the work was done. What is
    /// never to be done twice has to be looked for first.
    /// <https://docs.stripe.com/error-low-level#content-errors>
    pub fn is_silent_about_earlier_tries(&self) -> bool {
        let class = self.api().map(ApiError::class);
        matches!(
            class,
            Some(
                ErrorClass::Authentication
                    | ErrorClass::NotConnected
                    | ErrorClass::Permission
                    | ErrorClass::StripeFailed
            )
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, json: &str) -> ApiError {
        ApiError {
            status,
            ..serde_json::from_str(json).unwrap()
        }
    }

    #[test]
    fn an_unknown_outcome_is_not_a_refusal() {
        let any = r#"{"type":"invalid_request_error"}"#;
        let api = r#"{"type":"api_error"}"#;
        let mismatch = r#"{"type":"idempotency_error"}"#;
        for (status, json, replayed, is_final) in [
            (400, any, false, true),
            (402, any, false, true),
            (404, any, false, true),
            (400, mismatch, false, false),
            (409, any, false, false),
            (429, any, false, false),
            (500, api, false, false),
            (500, api, true, true),
        ] {
            let error = ApiError {
                replayed,
                ..refused(status, json)
            };
            let error = Error::Api(Box::new(error));
            assert_eq!(error.is_final_refusal(), is_final, "{status} {json}");
        }
        let unreadable = Error::Decode {
            status: 200,
            path: "id".to_owned(),
            request_id: None,
        };
        assert!(!unreadable.is_final_refusal());
    }

    #[test]
    fn a_customer_hears_of_the_card_and_of_nothing_else() {
        for (status, json, sentence) in [
            (
                402,
                r#"{"type":"card_error","message":"Your card was declined."}"#,
                Some("Your card was declined."),
            ),
            (
                402,
                r#"{"type":"card_error","message":"x","user_message":"Try another card."}"#,
                Some("Try another card."),
            ),
            (
                400,
                r#"{"type":"invalid_request_error","message":"No such price: 'price_1'"}"#,
                None,
            ),
            (401, r#"{"message":"Invalid API Key"}"#, None),
            (500, r#"{"type":"api_error","message":"x"}"#, None),
        ] {
            let error = Error::Api(Box::new(refused(status, json)));
            assert_eq!(error.customer_message(), sentence, "{json}");
        }
        assert_eq!(Error::Address.customer_message(), None);
    }
}
