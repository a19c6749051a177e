//! HTTP in, HTTP out. A handler reads its input, calls one use case and shapes the answer.

pub(crate) mod accounts;
pub(crate) mod answer;
pub(crate) mod assets;
pub(crate) mod attempts;
pub(crate) mod caller;
pub(crate) mod checkouts;
pub(crate) mod customers;
pub(crate) mod docs;
pub(crate) mod events;
pub(crate) mod extract;
pub(crate) mod health;
pub(crate) mod hosted_page;
pub(crate) mod idempotency;
pub(crate) mod messages;
pub(crate) mod metrics;
pub(crate) mod money;
pub(crate) mod oauth;
pub(crate) mod origins;
pub(crate) mod own_account;
pub(crate) mod path;
pub(crate) mod platform;
pub(crate) mod public;
pub(crate) mod refunds;
pub(crate) mod saving;
mod signatures;
pub(crate) mod table;
pub(crate) mod webhooks;

use std::any::Any;

use axum::response::{IntoResponse as _, Response};

use crate::error::Error;

/// What a client is told when a handler panicked.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Error::Internal("a handler panicked").into_response()
}
