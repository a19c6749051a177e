//! Things as the platform's servers see them: in answers, and in the messages that they get.

use shared::ChargeView;

use super::{Authorization, Cause, Charge, Checkout, Dispute, Payment, Refund, State, Timestamp};

/// All of a checkout that the platform may know; `url` is its hosted payment page.
pub fn checkout_view(checkout: &Checkout, charges: Vec<Charge>, url: String) -> shared::Checkout {
    let money = checkout.terms.money();
    let (held, payment, cause) = parts(&checkout.state);
    let instructions_url = checkout.state.instructions_url();
    let charge = match (held, payment) {
        (Some(held), _) => held.charge.clone(),
        (_, Some(payment)) => payment.charge.clone(),
        _ => None,
    };
    let options = checkout.options.clone();
    shared::Checkout {
        id: checkout.id.clone(),
        account: checkout.account.clone(),
        amount: money.minor(),
        currency: money.currency(),
        description: checkout.description.clone(),
        application_fee_amount: checkout.terms.application_fee(),
        status: checkout.state.status(),
        stale: false,
        payment_intent: checkout.intent().cloned(),
        charge,
        instructions_url: instructions_url.map(ToOwned::to_owned),
        amount_received: payment.map(|payment| payment.received.minor()),
        amount_refunded: payment.map(|payment| payment.refunded),
        amount_capturable: held.map(|held| held.capturable.minor()),
        capture_before: held
            .and_then(|held| held.capture_before)
            .map(Timestamp::as_seconds),
        dispute: checkout.dispute.as_ref().map(dispute),
        application_fee: checkout.fee.as_ref().map(|fee| fee.id.clone()),
        application_fee_refunded: checkout.fee.as_ref().map(|fee| fee.refunded),
        charges: charges.into_iter().map(charge_view).collect(),
        capture_method: options.capture_method,
        customer: options.customer,
        setup_future_usage: options.setup_future_usage,
        allowed_payment_method_types: options.allowed_payment_method_types,
        statement_descriptor_suffix: options.statement_descriptor_suffix,
        receipt_email: options.receipt_email,
        metadata: options.metadata,
        cancellation_reason: match cause {
            Some(Cause::Canceled(reason)) => reason,
            Some(Cause::Expired) | None => None,
        },
        expires_at: checkout.expires.map(Timestamp::as_seconds),
        livemode: checkout.livemode,
        created: checkout.created.as_seconds(),
        url,
    }
}

fn parts(state: &State) -> (Option<&Authorization>, Option<&Payment>, Option<Cause>) {
    match state {
        State::Open(_) | State::Processing(_) => (None, None, None),
        State::Authorized(held) => (Some(held), None, None),
        State::Paid(payment) => (None, Some(payment), None),
        State::Ended(ending) => (None, None, Some(ending.cause)),
    }
}

fn dispute(dispute: &Dispute) -> shared::Dispute {
    shared::Dispute {
        id: dispute.id.clone(),
        status: dispute.status.clone(),
        reason: dispute.reason.clone(),
        amount: dispute.amount,
        currency: dispute.currency,
        due_by: dispute.due_by,
        created: dispute.created,
    }
}

fn charge_view(charge: Charge) -> ChargeView {
    ChargeView {
        id: charge.id,
        payment_intent: charge.intent,
        amount: charge.amount,
        status: charge.status,
        failure_code: charge.failure_code,
        created: charge.created,
    }
}

/// A refund of a checkout.
pub fn refund_view(refund: Refund) -> shared::Refund {
    shared::Refund {
        id: refund.id,
        checkout: refund.checkout,
        amount: refund.money.minor(),
        currency: refund.money.currency(),
        status: refund.status,
        reason: refund.options.reason,
        refund_application_fee: refund.options.refund_application_fee,
        refund: refund.stripe,
        failure_reason: refund.failure_reason,
        created: refund.created.as_seconds(),
    }
}
