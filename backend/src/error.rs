//! Every way in which the server refuses, and the one place that turns it into HTTP.
//!
//! A handler returns an [`Error`]; [`IntoResponse`] is pure and puts it beside an empty body. The
//! telemetry layer, which knows the request id, writes the body and logs the error, once.

mod stripe_refusal;

use std::sync::Arc;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{
    AccountId, ApiError, CheckoutId, CheckoutRefundId, ErrorCode, EventId, MessageId, RequestId,
};

use crate::{
    domain::{Refusal, TooManyAttempts},
    store,
    stripe::{self, webhooks::Unverified},
};

/// Why a request is refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A field is missing, unknown, of the wrong type or out of range.
    #[error("{message}")]
    Invalid {
        /// The field.
        param: Option<String>,
        /// What is wrong with it, and what is right.
        message: String,
    },
    /// No known platform key came with the request.
    #[error("send a platform key as `Authorization: Bearer cpk_…`")]
    Unauthorized,
    /// The key is one of a single account.
    #[error("this key is for one account; use a key of the platform")]
    Forbidden,
    /// The server serves one account, and this needs a platform.
    #[error(
        "this needs a platform's keys, and this server serves one account with its own \
         (CONNECT_PAY_OWN_ACCOUNT)"
    )]
    PlatformRequired,
    /// The server serves one account, and not this one.
    #[error(
        "this server serves account {own} only, with its own keys (CONNECT_PAY_OWN_ACCOUNT); \
         account {asked} needs a server of its own, or one with a platform's keys"
    )]
    OtherAccount {
        /// The account that is served.
        own: AccountId,
        /// The account that was asked for.
        asked: AccountId,
    },
    /// The page is of an origin that may not take payments of this account.
    #[error(
        "pages of {0} may not take this payment; add the origin to the allowed_origins of the \
         account (POST /api/accounts/{{account}}) or to the setting CONNECT_PAY_ALLOWED_ORIGINS"
    )]
    OriginNotAllowed(String),
    /// A setting is missing.
    #[error("this server can not do that: its setting {0} is missing")]
    NotConfigured(&'static str),
    /// It is not known whose return from Stripe's OAuth this is.
    #[error(
        "this return from Stripe is not known: it was used before, is older than ten minutes, or \
         was not begun here; begin to connect the account again"
    )]
    OauthState,
    /// Stripe's OAuth refused, with this code. Its sentence may repeat a secret.
    #[error(
        "Stripe's OAuth refused this ({0}); check STRIPE_CONNECT_CLIENT_ID, or let the account \
         connect again"
    )]
    OauthRefused(String),
    /// No token of the account is kept.
    #[error("no OAuth token of account {0} is kept; let the account connect again")]
    NoOauthToken(AccountId),
    /// The token of the account was sealed with another key.
    #[error(
        "the OAuth token of account {0} was sealed with another CONNECT_PAY_TOKEN_KEY; set that \
         key, or let the account connect again"
    )]
    OtherTokenKey(AccountId),
    /// The endpoint takes no webhooks.
    #[error("this server takes no webhooks here: its setting {0} (whsec_…) is missing")]
    WebhooksNotConfigured(&'static str),
    /// A webhook that Stripe has not sent, or long ago.
    #[error(transparent)]
    WebhookUnverified(#[from] Unverified),
    /// No event has this id.
    #[error("event {0} does not exist")]
    NoSuchEvent(EventId),
    /// The body of the event is gone.
    #[error("the body of event {0} was deleted to protect personal data; it can not be replayed")]
    EventRedacted(EventId),
    /// Nothing lives at this URL.
    #[error("there is nothing at this URL")]
    NoSuchPath,
    /// The URL exists, the method does not.
    #[error("this URL does not answer to this method")]
    MethodNotAllowed,
    /// The body is larger than the endpoint takes.
    #[error("the request body is too large")]
    PayloadTooLarge,
    /// No checkout has this id.
    #[error("checkout {0} does not exist")]
    NoSuchCheckout(CheckoutId),
    /// The checkout has no refund with this id.
    #[error("refund {0} does not exist")]
    NoSuchRefund(CheckoutRefundId),
    /// No message has this id.
    #[error("message {0} does not exist")]
    NoSuchMessage(MessageId),
    /// The URL names an account that Stripe does not know, or that the key may not act for.
    #[error("account {0} does not exist or is not connected to the platform")]
    NoSuchAccount(AccountId),
    /// The account has ended its connection.
    #[error("account {0} has ended its connection to the platform; it must connect again")]
    AccountDeauthorized(AccountId),
    /// Stripe knows no such account, or lets the platform not act for it.
    #[error("account {0} does not exist or is not connected to the platform")]
    AccountUnknown(AccountId),
    /// The account can not take payments.
    #[error("account {0} can not take payments yet; its onboarding at Stripe is not complete")]
    AccountNotReady(AccountId),
    /// The checkout's state does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A limit holds the attempt to pay back.
    #[error(transparent)]
    TooManyAttempts(#[from] TooManyAttempts),
    /// The server has as many streams of events as it may.
    #[error(
        "this server has too many open streams of events (CONNECT_PAY_MAX_STREAMS); try again \
         later, or ask for the checkout itself"
    )]
    TooManyStreams,
    /// The checkout has as many streams of events as it may.
    #[error(
        "this checkout has too many open streams of events; close those that nobody reads, or ask \
         for the checkout itself"
    )]
    TooManyStreamsOfCheckout,
    /// All has gone back already.
    #[error("all of this payment has been refunded")]
    NothingToRefund,
    /// Another request had the `Idempotency-Key`.
    #[error("this Idempotency-Key was used for another request; use a new key for a new request")]
    IdempotencyKeyReused,
    /// The same request runs.
    #[error("the first request with this Idempotency-Key still runs; try again in a moment")]
    IdempotencyKeyInUse,
    /// Stripe failed or refused.
    #[error("Stripe did not do what was asked")]
    Stripe(#[from] stripe::Error),
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] store::Error),
    /// Something that should not happen.
    #[error("{0}")]
    Internal(&'static str),
}

