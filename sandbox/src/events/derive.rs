//! What a change means: a pure function from how an object was and how it is to events.
//!
//! <https://docs.stripe.com/api/events/types>

mod charges;
mod intents;
mod parties;

use serde_json::Value;

use crate::events::change::{Change, previous_attributes};

/// Something that happened to an object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Occurrence {
    /// Stripe's name for it, as in `"type": "charge.refunded"`.
    pub(crate) name: &'static str,
    /// The object as the event shows it.
    pub(crate) object: Value,
    pub(crate) previous_attributes: Option<Value>,
}

/// Whether somebody asked for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Initiative {
    Asked,
    ByItself,
}

impl Occurrence {
    /// It happened to this object.
    pub(crate) fn new(name: &'static str, object: &Value) -> Self {
        Self {
            name,
            object: object.clone(),
            previous_attributes: None,
        }
    }

    /// The same, with what was different before.
    fn since(name: &'static str, before: &Value, after: &Value) -> Self {
        Self {
            name,
            object: after.clone(),
            previous_attributes: Some(previous_attributes(before, after)),
        }
    }
}

/// The events of a change, in the order in which they happened.
pub(crate) fn occurrences(change: &Change, initiative: Initiative) -> Vec<Occurrence> {
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    match (change.kind, before, after) {
        ("customer", Some(before), None) => vec![Occurrence::new("customer.deleted", before)],
        ("payment_intent", before, Some(after)) => intents::payment_intent(before, after),
        ("setup_intent", before, Some(after)) => intents::setup_intent(before, after),
        ("charge", None, Some(after)) => charges::new_charge(after),
        ("charge", Some(before), Some(after)) => charges::charge(before, after, initiative),
        ("dispute", before, Some(after)) => charges::dispute(before, after),
        ("refund", before, Some(after)) => charges::refund(before, after),
        ("application_fee", before, Some(after)) => charges::application_fee(before, after),
        ("customer", None, Some(after)) => vec![Occurrence::new("customer.created", after)],
        ("payment_method", before, Some(after)) => parties::payment_method(before, after),
        ("customer", Some(before), Some(after)) => {
            vec![Occurrence::since("customer.updated", before, after)]
        }
        ("account", Some(before), Some(after)) => {
            vec![Occurrence::since("account.updated", before, after)]
        }
        ("mandate", Some(before), Some(after)) => {
            vec![Occurrence::since("mandate.updated", before, after)]
        }
        ("radar.early_fraud_warning", before, Some(after)) => charges::warning(before, after),
        ("capability", before, Some(after)) => parties::capability(before, after),
        _ => Vec::new(),
    }
}

/// Where an event stands among those of one call: what is made comes before what becomes of it, a
/// charge before the intent that it is a part of.
pub(crate) fn rank(name: &str) -> u8 {
    match name {
        "customer.created" | "payment_intent.created" | "setup_intent.created" => 0,
        "refund.created" => 2,
        _ if name.starts_with("payment_method.") => 1,
        _ if name.starts_with("charge.refund.") => 5,
        _ if name.starts_with("charge.") => 3,
        _ if name.starts_with("application_fee.") => 4,
        _ if name.starts_with("refund.") => 5,
        _ if name.starts_with("account.application.") => 8,
        _ => 6,
    }
}

/// The text of a field; empty where it has none.
fn text<'a>(object: &'a Value, field: &str) -> &'a str {
    object[field].as_str().unwrap_or_default()
}

/// Whether a field is there now and is not what it was.
fn is_newly_set(before: &Value, after: &Value, field: &str) -> bool {
    !after[field].is_null() && before[field] != after[field]
}

#[cfg(test)]
mod tests;
