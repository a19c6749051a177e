//! Whether the servers' books say what the sandbox's say.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::traffic::Traffic;
use crate::{
    World,
    books::{Books, sum},
};

/// What is wrong.
pub(super) async fn wrong(world: &World, traffic: &Traffic, accounts: &[String]) -> Vec<String> {
    let mut wrong = undelivered(world).await;
    for status in ["pending", "failed", "dead"] {
        for event in all(traffic, &format!("/api/events?status={status}")).await {
            wrong.push(format!("an event is {status}: {event}"));
        }
    }
    if !wrong.is_empty() {
        return wrong;
    }
    let mut checkouts: HashMap<String, Vec<Value>> = HashMap::new();
    for checkout in all(traffic, "/api/checkouts?").await {
        let account = checkout["account"].as_str().unwrap().to_owned();
        checkouts.entry(account).or_default().push(checkout);
    }
    for account in accounts {
        let books = Books::of(&world.sandbox, account).await;
        let checkouts = checkouts.get(account).map(Vec::as_slice);
        account_is_wrong(checkouts.unwrap_or_default(), &books, &mut wrong);
    }
    for intent in world.sandbox.intents(None).await {
        wrong.push(format!("on the platform: {intent}"));
    }
    wrong
}

/// Checkouts by their status.
pub(super) async fn statuses(traffic: &Traffic) -> Vec<(String, usize)> {
    counted(&all(traffic, "/api/checkouts?").await)
}

/// Events by their status.
pub(super) async fn events(traffic: &Traffic) -> Vec<(String, usize)> {
    counted(&all(traffic, "/api/events?").await)
}

fn counted(all: &[Value]) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts
            .entry(one["status"].as_str().unwrap().to_owned())
            .or_default() += 1;
    }
    counts.into_iter().collect()
}

async fn undelivered(world: &World) -> Vec<String> {
    let webhooks = world.sandbox.get("/_sandbox/webhooks", None).await;
    match webhooks["pending"].as_u64() {
        Some(0) => Vec::new(),
        pending => vec![format!("{pending:?} webhooks are under way")],
    }
}

async fn all(traffic: &Traffic, path: &str) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    loop {
        let after = found.last().map(|it| it["id"].as_str().unwrap());
        let after = after.map_or(String::new(), |id| format!("&starting_after={id}"));
        let page = traffic.get(&format!("{path}&limit=100{after}")).await;
        let data = page["data"]
            .as_array()
            .unwrap_or_else(|| panic!("{path}: {page}"));
        found.extend(data.iter().cloned());
        if page["has_more"] != true {
            return found;
        }
    }
}

fn account_is_wrong(checkouts: &[Value], books: &Books, wrong: &mut Vec<String>) {
    let before = wrong.len();
    let mut by_checkout: HashMap<&str, Vec<&Value>> = HashMap::new();
    for intent in &books.intents {
        let checkout = intent["metadata"]["checkout"].as_str().unwrap_or_default();
        by_checkout.entry(checkout).or_default().push(intent);
    }
    for checkout in checkouts {
        let intents = by_checkout.remove(checkout["id"].as_str().unwrap());
        let intents = intents.unwrap_or_default();
        for what in differences(checkout, &intents, books) {
            wrong.push(format!("{what}: {checkout} {intents:?}"));
        }
    }
    for intent in by_checkout.into_values().flatten() {
        wrong.push(format!("an intent of no checkout: {intent}"));
    }
    if wrong.len() == before {
        sums_are_wrong(checkouts, books, wrong);
    }
}

fn differences(checkout: &Value, intents: &[&Value], books: &Books) -> Vec<&'static str> {
    let mut wrong = Vec::new();
    let alive: Vec<&&Value> = intents
        .iter()
        .filter(|it| it["status"] != "canceled")
        .collect();
    let expected: &[&str] = match alive.first().map(|it| it["status"].as_str().unwrap()) {
        None => &["open", "canceled", "expired"],
        Some("succeeded") => &["paid", "partially_refunded", "refunded"],
        Some("requires_capture") => &["authorized"],
        Some("processing") => &["processing"],
        Some(_) => &["open"],
    };
    let mut note = |is: bool, what| {
        if is {
            wrong.push(what);
        }
    };
    note(alive.len() > 1, "two intents");
    note(
        !expected.contains(&checkout["status"].as_str().unwrap()),
        "another status",
    );
    let amount = |field: &str| checkout[field].as_i64().unwrap_or_default();
    let received = sum(intents.iter().copied(), "amount_received");
    note(amount("amount_received") != received, "another amount");
    let charges = books.charges_of(intents);
    let captured: Vec<&&Value> = charges.iter().filter(|it| it["captured"] == true).collect();
    note(captured.len() > 1, "charged twice");
    note(
        captured.len() != usize::from(received > 0),
        "paid without a charge",
    );
    if let Some(charge) = captured.first() {
        note(charge["id"] != checkout["charge"], "another charge");
        let fee = &charge["application_fee_amount"];
        note(*fee != checkout["application_fee_amount"], "another fee");
    }
    // Not what the charge says: there the rest of a partial capture counts as refunded.
    let refunds = books.refunds_of(intents);
    let done = refunds.into_iter().filter(|it| it["status"] == "succeeded");
    note(
        amount("amount_refunded") != sum(done, "amount"),
        "another refund",
    );
    wrong
}

/// What moved on the account's balance is what its checkouts say.
fn sums_are_wrong(checkouts: &[Value], books: &Books, wrong: &mut Vec<String>) {
    let told = [
        (
            sum(checkouts, "amount_received"),
            books.moved(&["charge", "payment"]),
        ),
        (
            sum(checkouts, "amount_refunded"),
            -books.moved(&["refund", "payment_refund"]),
        ),
    ];
    for (told, moved) in told {
        if told != moved {
            wrong.push(format!("checkouts say {told}, the balance {moved}"));
        }
    }
}
