//! `/_sandbox/payment_intents`: what becomes of a debit or a voucher, days later.

use axum::{
    Json,
    extract::{Path, State},
};
use serde_json::Value;

use crate::{
    answer::Answer as Reply,
    control::refunds::{Drive, Ending},
    debiting,
    error::{Error, Result},
    resources::{
        Resource as _,
        payment_intent::{PaymentIntent, action::Answer},
    },
    state::{App, State as Everything},
};

/// `POST /_sandbox/payment_intents/{id}`
pub(crate) async fn drive_payment(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(Drive { status }): Json<Drive>,
) -> Reply {
    Reply::without_log(drive(&mut app.state(), &id, status))
}

fn drive(state: &mut Everything, id: &str, status: Ending) -> Result<Value> {
    state.catch_up();
    let owner = state
        .account_with(|merchant| merchant.payment_intents.contains(id))
        .ok_or_else(|| Error::no_such(PaymentIntent::OBJECT, id, "intent"))?;
    if state.voucher(&owner, id)?.is_some() {
        let answer = match status {
            Ending::Succeeded => Answer::Succeeded,
            Ending::Failed => Answer::Failed,
        };
        return Ok(state.end_voucher(&owner, id, answer)?.to_json());
    }
    let intent = match status {
        Ending::Succeeded => state.end_debit(&owner, id, debiting::Ending::Paid),
        Ending::Failed => state.fail_debit(&owner, id),
    };
    Ok(intent?.to_json())
}
