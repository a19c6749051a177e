//! Whether the servers' books say what the sandbox's say.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::traffic::Traffic;
use crate::{
    World,
    books::{Books, Told},
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
    let checkouts = all(traffic, "/api/checkouts?").await;
    if checkouts.len() != traffic.told() {
        wrong.push(format!(
            "{} checkouts were asked for, and there are {}",
            traffic.told(),
            checkouts.len()
        ));
    }
    let mut told: HashMap<String, Vec<Told>> = HashMap::new();
    for checkout in checkouts {
        let account = checkout["account"].as_str().unwrap().to_owned();
        let refunds = None;
        told.entry(account)
            .or_default()
            .push(Told { checkout, refunds });
    }
    for account in accounts {
        let books = Books::of(&world.sandbox, account).await;
        let told = told.remove(account).unwrap_or_default();
        wrong.extend(books.disagreements(&told, |_, _| true));
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
