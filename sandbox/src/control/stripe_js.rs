//! `/_sandbox/stripe_js`: how heavy Stripe.js is.

use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;

use crate::{browser, state::App};

/// More would only fill the memory.
const MOST_BYTES: usize = 10_000_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Padding {
    /// Before compression.
    padding_bytes: usize,
}

/// `POST /_sandbox/stripe_js`
pub(crate) async fn pad_stripe_js(
    State(app): State<App>,
    Json(Padding { padding_bytes }): Json<Padding>,
) -> std::result::Result<StatusCode, (StatusCode, String)> {
    if padding_bytes > MOST_BYTES {
        let message = format!("padding_bytes is {MOST_BYTES} at most");
        return Err((StatusCode::BAD_REQUEST, message));
    }
    let padded = (padding_bytes > 0).then(|| browser::padded_stripe_js(padding_bytes));
    app.state().padded_stripe_js = padded;
    Ok(StatusCode::NO_CONTENT)
}
