//! What came back, and what it says.

use bytes::Bytes;
use reqwest::{StatusCode, header::HeaderMap};
use serde::de::DeserializeOwned;
use shared::{AccountId, RequestId};
use tracing::{Span, field};

use crate::stripe::{
    ApiError, Error, RateLimitReason,
    error::{Envelope, OauthError},
};

/// A success with its whole body, not read yet.
#[derive(Debug)]
pub(super) struct Answer {
    status: u16,
    request_id: Option<RequestId>,
    body: Bytes,
}

impl Answer {
    /// Tells a success from a refusal.
    pub(super) fn new(
        status: StatusCode,
        headers: &HeaderMap,
        body: Bytes,
        account: Option<&AccountId>,
    ) -> Result<Self, Error> {
        let request_id: Option<RequestId> =
            header(headers, "request-id").and_then(|id| id.parse().ok());
        let span = Span::current();
        span.record("http.status", status.as_u16());
        span.record("stripe.request_id", request_id.as_ref().map(field::display));
        let answer = Self {
            status: status.as_u16(),
            request_id,
            body,
        };
        if status.is_success() {
            Ok(answer)
        } else {
            Err(answer.refusal(headers, account))
        }
    }

    pub(super) const fn status(&self) -> u16 {
        self.status
    }

    /// Reads the object of a success.
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, Error> {
        decode(&self.body).map_err(|path| self.unreadable(path))
    }

    fn refusal(self, headers: &HeaderMap, account: Option<&AccountId>) -> Error {
        let error = decode::<Envelope>(&self.body)
            .map(|Envelope { error }| error)
            .or_else(|path| match decode::<OauthError>(&self.body) {
                Ok(error) => Ok(error.into()),
                Err(_) => Err(path),
            });
        match error {
            Ok(error) => Error::Api(Box::new(ApiError {
                status: self.status,
                request_id: self.request_id,
                account: account.cloned(),
                replayed: header(headers, "idempotent-replayed") == Some("true"),
                should_retry: header(headers, "stripe-should-retry").map(|it| it == "true"),
                rate_limit_reason: header(headers, "stripe-rate-limited-reason")
                    .map(RateLimitReason::from_header),
                ..error
            })),
            Err(path) => self.unreadable(path),
        }
    }

    fn unreadable(self, path: String) -> Error {
        Error::Decode {
            status: self.status,
            path,
            request_id: self.request_id,
        }
    }
}

/// Reads a body; on failure tells the field at fault and nothing of its content.
fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut json).map_err(|error| error.path().to_string())
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
