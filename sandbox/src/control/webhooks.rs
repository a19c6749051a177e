//! `/_sandbox/webhooks` and `/_sandbox/webhook_endpoints`: what the Dashboard shows and does.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    answer::Answer,
    choice::{Choice as _, alternatives},
    clock::{DAY_SECONDS, UnixSeconds},
    error::{Error, Result},
    faults::webhooks::Fate,
    resources::{
        Resource as _,
        webhook_endpoint::{Payload, WebhookEndpoint},
    },
    state::{App, State as Everything},
    webhooks::delivery::{Status, Timetable},
};

/// Stripe keeps an old secret for a day at most.
const LONGEST_OVERLAP_S: UnixSeconds = DAY_SECONDS;

#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    /// Deliveries of one event only.
    event: Option<String>,
    /// Deliveries that stand there only.
    state: Option<String>,
}

/// `GET /_sandbox/webhooks`: the deliveries and their tries.
pub(crate) async fn read(State(app): State<App>, Query(wanted): Query<Wanted>) -> Answer {
    let mut state = app.state();
    state.catch_up();
    let now = state.clock.now();
    let event = wanted.event.as_deref();
    let status = wanted.state.as_deref().map(read_status).transpose();
    Answer::without_log(status.map(|status| state.deliveries.to_json(event, status, now)))
}

fn read_status(word: &str) -> Result<Status> {
    Status::from_word(word).ok_or_else(|| {
        let known = alternatives::<Status>();
        Error::invalid(format!("Invalid state: must be one of {known}")).param("state")
    })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setting {
    retry_after_s: Vec<u32>,
}

/// `POST /_sandbox/webhooks`: when failed deliveries are tried again from now on.
pub(crate) async fn set(State(app): State<App>, Json(setting): Json<Setting>) -> Json<Value> {
    let retry_after_s = setting.retry_after_s;
    let answer = json!({ "retry_after_s": retry_after_s });
    app.state().deliveries.timetable = Timetable { retry_after_s };
    Json(answer)
}

/// `POST /_sandbox/webhooks/{event}/resend`: sends an event again to all that want it now, and
/// without a fault.
pub(crate) async fn resend(State(app): State<App>, Path(event): Path<String>) -> Answer {
    let mut state = app.state();
    let found = state.events.get(&event).cloned();
    Answer::without_log(match found {
        None => Err(Error::no_such("event", &event, "event")),
        Some(event) => Ok(json!({ "resent": state.announce(&event, Fate::default()) })),
    })
}

/// What is to change; the rest stays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndpointChange {
    payload: Option<Payload>,
    #[serde(default)]
    roll_secret: bool,
    #[serde(default)]
    keep_old_for_s: UnixSeconds,
}

/// `POST /_sandbox/webhook_endpoints/{id}`: what the API has no call for.
pub(crate) async fn change_endpoint(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(change): Json<EndpointChange>,
) -> Answer {
    Answer::without_log(apply(&mut app.state(), &id, &change))
}

fn apply(state: &mut Everything, id: &str, change: &EndpointChange) -> Result<Value> {
    if !(0..=LONGEST_OVERLAP_S).contains(&change.keep_old_for_s) {
        return Err(
            Error::invalid("An old secret is kept for a day at most.").param("keep_old_for_s")
        );
    }
    let owner = state.webhook_endpoint(id).map(|(owner, _)| owner);
    let owner = owner
        .map(String::from)
        .ok_or_else(|| Error::no_such(WebhookEndpoint::OBJECT, id, "id"))?;
    let secret = change.roll_secret.then(|| state.ids.mint("whsec_"));
    let until = state.clock.now() + change.keep_old_for_s;

    let merchant = state.ledger(&owner)?.merchant;
    let endpoint = merchant.webhook_endpoints.get_mut(id, "id")?;
    if let Some(secret) = &secret {
        endpoint.secrets.roll(secret.clone(), until);
    }
    if let Some(payload) = change.payload {
        endpoint.payload = payload;
    }
    let mut answer = endpoint.to_json();
    if let Some(secret) = secret {
        answer["secret"] = secret.into();
    }
    Ok(answer)
}
