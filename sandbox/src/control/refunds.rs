//! `/_sandbox/refunds`: what a bank does with a refund, days later.

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    answer::Answer,
    error::{Error, Result},
    resources::{
        Resource as _,
        refund::{Event, Refund},
    },
    state::{App, State as Everything},
};

/// What a bank says.
#[derive(Debug, Deserialize)]
pub(crate) struct Drive {
    pub(super) status: Ending,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ending {
    Succeeded,
    Failed,
}

/// `POST /_sandbox/refunds/{id}`
pub(crate) async fn drive_refund(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(Drive { status }): Json<Drive>,
) -> Answer {
    let event = match status {
        Ending::Succeeded => Event::Succeed,
        Ending::Failed => Event::Fail,
    };
    Answer::without_log(drive(&mut app.state(), &id, event))
}

fn drive(state: &mut Everything, id: &str, event: Event) -> Result<Value> {
    state.catch_up();
    let owner = state
        .account_with(|merchant| merchant.refunds.contains(id))
        .ok_or_else(|| Error::no_such(Refund::OBJECT, id, "id"))?;
    Ok(state.move_refund(&owner, id, event)?.to_json())
}
