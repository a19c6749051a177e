use serde_json::{Value, json};

use super::{Initiative, check};

const PAYMENT: &str = "payment_intent";
const SETUP: &str = "setup_intent";

fn with(status: &str) -> Value {
    json!({ "status": status, "amount_capturable": 0 })
}

fn held(amount: i64) -> Value {
    json!({ "status": "requires_capture", "amount_capturable": amount })
}

fn refused(charge: &str) -> Value {
    json!({ "status": "requires_payment_method", "last_payment_error": { "charge": charge } })
}

#[test]
fn a_new_payment_intent_was_made_whatever_else_became_of_it() {
    use Initiative::Asked;

    let none = || Value::Null;
    check(&[
        (
            PAYMENT,
            none(),
            with("requires_payment_method"),
            Asked,
            &["payment_intent.created"],
        ),
        (
            PAYMENT,
            none(),
            with("succeeded"),
            Asked,
            &["payment_intent.created", "payment_intent.succeeded"],
        ),
        (
            PAYMENT,
            none(),
            held(5),
            Asked,
            &[
                "payment_intent.created",
                "payment_intent.amount_capturable_updated",
            ],
        ),
        (
            PAYMENT,
            none(),
            refused("ch_1"),
            Asked,
            &["payment_intent.created", "payment_intent.payment_failed"],
        ),
    ]);
}

#[test]
fn a_payment_intent_tells_where_it_stands() {
    use Initiative::{Asked, ByItself};

    let (confirmed, acting) = (|| with("requires_confirmation"), || with("requires_action"));
    check(&[
        (
            PAYMENT,
            confirmed(),
            acting(),
            Asked,
            &["payment_intent.requires_action"],
        ),
        (
            PAYMENT,
            acting(),
            with("processing"),
            Asked,
            &["payment_intent.processing"],
        ),
        (
            PAYMENT,
            acting(),
            held(5),
            Asked,
            &["payment_intent.amount_capturable_updated"],
        ),
        (
            PAYMENT,
            held(5),
            with("succeeded"),
            Asked,
            &["payment_intent.succeeded"],
        ),
        (
            PAYMENT,
            held(5),
            with("canceled"),
            ByItself,
            &["payment_intent.canceled"],
        ),
        (
            PAYMENT,
            with("processing"),
            refused("ch_1"),
            ByItself,
            &["payment_intent.payment_failed"],
        ),
        (
            PAYMENT,
            refused("ch_1"),
            refused("ch_2"),
            Asked,
            &["payment_intent.payment_failed"],
        ),
        (
            PAYMENT,
            json!({ "status": "requires_action", "amount": 1 }),
            json!({ "status": "requires_action", "amount": 2 }),
            Asked,
            &[],
        ),
    ]);
}

#[test]
fn a_setup_intent_tells_where_it_stands() {
    use Initiative::Asked;

    let acting = || with("requires_action");
    let error = json!({ "status": "requires_payment_method", "last_setup_error": {} });
    check(&[
        (
            SETUP,
            Value::Null,
            with("succeeded"),
            Asked,
            &["setup_intent.created", "setup_intent.succeeded"],
        ),
        (
            SETUP,
            acting(),
            error,
            Asked,
            &["setup_intent.setup_failed"],
        ),
        (
            SETUP,
            with("requires_confirmation"),
            acting(),
            Asked,
            &["setup_intent.requires_action"],
        ),
        (
            SETUP,
            acting(),
            with("canceled"),
            Asked,
            &["setup_intent.canceled"],
        ),
    ]);
}
