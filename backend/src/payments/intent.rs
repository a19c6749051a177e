//! The `PaymentIntent` of a checkout: ordering it, making it, and giving it up.

use shared::CancellationReason;

use super::{
    Token, call, came_to,
    hear::{Heard, hear},
    words,
};
use crate::{
    app::App,
    domain::{Checkout, Operation},
    error::Error,
    store::{Outcome, Saved, Versioned},
    stripe::{
        AutomaticPaymentMethods, CancelPaymentIntent, CreatePaymentIntent, PaymentIntent,
        PaymentIntentStatus, Request,
    },
};

/// Writes down, in one transaction, that the attempt's intent is being asked for, and with which
/// form. From here on a crash loses nothing.
/// None when another request was faster.
pub(super) async fn order(app: &App, current: Versioned) -> Result<Option<Versioned>, Error> {
    let key = Operation::CreateIntent(&current.checkout).key();
    let params = params(&current.checkout);
    let request = app.stripe.payment_intents().create(&params);
    let request = request.on_account(&current.checkout.account);
    let call = call::written(&request, Some(&current.checkout.id), &key)?;
    let ordered = current.checkout.order_intent()?;
    let now = app.clock.now();
    let saved = app
        .store
        .save_checkout_and_log(&ordered, current.revision, &call, now);
    Ok(match saved.await? {
        Saved::RaceLost => None,
        Saved::Yes => Some(Versioned {
            checkout: ordered,
            revision: current.revision.next(),
        }),
    })
}

/// Makes the intent that was ordered, or finds the one that an earlier try has made: the key is
/// the same. The answer is handed out only once the checkout knows the intent.
pub(super) async fn make_ordered(
    app: &App,
    current: Versioned,
) -> Result<(Saved, PaymentIntent), Error> {
    let Versioned { checkout, revision } = current;
    let key = Operation::CreateIntent(&checkout).key();
    let account = checkout.account.clone();
    let asked = call::ask_again::<PaymentIntent>(app, &key).await;
    let keep = async |after: Checkout, outcome| {
        let now = app.clock.now();
        app.store
            .save_checkout_and_finish(&after, revision, &key, outcome, now)
            .await
    };
    match asked {
        Ok(intent) => {
            let known = checkout.record_intent(intent.id.clone())?;
            Ok((keep(known, Outcome::Succeeded).await?, intent))
        }
        Err(Error::Stripe(error)) => {
            // It may be the account that Stripe refuses.
            app.ready_accounts.forget(&account);
            if error.is_final_refusal() {
                // The next try asks anew. Who raced us here has done the same.
                let _ = keep(checkout.abandon_intent()?, Outcome::Refused).await?;
            }
            Err(Error::Stripe(error))
        }
        Err(error) => Err(error),
    }
}

/// Makes an ordered intent known, so that it can be canceled. When Stripe refuses to make it, there
/// is none, and nothing stands in the way of what comes next.
pub(super) async fn settle_order(app: &App, current: Versioned) -> Result<(), Error> {
    match make_ordered(app, current).await {
        Err(Error::Stripe(refusal)) if refusal.is_final_refusal() => Ok(()),
        made => made.map(drop),
    }
}

/// Makes the attempt's intent unpayable, unless the customer has paid it without our hearing of it:
/// to cancel would let held money go, or make a voucher worthless that the customer has in hand.
pub(super) async fn give_up(app: &App, current: &Versioned) -> Result<(), Error> {
    let now = retrieve(app, &current.checkout)?.send().await?;
    if !matches!(hear(app, current, &now).await?, Heard::Unchanged) {
        return Ok(());
    }
    cancel(app, current, None).await
}

/// Makes the attempt's intent unpayable, or learns that it is too late for that.
pub(super) async fn cancel(
    app: &App,
    current: &Versioned,
    reason: Option<CancellationReason>,
) -> Result<(), Error> {
    let canceled = ask_to_cancel(app, &current.checkout, reason).await?;
    match hear(app, current, &canceled).await? {
        Heard::Unchanged => Err(Error::Internal("the intent is neither canceled nor paid")),
        Heard::Applied(_) | Heard::RaceLost => Ok(()),
    }
}

/// Ends a checkout whose payment is under way, if Stripe can still cancel that: a voucher that nobody
/// has paid. Most debits it can not.
pub(super) async fn take_back(
    app: &App,
    current: &Versioned,
    reason: Option<CancellationReason>,
) -> Result<(), Error> {
    let before = &current.checkout;
    let told = ask_to_cancel(app, before, reason).await?;
    if told.status != PaymentIntentStatus::Canceled {
        return match hear(app, current, &told).await? {
            Heard::Unchanged => Err(before.refusal().into()),
            Heard::Applied(_) | Heard::RaceLost => Ok(()),
        };
    }
    let now = app.clock.now();
    let ended = before.clone().take_back(reason, now)?;
    let saved = app.store.save_checkout(&ended, current.revision, now);
    if saved.await? == Saved::Yes {
        came_to(app, Some(before.state.status()), &ended);
    }
    Ok(())
}

async fn ask_to_cancel(
    app: &App,
    checkout: &Checkout,
    reason: Option<CancellationReason>,
) -> Result<PaymentIntent, Error> {
    let id = checkout
        .intent()
        .ok_or(Error::Internal("there is no intent to cancel"))?;
    let params = CancelPaymentIntent {
        cancellation_reason: reason.and_then(words::cancellation),
    };
    let request = app.stripe.payment_intents().cancel(id, &params);
    let request = request
        .on_account(&checkout.account)
        .expand("latest_charge");
    let key = Operation::CancelIntent(checkout, Token::random()?.as_str()).key();
    match call::make(app, Some(&checkout.id), &key, request).await {
        Err(Error::Stripe(error)) if error.has_code("payment_intent_unexpected_state") => {
            Ok(retrieve(app, checkout)?.send().await?)
        }
        answer => answer,
    }
}

/// Asks for the checkout's intent, with its last charge.
pub(super) fn retrieve<'a>(
    app: &'a App,
    checkout: &Checkout,
) -> Result<Request<'a, PaymentIntent>, Error> {
    let id = checkout
        .intent()
        .ok_or(Error::Internal("there is no intent to ask for"))?;
    let request = app.stripe.payment_intents().retrieve(id);
    Ok(request
        .on_account(&checkout.account)
        .expand("latest_charge"))
}

/// All that decides a payment comes from the checkout, and nothing from the browser.
fn params(checkout: &Checkout) -> CreatePaymentIntent {
    let money = checkout.terms.money();
    let options = checkout.options.clone();
    let mut metadata = options.metadata;
    metadata.insert("checkout".to_owned(), checkout.id.to_string());
    let types = options.allowed_payment_method_types;
    CreatePaymentIntent {
        application_fee_amount: checkout.terms.application_fee(),
        automatic_payment_methods: types.is_empty().then_some(AutomaticPaymentMethods {
            enabled: true,
            allow_redirects: None,
        }),
        allowed_payment_method_types: types,
        capture_method: Some(words::capture_method(options.capture_method)),
        customer: options.customer,
        setup_future_usage: options.setup_future_usage.map(words::future_usage),
        statement_descriptor_suffix: options.statement_descriptor_suffix,
        receipt_email: options.receipt_email,
        description: checkout.description.clone(),
        metadata,
        ..CreatePaymentIntent::new(money.minor(), money.currency())
    }
}
