//! HTTP in, HTTP out. A handler reads its input, calls one use case and shapes the answer.

pub(crate) mod assets;
pub(crate) mod checkouts;
pub(crate) mod extract;
pub(crate) mod health;
pub(crate) mod hosted_page;

use std::any::Any;

use axum::response::{IntoResponse as _, Response};

use crate::error::Error;

/// What a client is told when a handler panicked.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Error::Internal("a handler panicked").into_response()
}
