//! `/_sandbox/limits`: what a busy Stripe answers.

use std::time::Duration;

use axum::{Json, extract::State, http::StatusCode};
use serde::{Deserialize, Deserializer};

use crate::{params::Update, state::App};

/// What is to change; the rest stays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    /// Of one account; of every account if none is named.
    account: Option<String>,
    /// `null` lifts the limit.
    #[serde(default = "unchanged", deserialize_with = "changed")]
    per_second: Update<u32>,
    lock_next: Option<u32>,
    latency_ms: Option<u64>,
}

fn unchanged() -> Update<u32> {
    Update::Keep
}

fn changed<'de, D: Deserializer<'de>>(field: D) -> Result<Update<u32>, D::Error> {
    Ok(Option::deserialize(field)?.map_or(Update::Clear, Update::Set))
}

/// `POST /_sandbox/limits`
pub(crate) async fn set_limits(State(app): State<App>, Json(change): Json<Change>) -> StatusCode {
    let mut state = app.state();
    let limits = &mut state.limits;
    match change.per_second {
        Update::Keep => {}
        Update::Clear => limits.limit(change.account, None),
        Update::Set(limit) => limits.limit(change.account, Some(limit)),
    }
    if let Some(writes) = change.lock_next {
        limits.lock_next(writes);
    }
    if let Some(latency) = change.latency_ms {
        limits.delay(Duration::from_millis(latency));
    }
    StatusCode::NO_CONTENT
}
