//! A payout, as Stripe shows one. The sandbox pays nothing out, so none can be retrieved.
//!
//! <https://docs.stripe.com/api/payouts>

use serde_json::{Value, json};

use crate::clock::{DAY_SECONDS, UnixSeconds};

/// A payout with that status.
pub(crate) fn payout(
    id: &str,
    transaction: &str,
    status: &str,
    currency: &str,
    now: UnixSeconds,
) -> Value {
    let failed = status == "failed";
    json!({
        "id": id,
        "object": "payout",
        "amount": 2000,
        "application_fee": null,
        "application_fee_amount": null,
        "arrival_date": now - now.rem_euclid(DAY_SECONDS) + DAY_SECONDS,
        "automatic": true,
        "balance_transaction": transaction,
        "created": now,
        "currency": currency,
        "description": "STRIPE PAYOUT",
        "destination": null,
        "failure_balance_transaction": null,
        "failure_code": failed.then_some("account_closed"),
        "failure_message": failed.then_some("The bank account has been closed."),
        "livemode": false,
        "metadata": {},
        "method": "standard",
        "original_payout": null,
        "payout_method": null,
        "reconciliation_status": if status == "paid" { "completed" } else { "in_progress" },
        "reversed_by": null,
        "source_type": "card",
        "statement_descriptor": null,
        "status": status,
        "trace_id": null,
        "type": "bank_account",
    })
}
