mod intents;
mod money;
mod parties;

use serde_json::json;

use super::*;

/// A change that somebody asked for, or not, and the names of its events.
type Row = (
    &'static str,
    Value,
    Value,
    Initiative,
    &'static [&'static str],
);

/// Each row of a table has the events that it says. An object that is null is not there.
fn check(rows: &[Row]) {
    let there = |value: &Value| (!value.is_null()).then(|| value.clone());
    for (kind, before, after, by, expected) in rows {
        let change = Change {
            kind,
            before: there(before),
            after: there(after),
        };
        let happened = occurrences(&change, *by);
        let names: Vec<_> = happened.iter().map(|it| it.name).collect();
        assert_eq!(names, *expected, "{kind}: {before} to {after}");
    }
}

#[test]
fn an_intent_that_is_made_and_paid_at_once_was_unpaid_when_it_was_made() {
    let change = Change {
        kind: "payment_intent",
        before: None,
        after: Some(json!({
            "id": "pi_1", "status": "succeeded", "amount_received": 100, "latest_charge": "ch_1",
        })),
    };

    let happened = occurrences(&change, Initiative::Asked);

    assert_eq!(
        happened[0].object,
        json!({
            "id": "pi_1", "status": "requires_payment_method", "amount_received": 0,
            "latest_charge": null,
        })
    );
    assert_eq!(happened[1].object["status"], "succeeded");
}

#[test]
fn an_update_says_what_was_different_before() {
    let change = Change {
        kind: "refund",
        before: Some(json!({ "status": "pending", "amount": 5 })),
        after: Some(json!({ "status": "succeeded", "amount": 5 })),
    };

    let happened = occurrences(&change, Initiative::ByItself);

    let before = happened[1].previous_attributes.as_ref();
    assert_eq!(before, Some(&json!({ "status": "pending" })));
}

#[test]
fn a_charge_goes_before_its_intent_and_after_what_was_made() {
    let mut names = [
        "payment_intent.succeeded",
        "charge.succeeded",
        "payment_intent.created",
    ];

    names.sort_by_key(|name| rank(name));

    assert_eq!(
        names,
        [
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
        ]
    );
}
