//! What becomes of an amount that is held, or of a payment that is given up.

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::{
        charge::Outcome,
        payment_intent::{
            PaymentIntent,
            machine::CancellationReason,
            terms::{apply_metadata, check_fee},
        },
    },
    routes::payment_intents::{
        checks::{NOT_IMITATED, check_fee_taker},
        open, refusal, store,
    },
    state::Merchant,
};

/// `POST /v1/payment_intents/{id}/capture`
pub(crate) fn capture(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (amount, fee, metadata) = params.read(|params| {
        params.not_imitated(&NOT_IMITATED)?;
        params.without_effect(&["final_capture", "statement_descriptor_suffix"]);
        Ok((
            params.integer("amount_to_capture")?,
            params.integer("application_fee_amount")?,
            params.metadata()?,
        ))
    })?;
    check_fee_taker(desk, fee)?;

    let mut intent = open(desk, None)?;
    let capturable = intent.phase.capturable();
    let amount = amount.unwrap_or(capturable);
    intent.phase = intent
        .phase
        .capture(amount)
        .map_err(|error| refusal(&intent, error.into()))?;
    check_captured(amount, capturable)?;
    // A fee that was agreed for the whole is capped at what is taken; a new one must be below.
    check_fee(fee, amount)?;
    intent.terms.application_fee_amount = fee.or(intent
        .terms
        .application_fee_amount
        .map(|agreed| agreed.min(amount)));
    apply_metadata(metadata, &mut intent.terms.metadata);
    settle_hold(
        desk.merchant()?,
        &intent,
        Outcome::Captured { captured: amount },
    )?;
    store(desk, intent)
}

/// `POST /v1/payment_intents/{id}/cancel`
pub(crate) fn cancel(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let reason =
        params.read(|params| params.choice::<CancellationReason>("cancellation_reason"))?;
    let now = desk.now;

    let mut intent = open(desk, None)?;
    let held = intent.phase.capturable() > 0;
    intent.phase = intent
        .phase
        .cancel(now, reason)
        .map_err(|error| refusal(&intent, error.into()))?;
    if held {
        settle_hold(desk.merchant()?, &intent, Outcome::Released)?;
    }
    store(desk, intent)
}

fn settle_hold(merchant: &mut Merchant, intent: &PaymentIntent, outcome: Outcome) -> Result<()> {
    let Some(charge) = &intent.latest_charge else {
        return Ok(());
    };
    let charge = merchant.charges.get_mut(charge, "charge")?;
    charge.outcome = outcome;
    charge.facts.application_fee_amount = intent.terms.application_fee_amount;
    Ok(())
}

fn check_captured(amount: i64, capturable: i64) -> Result<()> {
    if (1..=capturable).contains(&amount) {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "The amount to capture must be between 1 and the amount that is held, {capturable}."
    ))
    .code("invalid_charge_amount")
    .param("amount_to_capture"))
}