impl Error {
    /// A field that is not as it should be.
    pub fn invalid(param: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid {
            param: Some(param.into()),
            message: message.into(),
        }
    }

    /// The HTTP status of the refusal.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Invalid { .. }
            | Self::AccountUnknown(_)
            | Self::AccountNotReady(_)
            | Self::AccountDeauthorized(_)
            | Self::OtherAccount { .. }
            | Self::NotConfigured(_)
            | Self::OauthState
            | Self::OauthRefused(_)
            | Self::OtherTokenKey(_)
            | Self::WebhookUnverified(_)
            | Self::IdempotencyKeyReused => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::PlatformRequired | Self::OriginNotAllowed(_) => {
                StatusCode::FORBIDDEN
            }
            Self::NoSuchPath
            | Self::NoSuchCheckout(_)
            | Self::NoSuchRefund(_)
            | Self::NoSuchEvent(_)
            | Self::NoSuchMessage(_)
            | Self::NoOauthToken(_)
            | Self::WebhooksNotConfigured(_)
            | Self::NoSuchAccount(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(_)
            | Self::NothingToRefund
            | Self::EventRedacted(_)
            | Self::IdempotencyKeyInUse => StatusCode::CONFLICT,
            Self::TooManyAttempts(_) | Self::TooManyStreamsOfCheckout => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Self::TooManyStreams => StatusCode::SERVICE_UNAVAILABLE,
            Self::Stripe(error) => stripe_refusal::status(error),
            Self::Store(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The reason, for a program.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid { .. } | Self::OauthState => ErrorCode::InvalidRequest,
            Self::NotConfigured(_) | Self::OtherTokenKey(_) => ErrorCode::NotConfigured,
            Self::OauthRefused(_) => ErrorCode::StripeRefused,
            Self::Unauthorized => ErrorCode::Unauthorized,
            Self::Forbidden => ErrorCode::Forbidden,
            Self::PlatformRequired => ErrorCode::PlatformRequired,
            Self::OriginNotAllowed(_) => ErrorCode::OriginNotAllowed,
            Self::NoSuchPath
            | Self::NoSuchCheckout(_)
            | Self::NoSuchRefund(_)
            | Self::NoSuchEvent(_)
            | Self::NoSuchMessage(_)
            | Self::NoOauthToken(_) => ErrorCode::NotFound,
            Self::WebhooksNotConfigured(_) => ErrorCode::WebhooksNotConfigured,
            Self::WebhookUnverified(_) => ErrorCode::WebhookUnverified,
            Self::EventRedacted(_) => ErrorCode::EventRedacted,
            Self::MethodNotAllowed => ErrorCode::MethodNotAllowed,
            Self::PayloadTooLarge => ErrorCode::PayloadTooLarge,
            Self::AccountUnknown(_) | Self::NoSuchAccount(_) | Self::OtherAccount { .. } => {
                ErrorCode::AccountUnknown
            }
            Self::AccountNotReady(_) | Self::AccountDeauthorized(_) => ErrorCode::AccountNotReady,
            Self::Refused(refusal) => refusal_code(*refusal),
            Self::NothingToRefund => ErrorCode::CheckoutRefunded,
            Self::IdempotencyKeyReused => ErrorCode::IdempotencyKeyReused,
            Self::IdempotencyKeyInUse => ErrorCode::IdempotencyKeyInUse,
            Self::TooManyAttempts(_) => ErrorCode::TooManyAttempts,
            Self::TooManyStreams | Self::TooManyStreamsOfCheckout => ErrorCode::TooManyStreams,
            Self::Stripe(error) => stripe_refusal::code(error),
            Self::Store(_) | Self::Internal(_) => ErrorCode::Internal,
        }
    }

