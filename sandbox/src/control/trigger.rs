//! `/_sandbox/trigger`: makes an event happen.

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    answer::Answer,
    error::{Error, Result},
    events::{Cause, derive::Occurrence},
    resources::{Resource as _, account::Account},
    state::{App, State as Everything},
    trigger::{
        Stage, payout,
        scenes::{self, Recipe},
    },
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    event: String,
    /// Where it is to happen; on the first connected account that takes payments if none is named.
    account: Option<String>,
}

/// `POST /_sandbox/trigger`
pub(crate) async fn trigger(State(app): State<App>, Json(order): Json<Order>) -> Answer {
    Answer::without_log(run(app, order).await)
}

async fn run(app: App, order: Order) -> Result<Value> {
    let (name, recipe) = scenes::find(&order.event).ok_or_else(|| unknown(&order.event))?;
    let (account, before) = {
        let mut state = app.state();
        state.catch_up();
        let account = choose(&state, order.account, scenes::needs_account(name))?;
        (account, state.events.happened())
    };
    match recipe {
        Recipe::Steps(steps) => Stage::new(app.clone(), account).play(steps).await?,
        Recipe::Balance => {
            let mut state = app.state();
            let now = state.clock.now();
            state.funds_arrived(&account, now);
        }
        Recipe::Payout(status) => pay_out(&mut app.state(), &account, name, status),
    }

    let state = app.state();
    let ids = |wanted: bool| -> Vec<String> {
        let happened = state.events.since(before);
        let chosen = happened.filter(|event| (event.what.name == name) == wanted);
        chosen.map(|event| event.id.clone()).collect()
    };
    Ok(json!({ "events": ids(true), "also": ids(false) }))
}

fn pay_out(state: &mut Everything, account: &str, name: &'static str, status: &str) {
    let now = state.clock.now();
    let (id, transaction) = (state.ids.mint("po_"), state.ids.mint("txn_"));
    let merchant = state.merchants.get(account);
    let currency = merchant.map_or("usd", |it| it.account.default_currency.code());
    let object = payout(&id, &transaction, status, currency, now);
    state.happen(account, Occurrence::new(name, &object), &Cause::Itself, now);
}

/// The account where it happens.
fn choose(state: &Everything, named: Option<String>, needed: bool) -> Result<String> {
    if let Some(account) = named {
        let is_there = state.merchants.contains_key(&account);
        return if is_there && state.connections.allows(&account) {
            Ok(account)
        } else {
            Err(Error::no_such(Account::OBJECT, &account, "account"))
        };
    }
    let mut connected = state.merchants.values().skip(1).map(|it| &it.account);
    let ready = connected.find(|account| {
        state.connections.allows(&account.id) && account.check_can_charge().is_ok()
    });
    match ready {
        Some(account) => Ok(account.id.clone()),
        None if !needed => Ok(String::from(state.platform())),
        None => Err(Error::invalid(
            "No connected account takes payments. Make one with POST /v1/accounts, then call \
             POST /_sandbox/accounts/{id}/enable; or name an account in `account`.",
        )
        .param("account")),
    }
}

fn unknown(name: &str) -> Error {
    Error::invalid(format!(
        "The sandbox cannot make {name} happen. It can make: {}",
        scenes::names().join(", ")
    ))
    .param("event")
}
