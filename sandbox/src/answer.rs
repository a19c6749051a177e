//! An answer of the API: a status and a JSON body.

use std::sync::Arc;

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::error::Error;

/// An answer. It travels with its response, so that the layers outside can store it.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Arc<Value>,
    /// Whether the request was carried out, rather than refused at the door.
    pub(crate) executed: bool,
    /// The request whose answer this repeats.
    pub(crate) replay_of: Option<String>,
}

impl Answer {
    /// The answer to the request `request_id`. Errors link to its log entry.
    pub(crate) fn new(result: Result<Value, Error>, request_id: &str) -> Self {
        Self::without_log(result.map_err(|error| {
            let entry = format!("https://dashboard.stripe.com/test/logs/{request_id}");
            error.logged_at(entry)
        }))
    }

    /// The answer to a request that Stripe would not have logged.
    pub(crate) fn without_log(result: Result<Value, Error>) -> Self {
        let (status, executed, body) = match result {
            Ok(body) => (StatusCode::OK, true, body),
            Err(error) => (error.status(), error.was_executed(), error.into_json()),
        };
        Self {
            status,
            body: Arc::new(body),
            executed,
            replay_of: None,
        }
    }

    /// The same answer with another body.
    pub(crate) fn map(self, change: impl FnOnce(Value) -> Value) -> Self {
        Self {
            body: Arc::new(change(Arc::unwrap_or_clone(self.body))),
            ..self
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(&*self.body)).into_response();
        response.extensions_mut().insert(self);
        response
    }
}
