//! Why a call to Stripe failed.

use serde::Deserialize;
use shared::{AccountId, RequestId};

use super::form::EncodeError;

/// Why a call failed. Bodies are never kept: they may hold personal data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Stripe answered with an error object.
    #[error("Stripe refused the request")]
    Api(#[source] Box<ApiError>),
    /// Stripe could not be reached, or the connection broke; the effect is unknown.
    #[error("Stripe could not be reached")]
    Transport(#[source] reqwest::Error),
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
}

/// Stripe's error object with what the answer around it said.
/// <https://docs.stripe.com/api/errors>
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Deserialize)]
#[error("{kind:?} {}: {}", code.as_deref().unwrap_or("-"), message.as_deref().unwrap_or("-"))]
pub struct ApiError {
    /// The broad class of the error.
    #[serde(rename = "type", default)]
    pub kind: ErrorType,
    /// The reason, for a program (`resource_missing`).
    pub code: Option<String>,
    /// Why the issuer declined a card (`insufficient_funds`).
    pub decline_code: Option<String>,
    /// What to do after a decline (`try_again_later`).
    pub advice_code: Option<String>,
    /// The reason in English. For a card error it may be shown to the customer.
    pub message: Option<String>,
    /// The parameter at fault.
    pub param: Option<String>,
    /// The charge that failed.
    pub charge: Option<String>,
    /// Stripe's documentation of `code`.
    pub doc_url: Option<String>,
    /// The request in Stripe's dashboard.
    pub request_log_url: Option<String>,
    /// HTTP status of the answer.
    #[serde(skip)]
    pub status: u16,
    /// Stripe's id of the request.
    #[serde(skip)]
    pub request_id: Option<RequestId>,
    /// The connected account that the request was for.
    #[serde(skip)]
    pub account: Option<AccountId>,
    /// Whether Stripe replayed the answer to an earlier request with the same idempotency key.
    #[serde(skip)]
    pub replayed: bool,
}

/// The classes of Stripe's errors. Open: Stripe adds to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorType {
    /// Stripe itself failed.
    ApiError,
    /// The card was refused.
    CardError,
    /// An idempotency key was used for another request before.
    IdempotencyError,
    /// The request is wrong.
    InvalidRequestError,
    /// One that this program does not know.
    #[default]
    #[serde(other)]
    Unknown,
}

impl Error {
    /// Stripe's error object, where there is one.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            Self::Transport(_) | Self::Decode { .. } | Self::Encode(_) | Self::Address => None,
        }
    }

    /// Whether Stripe's error object carries this code.
    pub fn has_code(&self, code: &str) -> bool {
        self.api()
            .is_some_and(|error| error.code.as_deref() == Some(code))
    }

    /// Whether it is certain that the request had no effect and never will under its key: then,
    /// and only then, the same thing may be asked for under another key.
    pub fn is_final_refusal(&self) -> bool {
        self.api().is_some_and(|error| match error.status {
            409 | 429 => false,
            400..500 => true,
            // A failure saved under the key comes back for a day; only a new key gets further.
            _ => error.replayed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, replayed: bool) -> Error {
        let mut error: ApiError = serde_json::from_str(r#"{"type":"api_error"}"#).unwrap();
        (error.status, error.replayed) = (status, replayed);
        Error::Api(Box::new(error))
    }

    #[test]
    fn an_unknown_outcome_is_not_a_refusal() {
        for (status, replayed, is_final) in [
            (400, false, true),
            (402, false, true),
            (404, false, true),
            (409, false, false),
            (429, false, false),
            (500, false, false),
            (500, true, true),
        ] {
            assert_eq!(
                refused(status, replayed).is_final_refusal(),
                is_final,
                "{status}"
            );
        }
        let unreadable = Error::Decode {
            status: 200,
            path: "id".to_owned(),
            request_id: None,
        };
        assert!(!unreadable.is_final_refusal());
    }

    #[test]
    fn an_error_of_an_unknown_type_with_unknown_fields_is_read() {
        let error: ApiError =
            serde_json::from_str(r#"{"type":"brand_new_error","code":"x","shiny":{"a":1}}"#)
                .unwrap();
        assert_eq!(
            (error.kind, error.code.as_deref()),
            (ErrorType::Unknown, Some("x"))
        );
    }
}
