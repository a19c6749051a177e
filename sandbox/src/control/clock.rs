//! `/_sandbox/clock`: time, put forward.

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{answer::Answer, clock::UnixSeconds, error::Error, state::App};

/// How the clock is put forward.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum Forward {
    By { advance_seconds: u32 },
    To { now: UnixSeconds },
}

/// `GET /_sandbox/clock`
pub(crate) async fn read_clock(State(app): State<App>) -> Json<Value> {
    Json(json!({ "now": app.state().clock.now() }))
}

/// `POST /_sandbox/clock`: what falls due on the way happens before the answer.
pub(crate) async fn set_clock(State(app): State<App>, Json(forward): Json<Forward>) -> Answer {
    let mut state = app.state();
    let to = match forward {
        Forward::By { advance_seconds } => state
            .clock
            .now()
            .saturating_add(UnixSeconds::from(advance_seconds)),
        Forward::To { now } => now,
    };
    let moved = state.clock.forward(to);
    state.catch_up();
    Answer::without_log(match moved {
        Ok(()) => Ok(json!({ "now": state.clock.now() })),
        Err(_) => Err(Error::invalid(
            "The sandbox's clock goes forward only, and no further than the year 9999.",
        )
        .param("now")),
    })
}
