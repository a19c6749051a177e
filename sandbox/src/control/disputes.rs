//! `/_sandbox/disputes`: what a customer and their bank do.

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    answer::Answer,
    choice::{Choice, alternatives},
    disputing::Grounds,
    error::{Error, Result},
    resources::{
        Resource as _,
        charge::Charge,
        dispute::{
            Case, Dispute,
            reason::Reason,
            status::{Event, Status},
        },
    },
    state::{App, State as Everything},
};

/// A customer goes to their bank.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Complaint {
    charge: String,
    reason: Option<String>,
    case_type: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verdict {
    status: String,
}

/// `POST /_sandbox/disputes`: a customer disputes any charge, by default as fraudulent.
pub(crate) async fn open_dispute(
    State(app): State<App>,
    Json(complaint): Json<Complaint>,
) -> Answer {
    Answer::without_log(open(&mut app.state(), &complaint))
}

/// `POST /_sandbox/disputes/{id}`: the bank decides, or takes an inquiry further.
pub(crate) async fn drive_dispute(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(Verdict { status }): Json<Verdict>,
) -> Answer {
    Answer::without_log(drive(&mut app.state(), &id, &status))
}

fn open(state: &mut Everything, complaint: &Complaint) -> Result<Value> {
    let grounds = Grounds {
        reason: word("reason", complaint.reason.as_deref())?.unwrap_or(Reason::Fraudulent),
        case: word("case_type", complaint.case_type.as_deref())?.unwrap_or(Case::Chargeback),
    };
    let charge = &complaint.charge;
    state.catch_up();
    let owner = state
        .account_with(|merchant| merchant.charges.contains(charge))
        .ok_or_else(|| Error::no_such(Charge::OBJECT, charge, "charge"))?;
    Ok(state.open_dispute(&owner, charge, grounds)?.to_json())
}

fn drive(state: &mut Everything, id: &str, status: &str) -> Result<Value> {
    let event = match word("status", Some(status))? {
        Some(Status::Won) => Event::Win,
        Some(Status::Lost) => Event::Lose,
        Some(Status::WarningClosed) => Event::CloseInquiry,
        Some(Status::NeedsResponse) => Event::Escalate,
        _ => {
            return Err(Error::invalid(
                "The bank makes a dispute won or lost, and an inquiry warning_closed or \
                 needs_response.",
            )
            .param("status"));
        }
    };
    state.catch_up();
    let owner = state
        .account_with(|merchant| merchant.disputes.contains(id))
        .ok_or_else(|| Error::no_such(Dispute::OBJECT, id, "dispute"))?;
    Ok(state.move_dispute(&owner, id, event)?.to_json())
}

fn word<T: Choice>(name: &str, word: Option<&str>) -> Result<Option<T>> {
    let Some(word) = word else {
        return Ok(None);
    };
    T::from_word(word).map(Some).ok_or_else(|| {
        let known = alternatives::<T>();
        Error::invalid(format!("Invalid {name}: must be one of {known}")).param(name)
    })
}
