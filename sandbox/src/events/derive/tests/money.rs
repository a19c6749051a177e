use serde_json::{Value, json};

use super::{Initiative, check};

const CHARGE: &str = "charge";
const DISPUTE: &str = "dispute";
const REFUND: &str = "refund";
const FEE: &str = "application_fee";

fn charge(captured: bool, returned: i64) -> Value {
    json!({ "status": "succeeded", "captured": captured, "amount_refunded": returned })
}

fn with(status: &str) -> Value {
    json!({ "status": status })
}

#[test]
fn a_charge_tells_what_became_of_it() {
    use Initiative::{Asked, ByItself};

    let none = || Value::Null;
    check(&[
        (
            CHARGE,
            none(),
            charge(true, 0),
            Asked,
            &["charge.succeeded"],
        ),
        (CHARGE, none(), with("failed"), Asked, &["charge.failed"]),
        (CHARGE, none(), with("pending"), Asked, &["charge.pending"]),
        (
            CHARGE,
            with("pending"),
            charge(true, 0),
            ByItself,
            &["charge.succeeded"],
        ),
        (
            CHARGE,
            with("pending"),
            with("failed"),
            ByItself,
            &["charge.failed"],
        ),
        (
            CHARGE,
            charge(false, 0),
            charge(true, 40),
            Asked,
            &["charge.captured"],
        ),
        (
            CHARGE,
            charge(true, 0),
            charge(true, 40),
            Asked,
            &["charge.refunded"],
        ),
        (
            CHARGE,
            charge(true, 40),
            charge(true, 0),
            ByItself,
            &["charge.updated"],
        ),
        (
            CHARGE,
            charge(false, 0),
            charge(false, 100),
            Asked,
            &["charge.refunded"],
        ),
        (
            CHARGE,
            charge(false, 0),
            charge(false, 100),
            ByItself,
            &["charge.expired"],
        ),
    ]);
}

#[test]
fn a_dispute_tells_where_it_stands_and_which_way_the_money_went() {
    use Initiative::{Asked, ByItself};

    let dispute = |status: &str, entries: &[i64]| {
        let entries: Vec<_> = entries.iter().map(|it| json!({ "amount": it })).collect();
        json!({ "status": status, "balance_transactions": entries })
    };
    check(&[
        (
            DISPUTE,
            Value::Null,
            dispute("needs_response", &[-100]),
            ByItself,
            &["charge.dispute.created", "charge.dispute.funds_withdrawn"],
        ),
        (
            DISPUTE,
            Value::Null,
            dispute("warning_needs_response", &[]),
            ByItself,
            &["charge.dispute.created"],
        ),
        (
            DISPUTE,
            dispute("needs_response", &[]),
            dispute("under_review", &[]),
            Asked,
            &["charge.dispute.updated"],
        ),
        (
            DISPUTE,
            dispute("under_review", &[-100]),
            dispute("won", &[-100, 100]),
            ByItself,
            &["charge.dispute.closed", "charge.dispute.funds_reinstated"],
        ),
    ]);
}

#[test]
fn what_goes_back_is_told_of() {
    use Initiative::{Asked, ByItself};

    let fee = |returned: i64, note: &str| {
        let refund = json!({ "id": "fr_1", "metadata": note });
        json!({ "amount_refunded": returned, "refunds": { "data": [refund] } })
    };
    let (pending, done) = (|| with("pending"), || with("succeeded"));
    check(&[
        (REFUND, Value::Null, pending(), Asked, &["refund.created"]),
        (
            REFUND,
            pending(),
            done(),
            ByItself,
            &["charge.refund.updated", "refund.updated"],
        ),
        (
            REFUND,
            done(),
            with("failed"),
            ByItself,
            &["charge.refund.updated", "refund.updated", "refund.failed"],
        ),
        (
            FEE,
            Value::Null,
            fee(0, ""),
            ByItself,
            &["application_fee.created"],
        ),
        (
            FEE,
            fee(0, ""),
            fee(5, ""),
            Asked,
            &["application_fee.refunded"],
        ),
        (
            FEE,
            fee(5, ""),
            fee(5, "why"),
            Asked,
            &["application_fee.refund.updated"],
        ),
    ]);
}
