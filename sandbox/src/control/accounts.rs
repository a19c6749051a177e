//! `/_sandbox/accounts/*`: what Stripe, or an account's owner, would decide.

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    answer::Answer,
    choice::{Choice as _, alternatives},
    connections::{AccountKeys, Origin},
    error::{Error, Result},
    resources::{
        Resource as _,
        account::{
            Account,
            standing::{DisabledReason, Payouts, Standing},
        },
    },
    state::{App, State as Everything},
};

/// `POST /_sandbox/accounts/{id}/enable`: ends an account's onboarding, or lifts what stopped it.
pub(crate) async fn enable(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let mut state = app.state();
    let now = state.clock.now();
    Answer::without_log(account(&mut state, &id).map(|account| {
        account.enable(now);
        account.to_json()
    }))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Disable {
    reason: String,
}

/// `POST /_sandbox/accounts/{id}/disable`: Stripe stops an account.
pub(crate) async fn disable(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(Disable { reason }): Json<Disable>,
) -> Answer {
    let mut state = app.state();
    Answer::without_log(stop(&mut state, &id, &reason))
}

/// `POST /_sandbox/accounts/{id}/keys`: the account's own keys, the same ones each time.
pub(crate) async fn keys(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let mut state = app.state();
    Answer::without_log(own_keys(&mut state, &id))
}

fn stop(state: &mut Everything, id: &str, reason: &str) -> Result<Value> {
    let account = account(state, id)?;
    let reason = DisabledReason::from_word(reason).ok_or_else(|| {
        let known = alternatives::<DisabledReason>();
        Error::invalid(format!("Invalid reason: must be one of {known}")).param("reason")
    })?;
    account.standing = Standing::Disabled {
        reason,
        payouts: Payouts::Paused,
    };
    Ok(account.to_json())
}

fn own_keys(state: &mut Everything, id: &str) -> Result<Value> {
    account(state, id)?;
    let keys = if let Some(keys) = state.connections.own_keys(id) {
        keys.clone()
    } else {
        let keys = AccountKeys {
            account: String::from(id),
            secret: state.ids.mint("sk_test_"),
            publishable: state.ids.mint("pk_test_"),
            origin: Origin::Own,
        };
        state.connections.add_keys(keys.clone());
        keys
    };
    Ok(json!({ "secret_key": keys.secret, "publishable_key": keys.publishable }))
}

/// A connected account.
fn account<'a>(state: &'a mut Everything, id: &str) -> Result<&'a mut Account> {
    state
        .merchants
        .get_mut(id)
        .map(|merchant| &mut merchant.account)
        .ok_or_else(|| Error::no_such(Account::OBJECT, id, "account"))
}
