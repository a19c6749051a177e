//! What a refusal looks like over HTTP: its status, its code and its body.

use std::sync::Arc;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{ApiError, ErrorCode, RequestId};

use super::{Error, stripe_refusal};
use crate::{domain::Refusal, stripe};

impl Error {
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
            Self::Forbidden
            | Self::FeeIsThePlatforms(_)
            | Self::FeeOfItsOwn
            | Self::PlatformRequired
            | Self::OriginNotAllowed(_) => StatusCode::FORBIDDEN,
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
            Self::NobodyKnows(_) => StatusCode::BAD_GATEWAY,
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
            Self::Forbidden | Self::FeeIsThePlatforms(_) | Self::FeeOfItsOwn => {
                ErrorCode::Forbidden
            }
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
            Self::NobodyKnows(_) => ErrorCode::StripeUnavailable,
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
            Self::FeeIsThePlatforms(param) => Some((*param).to_owned()),
            Self::FeeOfItsOwn => Some("amount".to_owned()),
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
