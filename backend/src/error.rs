//! Every way in which the server refuses, and the one place that turns it into HTTP.
//!
//! A handler returns an [`Error`]; [`IntoResponse`] is pure and puts it beside an empty body. The
//! telemetry layer, which knows the request id, writes the body and logs the error, once.

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use shared::{AccountId, ApiError, CheckoutId, ErrorCode, RequestId};

use crate::{domain::Refusal, store, stripe};

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
    /// Stripe knows no such account, or lets the platform not act for it.
    #[error("account {0} does not exist or is not connected to the platform")]
    AccountUnknown(AccountId),
    /// The account can not take payments.
    #[error("account {0} can not take payments yet; its onboarding at Stripe is not complete")]
    AccountNotReady(AccountId),
    /// The checkout's state does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
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
            Self::Invalid { .. } | Self::AccountUnknown(_) | Self::AccountNotReady(_) => {
                StatusCode::BAD_REQUEST
            }
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::NoSuchPath | Self::NoSuchCheckout(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Stripe(error) if is_about_the_request(error) => StatusCode::BAD_REQUEST,
            Self::Stripe(_) => StatusCode::BAD_GATEWAY,
            Self::Store(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The reason, for a program.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid { .. } => ErrorCode::InvalidRequest,
            Self::Unauthorized => ErrorCode::Unauthorized,
            Self::NoSuchPath | Self::NoSuchCheckout(_) => ErrorCode::NotFound,
            Self::MethodNotAllowed => ErrorCode::MethodNotAllowed,
            Self::PayloadTooLarge => ErrorCode::PayloadTooLarge,
            Self::AccountUnknown(_) => ErrorCode::AccountUnknown,
            Self::AccountNotReady(_) => ErrorCode::AccountNotReady,
            Self::Refused(Refusal::Paid) => ErrorCode::CheckoutPaid,
            Self::Refused(Refusal::Processing) => ErrorCode::CheckoutProcessing,
            Self::Refused(Refusal::Changed) => ErrorCode::CheckoutChanged,
            Self::Stripe(error) if is_about_the_request(error) => ErrorCode::StripeRefused,
            Self::Stripe(_) => ErrorCode::StripeUnavailable,
            Self::Store(_) | Self::Internal(_) => ErrorCode::Internal,
        }
    }

    /// The body of the refusal.
    pub fn body(&self, request_id: RequestId) -> ApiError {
        let stripe = match self {
            Self::Stripe(error) if is_about_the_request(error) => error.api(),
            _ => None,
        };
        let param = match self {
            Self::Invalid { param, .. } => param.clone(),
            _ => stripe.and_then(|error| error.param.clone()),
        };
        ApiError {
            code: self.code(),
            message: self.message(),
            param,
            decline_code: stripe.and_then(|error| error.decline_code.clone()),
            request_id,
        }
    }

    /// A 5xx tells a fixed sentence, whatever happened inside.
    fn message(&self) -> String {
        match self {
            Self::Stripe(error) if is_about_the_request(error) => error
                .api()
                .and_then(|error| error.message.clone())
                .unwrap_or_else(|| "Stripe refused the payment".to_owned()),
            Self::Stripe(_) => {
                "the payment service did not answer; nothing was charged, try again".to_owned()
            }
            Self::Store(_) | Self::Internal(_) => {
                "something failed on our side; try again, or send us the request_id".to_owned()
            }
            other => other.to_string(),
        }
    }
}

/// Whether the caller's request is at fault, and not Stripe, the network or our own key.
fn is_about_the_request(error: &stripe::Error) -> bool {
    error
        .api()
        .is_some_and(|error| matches!(error.status, 400 | 402))
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut response = status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
