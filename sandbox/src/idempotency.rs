//! `Idempotency-Key`: the same request twice has one effect and one answer.

use std::collections::HashMap;

use axum::{
    extract::{Extension, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};

use crate::{
    agenda::Due,
    answer::Answer,
    auth::Caller,
    call::Call,
    clock::DAY_SECONDS,
    error::{Error, Result},
    form,
    state::App,
};

const MAX_KEY_CHARS: usize = 255;

/// The keys that were used, by account.
#[derive(Debug, Default)]
pub(crate) struct Keys(HashMap<KeyOfAccount, Slot>);

/// An account, and a key that it used.
pub(crate) type KeyOfAccount = (String, String);

/// What makes two requests the same. A digest, because parameters may hold a card number.
type Fingerprint = [u8; 32];

#[derive(Debug)]
struct Slot {
    fingerprint: Fingerprint,
    /// `None` while the first request runs.
    answer: Option<(String, Answer)>,
}

/// What a key means for the request that carries it.
#[derive(Debug)]
enum Claim {
    /// It is new: go on.
    First,
    Replay(Answer),
    OtherRequest,
    InUse,
}

impl Keys {
    fn claim(&mut self, key: &KeyOfAccount, fingerprint: Fingerprint) -> Claim {
        match self.0.get(key) {
            None => {
                self.0.insert(
                    key.clone(),
                    Slot {
                        fingerprint,
                        answer: None,
                    },
                );
                Claim::First
            }
            Some(slot) if slot.fingerprint != fingerprint => Claim::OtherRequest,
            Some(Slot { answer: None, .. }) => Claim::InUse,
            Some(Slot {
                answer: Some((request_id, answer)),
                ..
            }) => Claim::Replay(Answer {
                replay_of: Some(request_id.clone()),
                ..answer.clone()
            }),
        }
    }

    fn save(&mut self, key: &KeyOfAccount, request_id: &str, answer: &Answer) {
        if let Some(slot) = self.0.get_mut(key) {
            slot.answer = Some((String::from(request_id), answer.clone()));
        }
    }

    /// Forgets an answer that nobody is to get any more.
    pub(crate) fn forget(&mut self, key: &KeyOfAccount) {
        self.0.remove(key);
    }

    /// Frees the key of a request that had no effect.
    fn release(&mut self, key: &KeyOfAccount) {
        if self.0.get(key).is_some_and(|slot| slot.answer.is_none()) {
            self.0.remove(key);
        }
    }
}

/// Frees the key when the request ends in any way without a saved answer: refused, or given up by
/// its caller half-way.
struct Running<'a> {
    app: &'a App,
    key: KeyOfAccount,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.app.state().keys.release(&self.key);
    }
}

/// Lets the first request pass and repeats its answer to later ones.
pub(crate) async fn layer(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    Extension(caller): Extension<Caller>,
    request: Request,
    next: Next,
) -> Response {
    let Some(key) = call
        .idempotency_key()
        .filter(|_| call.method() == Method::POST)
    else {
        return next.run(request).await;
    };
    let refuse = |error| Answer::new(Err(error), call.request_id()).into_response();
    if let Err(error) = check_length(key) {
        return refuse(error);
    }

    let slot = (caller.merchant.clone(), String::from(key));
    let claim = {
        let mut state = app.state();
        state.catch_up();
        state.keys.claim(&slot, fingerprint(&call))
    };
    match claim {
        Claim::Replay(answer) => replay(answer),
        Claim::OtherRequest => refuse(other_request(key)),
        Claim::InUse => refuse(in_use(key)),
        Claim::First => {
            let running = Running {
                app: &app,
                key: slot,
            };
            let response = next.run(request).await;
            if let Some(answer) = response
                .extensions()
                .get::<Answer>()
                .filter(|it| it.executed)
            {
                let mut state = app.state();
                state.keys.save(&running.key, call.request_id(), answer);
                let until = state.clock.now() + DAY_SECONDS;
                state.agenda.add(until, Due::KeyExpiry(running.key.clone()));
            }
            response
        }
    }
}

fn replay(answer: Answer) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(
        HeaderName::from_static("idempotent-replayed"),
        HeaderValue::from_static("true"),
    );
    if let Some(Ok(original)) = answer.replay_of.as_deref().map(HeaderValue::from_str) {
        headers.insert(HeaderName::from_static("original-request"), original);
    }

    let mut response = answer.into_response();
    response.headers_mut().extend(headers);
    response
}

fn fingerprint(call: &Call) -> Fingerprint {
    Sha256::new()
        .chain_update(call.path())
        .chain_update([0])
        .chain_update(form::to_json(call.form()).to_string())
        .finalize()
        .into()
}

fn check_length(key: &str) -> Result<()> {
    if key.chars().count() <= MAX_KEY_CHARS {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "Keys for idempotent requests must be at most {MAX_KEY_CHARS} characters long."
    )))
}

fn other_request(key: &str) -> Error {
    Error::new(
        StatusCode::BAD_REQUEST,
        "idempotency_error",
        format!(
            "Keys for idempotent requests can only be used with the same parameters they were \
             first used with. Try using a key other than '{key}' if you meant to execute a \
             different request."
        ),
    )
}

/// The error of a key whose first request still runs.
pub(crate) fn in_use(key: &str) -> Error {
    Error::new(
        StatusCode::CONFLICT,
        "idempotency_error",
        format!(
            "There is currently another in-progress request using this Idempotent Key (that \
             probably means you submitted twice, and the other request is still going through): \
             {key}. Please try again later."
        ),
    )
    .code("idempotency_key_in_use")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn key(account: &str) -> KeyOfAccount {
        (String::from(account), String::from("order-7"))
    }

    fn answer() -> Answer {
        Answer::new(Ok(json!({ "id": "pi_1" })), "req_1")
    }

    #[test]
    fn a_second_request_waits_for_nobody() {
        let mut keys = Keys::default();

        assert!(matches!(keys.claim(&key("acct_1"), [1; 32]), Claim::First));
        assert!(matches!(keys.claim(&key("acct_1"), [1; 32]), Claim::InUse));
    }

    #[test]
    fn a_saved_answer_is_repeated_with_its_request() {
        let mut keys = Keys::default();
        keys.claim(&key("acct_1"), [1; 32]);
        keys.save(&key("acct_1"), "req_1", &answer());
        keys.release(&key("acct_1"));

        let Claim::Replay(answer) = keys.claim(&key("acct_1"), [1; 32]) else {
            panic!("the answer was not kept")
        };
        assert_eq!(answer.replay_of.as_deref(), Some("req_1"));
    }

    #[test]
    fn other_parameters_are_another_request() {
        let mut keys = Keys::default();
        keys.claim(&key("acct_1"), [1; 32]);

        assert!(matches!(
            keys.claim(&key("acct_1"), [2; 32]),
            Claim::OtherRequest
        ));
    }

    #[test]
    fn a_request_without_effect_frees_its_key() {
        let mut keys = Keys::default();
        keys.claim(&key("acct_1"), [1; 32]);
        keys.release(&key("acct_1"));

        assert!(matches!(keys.claim(&key("acct_1"), [2; 32]), Claim::First));
    }

    #[test]
    fn each_account_has_its_own_keys() {
        let mut keys = Keys::default();
        keys.claim(&key("acct_1"), [1; 32]);

        assert!(matches!(keys.claim(&key("acct_2"), [2; 32]), Claim::First));
    }
}
