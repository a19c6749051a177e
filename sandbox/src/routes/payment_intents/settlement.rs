//! What becomes of an amount that is held, or of a payment that is given up.

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    money::Currency,
    params::{Metadata, Params, Update},
    resources::{
        charge::Outcome,
        payment_intent::{
            PaymentIntent,
            descriptor::{check_descriptor, descriptor_not_for_cards},
            machine::CancellationReason,
            terms::{apply_metadata, check_fee},
        },
    },
    routes::payment_intents::{
        checks::{NOT_IMITATED, check_fee_taker},
        open, refusal, store,
    },
};

/// `POST /v1/payment_intents/{id}/capture`
pub(crate) fn capture(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let request = params.read(CaptureRequest::read)?;
    check_fee_taker(desk, request.fee)?;

    let mut intent = open(desk, None)?;
    let capturable = intent.phase.capturable();
    let amount = request.amount.unwrap_or(capturable);
    intent.phase = intent
        .phase
        .capture(amount)
        .map_err(|error| refusal(&intent, error.into()))?;
    check_captured(amount, capturable, intent.terms.currency)?;
    check_captured_fee(request.fee, amount)?;
    let terms = &mut intent.terms;
    // A fee that was agreed for the whole is capped at what is taken.
    let agreed = terms.application_fee_amount;
    terms.application_fee_amount = request.fee.or(agreed.map(|agreed| agreed.min(amount)));
    if let Some(suffix) = request.statement_descriptor_suffix {
        check_descriptor(&suffix, "statement_descriptor_suffix")?;
        terms.statement_descriptor_suffix = Some(suffix);
    }
    apply_metadata(request.metadata, &mut terms.metadata)?;
    take(desk, &intent, amount)?;
    store(desk, intent)
}

/// What a capture call says.
struct CaptureRequest {
    amount: Option<i64>,
    fee: Option<i64>,
    metadata: Update<Metadata>,
    statement_descriptor_suffix: Option<String>,
}

impl CaptureRequest {
    fn read(params: &mut Params) -> Result<Self> {
        params.not_imitated(&NOT_IMITATED)?;
        if params.flag("final_capture")? == Some(false) {
            return Err(Error::invalid(
                "This PaymentIntent does not support multicapture: `final_capture` must be `true`.",
            )
            .param("final_capture"));
        }
        if params.has("statement_descriptor") {
            return Err(descriptor_not_for_cards());
        }
        Ok(Self {
            amount: params.integer("amount_to_capture")?,
            fee: params.integer("application_fee_amount")?,
            metadata: params.metadata()?,
            statement_descriptor_suffix: params.text("statement_descriptor_suffix")?,
        })
    }
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
    if held && let Some(charge) = &intent.latest_charge {
        let charge = desk.merchant()?.charges.get_mut(charge, "charge")?;
        charge.outcome = Outcome::Released;
    }
    store(desk, intent)
}

fn take(desk: &mut Desk<'_>, intent: &PaymentIntent, amount: i64) -> Result<()> {
    let Some(id) = &intent.latest_charge else {
        return Ok(());
    };
    let mut ledger = desk.state.ledger(&desk.caller.merchant)?;
    let charge = ledger.merchant.charges.get_mut(id, "charge")?;
    let terms = &intent.terms;
    charge.facts.application_fee_amount = terms.application_fee_amount;
    charge
        .facts
        .statement_descriptor_suffix
        .clone_from(&terms.statement_descriptor_suffix);
    ledger.take(id, amount)
}

fn check_captured(amount: i64, capturable: i64, currency: Currency) -> Result<()> {
    if amount > capturable {
        let (amount, capturable) = (currency.with_sign(amount), currency.with_sign(capturable));
        return Err(Error::invalid(format!(
            "The amount to capture ({amount}) is greater than the amount that can be captured \
             ({capturable})."
        ))
        .code("amount_too_large")
        .param("amount_to_capture"));
    }
    currency
        .check_part(amount)
        .map_err(|error| error.param("amount_to_capture"))
}

/// All that is taken may be the platform's; more may not.
fn check_captured_fee(fee: Option<i64>, captured: i64) -> Result<()> {
    if fee == Some(captured) {
        return Ok(());
    }
    check_fee(fee, captured)
}
