//! `/_sandbox/*`: what Stripe does not have. Tests, and the sandbox's own pages, call it without a
//! key.

pub(crate) mod accounts;
mod clock;
mod disputes;
mod faults;
mod limits;
pub(crate) mod onboarding;
mod payment_intents;
mod refunds;
mod stripe_js;
pub(crate) mod trigger;
pub(crate) mod webhooks;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header::ORIGIN},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    answer::Answer,
    attempt::Attempt,
    choice::Choice as _,
    error::Result,
    journal::StripeJsEntry,
    ledger::Ledger,
    resources::payment_intent::action,
    setup_attempt::SetupAttempt,
    state::{App, State as Everything},
};

pub(crate) use crate::control::{
    clock::{read_clock, set_clock},
    disputes::{drive_dispute, open_dispute},
    faults::{read_faults, set_faults},
    limits::set_limits,
    payment_intents::drive_payment,
    refunds::drive_refund,
    stripe_js::pad_stripe_js,
};

/// `POST /_sandbox/reset`: forgets everything, the journal included.
pub(crate) async fn reset(State(app): State<App>) -> StatusCode {
    *app.state() = Everything::new(&app.options);
    StatusCode::NO_CONTENT
}

#[derive(Debug, Deserialize)]
pub(crate) struct Since {
    #[serde(default)]
    since: u64,
}

/// `GET /_sandbox/journal?since=N`
pub(crate) async fn journal(State(app): State<App>, Query(query): Query<Since>) -> Json<Value> {
    Json(json!({ "entries": app.state().journal.since(query.since) }))
}

#[derive(Debug, Deserialize)]
struct StripeJsCall {
    call: String,
    #[serde(default)]
    args: Value,
}

/// `POST /_sandbox/stripe-js-calls`: a page called Stripe.js. The body is JSON whatever its type
/// says, so that a page on another origin can send it without asking first.
pub(crate) async fn stripe_js_call(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> std::result::Result<StatusCode, (StatusCode, String)> {
    let report: StripeJsCall = serde_json::from_slice(&body)
        .map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))?;
    let page = headers
        .get(ORIGIN)
        .and_then(|origin| origin.to_str().ok())
        .map(String::from);
    app.state().journal.stripe_js(StripeJsEntry {
        call: report.call,
        args: report.args,
        page,
    });
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Outcome {
    outcome: action::Answer,
}

/// `POST /_sandbox/authentications/{intent}`: a customer did their part, or did not.
pub(crate) async fn authenticate(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(Outcome { outcome }): Json<Outcome>,
) -> Answer {
    Answer::without_log(finish(&mut app.state(), &id, outcome))
}

fn finish(state: &mut Everything, intent: &str, outcome: action::Answer) -> Result<Value> {
    state.catch_up();
    let owner = state.owner_of(intent)?;
    let Ledger {
        merchant,
        ids,
        agenda,
        now,
    } = state.ledger(&owner)?;
    let (redirect_to, status) = if merchant.setup_intents.contains(intent) {
        let redirect_to = SetupAttempt {
            merchant: &mut *merchant,
            ids,
        }
        .finish(intent, outcome)?;
        let intent = merchant.setup_intents.get(intent, "setup_intent")?;
        (redirect_to, intent.phase.status().as_str())
    } else {
        let redirect_to = Attempt {
            merchant: &mut *merchant,
            ids,
            agenda,
            now,
        }
        .finish(intent, outcome)?;
        let intent = merchant.payment_intents.get(intent, "payment_intent")?;
        (redirect_to, intent.phase.status().as_str())
    };
    Ok(json!({ "status": status, "redirect_to": redirect_to }))
}
