//! What a busy, broken or strict Stripe answers: calls that are not let in, and have no effect.
//!
//! <https://docs.stripe.com/rate-limits>, <https://docs.stripe.com/error-low-level>

use axum::{
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse as _, Response},
};

use crate::{
    answer::Answer,
    call::Call,
    choice::{Choice as _, choices},
    error::Error,
    idempotency,
};

choices! {
    /// Which limit was met, in the words of `Stripe-Rate-Limited-Reason`.
    pub(crate) enum RateLimit {
        GlobalRate = "global-rate",
        GlobalConcurrency = "global-concurrency",
        EndpointRate = "endpoint-rate",
        EndpointConcurrency = "endpoint-concurrency",
        ResourceSpecific = "resource-specific",
    }
}

/// Why a call is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    TooMany(RateLimit),
    /// Another request works on the object.
    Locked,
    /// Another request has the idempotency key, or works on the object.
    Conflict,
    /// The key is a restricted one, and may not do this.
    Restricted,
    /// Stripe failed.
    Broken,
    /// Stripe can not be reached behind its own door.
    Unavailable,
}

impl Refusal {
    /// The answer to `call`.
    pub(crate) fn answer(self, call: &Call) -> Response {
        let error = self.error(call.idempotency_key());
        let mut response = Answer::new(Err(error), call.request_id()).into_response();
        response.headers_mut().extend(self.header());
        response
    }

    fn error(self, key: Option<&str>) -> Error {
        match self {
            Self::TooMany(_) => Error::new(
                StatusCode::TOO_MANY_REQUESTS,
                "invalid_request_error",
                "Testmode request rate limit exceeded, the rate limits in testmode are lower than \
                 livemode. You can learn more about rate limits here \
                 https://stripe.com/docs/rate-limits.",
            )
            .code("rate_limit"),
            Self::Locked => locked(StatusCode::TOO_MANY_REQUESTS),
            Self::Conflict => match key {
                Some(key) => idempotency::in_use(key),
                None => locked(StatusCode::CONFLICT),
            },
            Self::Restricted => Error::forbidden(
                "The provided key 'rk_test_*********2345' does not have the required permissions \
                 for this endpoint. Having more permissions would allow this request to continue.",
            ),
            Self::Broken => failed(StatusCode::INTERNAL_SERVER_ERROR),
            Self::Unavailable => failed(StatusCode::SERVICE_UNAVAILABLE),
        }
    }

    /// What tells a client whether to ask again.
    fn header(self) -> Option<(HeaderName, HeaderValue)> {
        let (name, value) = match self {
            Self::TooMany(limit) => ("stripe-rate-limited-reason", limit.as_str()),
            Self::Locked | Self::Broken | Self::Unavailable => ("stripe-should-retry", "true"),
            Self::Conflict | Self::Restricted => return None,
        };
        Some((
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        ))
    }
}

fn locked(status: StatusCode) -> Error {
    Error::new(
        status,
        "invalid_request_error",
        "This object cannot be accessed right now because another API request or Stripe process \
         is currently accessing it. If you see this error intermittently, retry the request. If \
         you see this error frequently and are making multiple concurrent requests to a single \
         object, make your requests serially or at a lower rate. For more details, see \
         https://stripe.com/docs/rate-limits#object-lock-timeouts.",
    )
    .code("lock_timeout")
}

/// Stripe failed, and says no more about it.
pub(crate) fn failed(status: StatusCode) -> Error {
    Error::new(
        status,
        "api_error",
        "An error occurred internally with Stripe's API.",
    )
}
