//! `/_sandbox/payment_intents`: what a customer's bank does with a debit, days later.

use axum::{
    Json,
    extract::{Path, State},
};
use serde_json::Value;

use crate::{
    answer::Answer,
    control::refunds::{Drive, Ending},
    debiting,
    error::{Error, Result},
    resources::{Resource as _, payment_intent::PaymentIntent},
    state::{App, State as Everything},
};

/// `POST /_sandbox/payment_intents/{id}`
pub(crate) async fn drive_debit(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(Drive { status }): Json<Drive>,
) -> Answer {
    Answer::without_log(drive(&mut app.state(), &id, status))
}

fn drive(state: &mut Everything, id: &str, status: Ending) -> Result<Value> {
    state.catch_up();
    let owner = state
        .account_with(|merchant| merchant.payment_intents.contains(id))
        .ok_or_else(|| Error::no_such(PaymentIntent::OBJECT, id, "intent"))?;
    let intent = match status {
        Ending::Succeeded => state.end_debit(&owner, id, debiting::Ending::Paid),
        Ending::Failed => state.fail_debit(&owner, id),
    };
    Ok(intent?.to_json())
}
