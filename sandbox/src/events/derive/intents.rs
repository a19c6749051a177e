//! Events of `PaymentIntent`s and `SetupIntent`s.

use serde_json::{Value, json};

use crate::events::derive::{Occurrence, is_newly_set, text};

/// What is not there yet when a `PaymentIntent` is made, though one call may make and pay it.
const LATER: [&str; 8] = [
    "canceled_at",
    "cancellation_reason",
    "last_payment_error",
    "last_setup_error",
    "latest_attempt",
    "latest_charge",
    "next_action",
    "payment_method",
];

pub(super) fn payment_intent(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    intent(before, after, "payment_intent.created", |before, after| {
        let mut names = Vec::new();
        if is_newly_set(before, after, "last_payment_error") {
            names.push("payment_intent.payment_failed");
        }
        let moved = before["status"] != after["status"];
        match text(after, "status") {
            "requires_action" if moved || is_newly_set(before, after, "next_action") => {
                names.push("payment_intent.requires_action");
            }
            "requires_capture" if before["amount_capturable"] != after["amount_capturable"] => {
                names.push("payment_intent.amount_capturable_updated");
            }
            "processing" if moved => names.push("payment_intent.processing"),
            "succeeded" if moved => names.push("payment_intent.succeeded"),
            "canceled" if moved => names.push("payment_intent.canceled"),
            _ => {}
        }
        names
    })
}

pub(super) fn setup_intent(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    intent(before, after, "setup_intent.created", |before, after| {
        let mut names = Vec::new();
        if is_newly_set(before, after, "last_setup_error") {
            names.push("setup_intent.setup_failed");
        }
        let moved = before["status"] != after["status"];
        match text(after, "status") {
            "requires_action" if moved || is_newly_set(before, after, "next_action") => {
                names.push("setup_intent.requires_action");
            }
            "succeeded" if moved => names.push("setup_intent.succeeded"),
            "canceled" if moved => names.push("setup_intent.canceled"),
            _ => {}
        }
        names
    })
}

/// A new intent was made first; then the same happened to it as to one that was there before.
fn intent(
    before: Option<&Value>,
    after: &Value,
    created: &'static str,
    became: impl FnOnce(&Value, &Value) -> Vec<&'static str>,
) -> Vec<Occurrence> {
    let made = before.is_none().then(|| at_creation(after));
    let names = became(before.or(made.as_ref()).unwrap_or(after), after);
    let later = names.into_iter().map(|name| Occurrence::new(name, after));
    let first = made.iter().map(|made| Occurrence::new(created, made));
    first.chain(later).collect()
}

/// An intent as it was before the call that made it went on to pay it.
fn at_creation(after: &Value) -> Value {
    let mut made = after.clone();
    let untouched = ["requires_payment_method", "requires_confirmation"];
    let errors = [&after["last_payment_error"], &after["last_setup_error"]];
    if untouched.contains(&text(after, "status")) && errors.into_iter().all(Value::is_null) {
        return made;
    }
    made["status"] = "requires_payment_method".into();
    if let Some(fields) = made.as_object_mut() {
        for name in LATER {
            fields.entry(name).and_modify(|field| *field = Value::Null);
        }
        for name in ["amount_capturable", "amount_received"] {
            fields.entry(name).and_modify(|field| *field = json!(0));
        }
    }
    made
}
