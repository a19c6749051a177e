//! What of a checkout goes to whom.

use shared::{ChargeView, Checkout, CheckoutView, Dispute};

use crate::{
    app::App,
    domain::{self, Authorization, Cause, Charge, Payment, State, Timestamp},
    error::Error,
};

/// All that the platform may know.
pub(crate) async fn platform(app: &App, checkout: &domain::Checkout) -> Result<Checkout, Error> {
    // An earlier attempt may have been tried, too.
    let was_tried = checkout.attempt > 1 || checkout.intent().is_some();
    let charges = if was_tried {
        app.store.charges(&checkout.id).await?
    } else {
        Vec::new()
    };
    Ok(of(app, checkout, charges))
}

fn of(app: &App, checkout: &domain::Checkout, charges: Vec<Charge>) -> Checkout {
    let money = checkout.terms.money();
    let (held, payment, cause) = parts(&checkout.state);
    let charge = match (held, payment) {
        (Some(held), _) => held.charge.clone(),
        (_, Some(payment)) => payment.charge.clone(),
        _ => None,
    };
    let options = checkout.options.clone();
    Checkout {
        id: checkout.id.clone(),
        account: checkout.account.clone(),
        amount: money.minor(),
        currency: money.currency(),
        description: checkout.description.clone(),
        application_fee_amount: checkout.terms.application_fee(),
        status: checkout.state.status(),
        payment_intent: checkout.intent().cloned(),
        charge,
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
        url: app.config.page(&checkout.id),
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

fn dispute(dispute: &domain::Dispute) -> Dispute {
    Dispute {
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

/// As it stands in a list: without its charges.
pub(crate) fn listed(app: &App, checkout: &domain::Checkout) -> Checkout {
    of(app, checkout, Vec::new())
}

/// All that a browser that knows the id may know.
pub(crate) fn browser(app: &App, checkout: &domain::Checkout) -> CheckoutView {
    let money = checkout.terms.money();
    let stripe = &app.config.stripe;
    // A key of the account itself says on which account it acts; Stripe.js takes no other word.
    let has_platform = stripe.own_account.is_none();
    CheckoutView {
        id: checkout.id.clone(),
        account: has_platform.then(|| checkout.account.clone()),
        amount: money.minor(),
        currency: money.currency(),
        description: checkout.description.clone(),
        merchant_name: checkout.merchant_name.clone(),
        publishable_key: stripe.publishable_key.clone(),
        stripe_js_url: stripe.js_url.to_string(),
        status: checkout.state.status(),
        capture_method: checkout.options.capture_method,
        setup_future_usage: checkout.options.setup_future_usage,
        allowed_payment_method_types: checkout.options.allowed_payment_method_types.clone(),
        livemode: checkout.livemode,
    }
}
