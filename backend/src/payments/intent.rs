//! The `PaymentIntent` of a checkout: ordering it, making it, and reading what Stripe says of it.

use shared::{ChargeId, CheckoutId};

use crate::{
    app::App,
    domain::{self, Checkout, IntentFact, IntentProgress, Operation, Settlement, Timestamp},
    error::Error,
    store::{LoggedRequest, Outcome, Saved, Versioned},
    stripe::{
        AutomaticPaymentMethods, CancelPaymentIntent, CreatePaymentIntent, IdempotencyKey,
        LoggedCall, PaymentIntent, PaymentIntentStatus,
    },
};

/// Writes down, in one transaction, that the attempt's intent is being asked for, and with which
/// form. From here on a crash loses nothing.
pub(super) async fn order(app: &App, current: Versioned) -> Result<Saved, Error> {
    let call = creation(app, &current.checkout)?;
    let ordered = current.checkout.order_intent()?;
    let request = logged(
        &ordered.id,
        Operation::CreateIntent,
        ordered.attempt,
        &call.form,
    );
    let now = app.clock.now();
    Ok(app
        .store
        .save_checkout_and_log(&ordered, current.revision, &request, now)
        .await?)
}

/// Makes the intent that was ordered, or finds the one that an earlier try has made: the key is
/// the same. The answer is handed out only once the checkout knows the intent.
pub(super) async fn make_ordered(
    app: &App,
    current: Versioned,
) -> Result<(Saved, PaymentIntent), Error> {
    let Versioned { checkout, revision } = current;
    let key = Operation::CreateIntent.key(&checkout.id, checkout.attempt);
    let form = app.store.logged_form(&key).await?;
    let call = LoggedCall {
        form: form.ok_or(Error::Internal("an ordered intent has no logged form"))?,
        ..creation(app, &checkout)?
    };
    let answer = app
        .stripe
        .resend::<PaymentIntent>(&call)?
        .idempotency_key(idempotency_key(&key)?)
        .send()
        .await;
    let now = app.clock.now();
    match answer {
        Ok(intent) => {
            let known = checkout.record_intent(intent.id.clone())?;
            let saved = app.store.save_checkout(&known, revision).await?;
            app.store
                .finish_request(&key, Outcome::Succeeded, now)
                .await?;
            Ok((saved, intent))
        }
        Err(error) => {
            if error.is_final_refusal() {
                // The next try asks anew. Who raced us here has done the same.
                let _ = app
                    .store
                    .save_checkout(&checkout.abandon_intent()?, revision)
                    .await?;
                app.store
                    .finish_request(&key, Outcome::Refused, now)
                    .await?;
            }
            Err(error.into())
        }
    }
}

/// Makes the attempt's intent unpayable, or learns that it is too late for that.
pub(super) async fn cancel(app: &App, checkout: &Checkout) -> Result<PaymentIntent, Error> {
    let id = checkout
        .intent()
        .ok_or(Error::Internal("there is no intent to cancel"))?;
    let operation = Operation::CancelIntent;
    let request = logged(&checkout.id, operation, checkout.attempt, "");
    app.store.log_request(&request, app.clock.now()).await?;
    let key = idempotency_key(&request.idempotency_key)?;
    let intents = app.stripe.payment_intents();
    let canceled = intents
        .cancel(id, &CancelPaymentIntent::default())
        .on_account(&checkout.account)
        .idempotency_key(key)
        .send()
        .await;
    let outcome = match &canceled {
        Ok(_) => Some(Outcome::Succeeded),
        Err(error) => error.is_final_refusal().then_some(Outcome::Refused),
    };
    if let Some(outcome) = outcome {
        let now = app.clock.now();
        app.store
            .finish_request(&request.idempotency_key, outcome, now)
            .await?;
    }
    match canceled {
        Err(error) if error.has_code("payment_intent_unexpected_state") => Ok(intents
            .retrieve(id)
            .on_account(&checkout.account)
            .send()
            .await?),
        answer => Ok(answer?),
    }
}

/// What Stripe's intent means for the checkout.
pub(super) fn settle(checkout: &Checkout, intent: &PaymentIntent, now: Timestamp) -> Settlement {
    domain::settle(checkout, &fact(intent), now)
}

fn fact(intent: &PaymentIntent) -> IntentFact {
    use PaymentIntentStatus as Status;
    let progress = match intent.status {
        Status::RequiresPaymentMethod | Status::RequiresConfirmation | Status::RequiresAction => {
            IntentProgress::AwaitsCustomer
        }
        Status::Processing => IntentProgress::Processing,
        Status::Succeeded => IntentProgress::Succeeded {
            received: intent.received(),
            charge: charge(intent),
        },
        Status::Canceled => IntentProgress::Canceled,
        Status::RequiresCapture | Status::Unknown => IntentProgress::Foreign,
    };
    IntentFact {
        id: intent.id.clone(),
        progress,
    }
}

fn charge(intent: &PaymentIntent) -> Option<ChargeId> {
    intent
        .latest_charge
        .as_ref()
        .map(|charge| charge.id().clone())
}

/// The call that makes the attempt's intent.
fn creation(app: &App, checkout: &Checkout) -> Result<LoggedCall, Error> {
    let intents = app.stripe.payment_intents();
    let request = intents.create(&params(checkout));
    Ok(request.on_account(&checkout.account).logged()?)
}

/// All that decides a payment comes from the checkout, and nothing from the browser.
fn params(checkout: &Checkout) -> CreatePaymentIntent {
    let money = checkout.terms.money();
    CreatePaymentIntent {
        application_fee_amount: checkout.terms.application_fee(),
        automatic_payment_methods: Some(AutomaticPaymentMethods {
            enabled: true,
            allow_redirects: None,
        }),
        description: checkout.description.clone(),
        metadata: [("checkout".to_owned(), checkout.id.to_string())].into(),
        ..CreatePaymentIntent::new(money.minor(), money.currency())
    }
}

fn logged(checkout: &CheckoutId, operation: Operation, attempt: u32, form: &str) -> LoggedRequest {
    LoggedRequest {
        idempotency_key: operation.key(checkout, attempt),
        checkout: checkout.clone(),
        operation,
        form: form.to_owned(),
    }
}

fn idempotency_key(key: &str) -> Result<IdempotencyKey, Error> {
    let key = key.to_owned().try_into();
    key.map_err(|_| Error::Internal("a derived idempotency key is malformed"))
}
