//! Stripe's error object. <https://docs.stripe.com/api/errors>

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use shared::{AccountId, PaymentIntentId, RequestId, SetupIntentId};

use super::{ErrorClass, RateLimitReason};
use crate::stripe::{Open, PaymentIntentStatus, Reference, SetupIntentStatus};

/// Stripe's error object with what the answer around it said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Deserialize)]
#[error(
    "{}: {}{}{}{}",
    self.class(),
    code.as_deref().unwrap_or("no code"),
    decline_code.as_deref().map(|code| format!(" ({code})")).unwrap_or_default(),
    self.sentence().map(|sentence| format!(": {sentence}")).unwrap_or_default(),
    request_id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default(),
)]
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
    /// What the card's network advises, in its own code.
    pub network_advice_code: Option<String>,
    /// Why the card's network declined, in its own code.
    pub network_decline_code: Option<String>,
    /// The reason in English. For a card error it may be shown to the customer.
    pub message: Option<String>,
    /// A sentence for the customer.
    pub user_message: Option<String>,
    /// The parameter at fault.
    pub param: Option<String>,
    /// The charge that failed.
    pub charge: Option<String>,
    /// Stripe's documentation of `code`.
    pub doc_url: Option<String>,
    /// The request in Stripe's dashboard.
    pub request_log_url: Option<String>,
    /// The intent that the error is about. A refused create may leave one.
    #[serde(default, deserialize_with = "if_readable")]
    pub payment_intent: Option<IntentInError>,
    /// The payment method that the error is about.
    #[serde(default, deserialize_with = "if_readable")]
    pub payment_method: Option<Reference>,
    /// Its kind (`card`).
    pub payment_method_type: Option<String>,
    /// The setup intent that the error is about.
    #[serde(default, deserialize_with = "if_readable")]
    pub setup_intent: Option<SetupInError>,
    /// The source that the error is about. Spelled so, it is no source of the Rust error.
    #[serde(default, deserialize_with = "if_readable")]
    pub r#source: Option<Reference>,
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
    /// Stripe's word on trying again (`Stripe-Should-Retry`).
    #[serde(skip)]
    pub should_retry: Option<bool>,
    /// Which limit was hit (`Stripe-Rate-Limited-Reason`).
    #[serde(skip)]
    pub rate_limit_reason: Option<RateLimitReason>,
}

impl ApiError {
    /// Stripe's sentence, where it is about the key, the account or Stripe itself. This is for a log:
    /// what the request said may be personal, and an idempotency key has the id of its checkout in it.
    /// Stripe's dashboard has the request, by its id.
    fn sentence(&self) -> Option<&str> {
        let is_about_neither = matches!(
            self.class(),
            ErrorClass::Authentication
                | ErrorClass::NotConnected
                | ErrorClass::Permission
                | ErrorClass::RateLimited { .. }
                | ErrorClass::StripeFailed
        );
        self.message.as_deref().filter(|_| is_about_neither)
    }

    /// What kind of refusal it is.
    pub fn class(&self) -> ErrorClass {
        ErrorClass::of(self)
    }

    /// Which of Stripe's rate limits was hit. A locked object is none.
    pub(in crate::stripe) fn rate_limit(&self) -> Option<RateLimitReason> {
        match self.class() {
            ErrorClass::RateLimited { reason } => reason,
            _ => None,
        }
    }
}

/// A part that is not as it should be is left out: the refusal itself must be heard.
fn if_readable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let part = Option::<Value>::deserialize(deserializer)?;
    Ok(part.and_then(|part| serde_json::from_value(part).ok()))
}

/// What an error tells of a `PaymentIntent`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct IntentInError {
    /// Its id.
    pub id: PaymentIntentId,
    /// How far it has come.
    pub status: Open<PaymentIntentStatus>,
}

/// What an error tells of a `SetupIntent`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SetupInError {
    /// Its id.
    pub id: SetupIntentId,
    /// How far it has come.
    pub status: Open<SetupIntentStatus>,
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

/// A body with an error object: that of v1, and that of v2.
#[derive(Deserialize)]
pub(in crate::stripe) struct Envelope {
    pub(in crate::stripe) error: ApiError,
}

/// A body of OAuth's endpoints, where the error is a word.
/// <https://docs.stripe.com/connect/oauth-reference#post-token-errors>
#[derive(Deserialize)]
pub(in crate::stripe) struct OauthError {
    error: String,
    error_description: Option<String>,
}

impl From<OauthError> for ApiError {
    fn from(oauth: OauthError) -> Self {
        Self {
            kind: ErrorType::InvalidRequestError,
            code: Some(oauth.error),
            message: oauth.error_description,
            decline_code: None,
            advice_code: None,
            network_advice_code: None,
            network_decline_code: None,
            user_message: None,
            param: None,
            charge: None,
            doc_url: None,
            request_log_url: None,
            payment_intent: None,
            payment_method: None,
            payment_method_type: None,
            setup_intent: None,
            source: None,
            status: 0,
            request_id: None,
            account: None,
            replayed: false,
            should_retry: None,
            rate_limit_reason: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declined_card_tells_all_that_stripe_tells() {
        let json = r#"{"error":{"type":"card_error","code":"card_declined","charge":"ch_1",
            "decline_code":"insufficient_funds","advice_code":"try_again_later",
            "network_decline_code":"51","network_advice_code":"02","message":"No funds.",
            "doc_url":"https://stripe.com/docs/error-codes/card-declined","param":"",
            "payment_intent":{"id":"pi_1","object":"payment_intent","amount":5,
            "status":"requires_payment_method","last_payment_error":{"type":"card_error"}},
            "payment_method":{"id":"pm_1","type":"card"},"payment_method_type":"card",
            "setup_intent":{"id":"seti_1","status":"a_new_one"},"source":{"id":"src_1"}}}"#;

        let Envelope { error } = serde_json::from_str(json).unwrap();

        let intent = error.payment_intent.unwrap();
        assert_eq!(intent.status, PaymentIntentStatus::RequiresPaymentMethod);
        assert_eq!(error.network_decline_code.as_deref(), Some("51"));
        assert_eq!(error.payment_method.unwrap().id, "pm_1");
        assert_eq!(
            error.setup_intent.unwrap().status,
            Open::Other("a_new_one".to_owned())
        );
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

    #[test]
    fn a_part_of_an_unknown_shape_does_not_hide_the_refusal() {
        let json = r#"{"type":"card_error","code":"card_declined","payment_intent":{"id":7},
            "payment_method":"pm_1","setup_intent":null,"source":[]}"#;

        let error: ApiError = serde_json::from_str(json).unwrap();

        assert_eq!(error.code.as_deref(), Some("card_declined"));
        assert_eq!((error.payment_intent, error.payment_method), (None, None));
    }

    #[test]
    fn an_error_of_version_two_is_read() {
        let json = r#"{"error":{"code":"invalid_fields","message":"Bad.","user_message":"Sorry.",
            "errors":[{"field":"a"}]}}"#;

        let Envelope { error } = serde_json::from_str(json).unwrap();

        assert_eq!(error.code.as_deref(), Some("invalid_fields"));
        assert_eq!(error.user_message.as_deref(), Some("Sorry."));
    }

    #[test]
    fn an_error_of_oauth_is_a_word() {
        let json = r#"{"error":"invalid_grant","error_description":"Code does not exist: ac_1"}"#;

        let error: ApiError = serde_json::from_str::<OauthError>(json).unwrap().into();

        assert_eq!(error.code.as_deref(), Some("invalid_grant"));
    }
}