    /// The body of the refusal.
    pub fn body(&self, request_id: RequestId) -> ApiError {
        let stripe = match self {
            Self::Stripe(error) if self.status().is_client_error() => error.api(),
            _ => None,
        };
        let param = match self {
            Self::Invalid { param, .. } => param.clone(),
            Self::Stripe(stripe::Error::Expand { .. }) => Some("expand".to_owned()),
            _ => stripe.and_then(|error| error.param.clone()),
        };
        ApiError {
            code: self.code(),
            message: self.message(),
            param,
            decline_code: stripe.and_then(|error| error.decline_code.clone()),
            customer_message: match self {
                Self::Stripe(error) => error.customer_message().map(str::to_owned),
                _ => None,
            },
            request_id,
        }
    }

    /// A 5xx tells a fixed sentence, whatever happened inside.
    fn message(&self) -> String {
        match self {
            Self::Stripe(error) => stripe_refusal::message(error),
            Self::Store(_) | Self::Internal(_) => {
                "something failed on our side; try again, or send us the request_id".to_owned()
            }
            other => other.to_string(),
        }
    }
}

const fn refusal_code(refusal: Refusal) -> ErrorCode {
    match refusal {
        Refusal::Paid => ErrorCode::CheckoutPaid,
        Refusal::Processing => ErrorCode::CheckoutProcessing,
        Refusal::Authorized => ErrorCode::CheckoutAuthorized,
        Refusal::Canceled => ErrorCode::CheckoutCanceled,
        Refusal::Expired => ErrorCode::CheckoutExpired,
        Refusal::NotAuthorized => ErrorCode::CheckoutNotAuthorized,
        Refusal::NotPaid => ErrorCode::CheckoutNotPaid,
        Refusal::Changed => ErrorCode::CheckoutChanged,
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut response = status.into_response();
        if let Self::TooManyAttempts(refusal) = &self {
            let seconds = HeaderValue::from(refusal.retry_after_s);
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
