//! Events of money: charges, disputes, refunds, application fees.

use serde_json::Value;

use crate::events::derive::{Initiative, Occurrence, text};

pub(super) fn new_charge(after: &Value) -> Vec<Occurrence> {
    let name = match text(after, "status") {
        "failed" => "charge.failed",
        "pending" => "charge.pending",
        _ => "charge.succeeded",
    };
    vec![Occurrence::new(name, after)]
}

pub(super) fn charge(before: &Value, after: &Value, initiative: Initiative) -> Vec<Occurrence> {
    let moved = before["status"] != after["status"];
    let returned = |charge: &Value| charge["amount_refunded"].as_i64().unwrap_or(0);
    let name = match text(after, "status") {
        "succeeded" if moved => return vec![Occurrence::new("charge.succeeded", after)],
        "failed" if moved => return vec![Occurrence::new("charge.failed", after)],
        _ if before["captured"] == false && after["captured"] == true => "charge.captured",
        // The bank let a hold go by itself, or was asked to.
        _ if returned(after) > returned(before) => match (initiative, after["captured"] == false) {
            (Initiative::ByItself, true) => "charge.expired",
            _ => "charge.refunded",
        },
        _ => "charge.updated",
    };
    vec![Occurrence::since(name, before, after)]
}

/// A dispute that is over.
const CLOSED: [&str; 4] = ["lost", "prevented", "warning_closed", "won"];

pub(super) fn dispute(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    let is_closed = |dispute: &Value| CLOSED.contains(&text(dispute, "status"));
    let entries = |dispute: &Value| {
        dispute["balance_transactions"]
            .as_array()
            .map_or(0, Vec::len)
    };
    let first = match before {
        None => Occurrence::new("charge.dispute.created", after),
        Some(before) if is_closed(after) && !is_closed(before) => {
            Occurrence::since("charge.dispute.closed", before, after)
        }
        Some(before) => Occurrence::since("charge.dispute.updated", before, after),
    };
    let known = before.map_or(0, entries);
    let posted = after["balance_transactions"].as_array();
    let moves = posted.into_iter().flatten().skip(known).map(|entry| {
        let back = entry["amount"].as_i64().is_some_and(|amount| amount > 0);
        let name = if back {
            "charge.dispute.funds_reinstated"
        } else {
            "charge.dispute.funds_withdrawn"
        };
        Occurrence::new(name, after)
    });
    std::iter::once(first).chain(moves).collect()
}

/// Of a payment that its bank takes for a fraud.
pub(super) fn warning(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    vec![match before {
        None => Occurrence::new("radar.early_fraud_warning.created", after),
        Some(before) => Occurrence::since("radar.early_fraud_warning.updated", before, after),
    }]
}

pub(super) fn refund(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    let Some(before) = before else {
        return vec![Occurrence::new("refund.created", after)];
    };
    let failed = before["status"] != after["status"] && text(after, "status") == "failed";
    let mut happened = vec![
        Occurrence::since("charge.refund.updated", before, after),
        Occurrence::since("refund.updated", before, after),
    ];
    if failed {
        happened.push(Occurrence::new("refund.failed", after));
    }
    happened
}

pub(super) fn application_fee(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    let Some(before) = before else {
        return vec![Occurrence::new("application_fee.created", after)];
    };
    if before["amount_refunded"] != after["amount_refunded"] {
        return vec![Occurrence::since("application_fee.refunded", before, after)];
    }
    changed_fee_refunds(before, after)
}

/// A fee shows its refunds; each has an event of its own.
fn changed_fee_refunds(before: &Value, after: &Value) -> Vec<Occurrence> {
    let list = |fee: &Value| -> Vec<Value> {
        let refunds = fee["refunds"]["data"].as_array();
        refunds.cloned().unwrap_or_default()
    };
    let old = list(before);
    let changed = list(after).into_iter().filter_map(|refund| {
        let earlier = old.iter().find(|earlier| earlier["id"] == refund["id"])?;
        let differs = *earlier != refund;
        differs.then(|| Occurrence::since("application_fee.refund.updated", earlier, &refund))
    });
    changed.collect()
}
