//! `/v1/payment_intents`

mod checks;
mod confirmation;
mod form_context;
mod settlement;
pub(crate) mod source;
pub(crate) mod way_back;

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::Params,
    resources::{
        Resource as _,
        payment_intent::{
            PaymentIntent,
            changes::Changes,
            machine::{Event, Phase},
            terms::Terms,
        },
    },
    routes::payment_intents::{
        checks::{NOT_IMITATED, check_fee_taker, set_customer, wrong_client_secret},
        confirmation::Confirmation,
        source::{Choice, Source},
    },
    state::Merchant,
};

pub(crate) use crate::routes::payment_intents::{
    checks::{check_customer, refuse_without_confirm},
    settlement::{cancel, capture},
};

/// `POST /v1/payment_intents`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (terms, customer, confirm, confirmation) = params.read(|params| {
        params.not_imitated(&NOT_IMITATED)?;
        let terms = Terms::read(params, desk.sender())?;
        let customer = params.text("customer")?;
        let confirm = params.flag("confirm")?.unwrap_or(false);
        if !confirm {
            refuse_without_confirm(params, "PaymentIntent")?;
        }
        Ok((
            terms,
            customer,
            confirm,
            Confirmation::read_with_create(params, desk.sender(), desk.now)?,
        ))
    })?;
    check_fee_taker(desk, terms.application_fee_amount)?;
    desk.merchant()?.account.check_can_charge()?;
    check_customer(desk, customer.as_deref())?;

    let id = desk.mint("pi_");
    let mut intent = PaymentIntent {
        client_secret: format!("{id}{}", desk.mint("_secret_")),
        id,
        created: desk.now,
        application: desk
            .caller
            .on_connected_account
            .then(|| desk.state.application.clone()),
        customer,
        terms,
        phase: Phase::RequiresPaymentMethod,
        failure: None,
        latest_charge: None,
    };
    if confirm {
        return confirmation.run(desk, intent);
    }
    if let Some(choice) = confirmation.source.choose(desk, &intent)? {
        attach(desk, &mut intent, choice)?;
    }
    store(desk, intent)
}

/// `GET /v1/payment_intents/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let client_secret = params.read(|params| params.text("client_secret"))?;
    Ok(open(desk, client_secret.as_deref())?.to_json())
}

/// `POST /v1/payment_intents/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (customer, changes, source) = params.read(|params| {
        params.not_imitated(&NOT_IMITATED)?;
        let customer = params.text("customer")?;
        let changes = Changes::read(params, desk.sender())?;
        Ok((
            customer,
            changes,
            Source::read(params, desk.sender(), desk.now)?,
        ))
    })?;
    check_fee_taker(desk, changes.fee())?;

    let mut intent = open(desk, None)?;
    if let Some(term) = changes.money_term() {
        intent.phase = intent
            .phase
            .reopen()
            .map_err(|error| refusal(&intent, Error::from(error).param(term)))?;
    }
    if let Some(term) = changes.method_term() {
        intent
            .phase
            .check_open(Event::Reopen)
            .map_err(|error| refusal(&intent, Error::from(error).param(term)))?;
    }
    intent.terms.apply(changes)?;
    if let Some(customer) = customer {
        check_customer(desk, Some(&customer))?;
        set_customer(&mut intent, customer)?;
    }
    if source.is_new()
        && let Some(choice) = source.choose(desk, &intent)?
    {
        attach(desk, &mut intent, choice)?;
    }
    store(desk, intent)
}

/// `POST /v1/payment_intents/{id}/confirm`
pub(crate) fn confirm(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (client_secret, confirmation) = params.read(|params| {
        params.not_imitated(&NOT_IMITATED)?;
        params.not_imitated(&["amount_to_confirm"])?;
        let client_secret = params.text("client_secret")?;
        Ok((
            client_secret,
            Confirmation::read(params, desk.sender(), desk.now)?,
        ))
    })?;
    let intent = open(desk, client_secret.as_deref())?;
    confirmation.run(desk, intent)
}

/// `GET /v1/payment_intents`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, customer) =
        params.read(|params| Ok((Page::read(params)?, params.text("customer")?)))?;
    check_customer(desk, customer.as_deref())?;
    let is_wanted = |intent: &PaymentIntent| customer.is_none() || intent.customer == customer;
    let intents = desk.merchant()?.payment_intents.newest_first();
    page.of_wanted(intents, is_wanted, "/v1/payment_intents")
}

/// The `PaymentIntent` that a client secret belongs to.
pub(crate) fn by_client_secret<'a>(
    merchant: &'a Merchant,
    secret: &str,
) -> Result<&'a PaymentIntent> {
    let id = secret.split_once("_secret_").map_or(secret, |(id, _)| id);
    let intent = merchant.payment_intents.get(id, "client_secret")?;
    if intent.client_secret == secret {
        Ok(intent)
    } else {
        Err(wrong_client_secret())
    }
}

/// The `PaymentIntent` in the path. A browser must prove that it was given it.
fn open(desk: &mut Desk<'_>, client_secret: Option<&str>) -> Result<PaymentIntent> {
    if client_secret.is_none() && !desk.caller.is_server() {
        return Err(Error::missing("client_secret"));
    }
    let id = desk.id;
    let intent = desk.merchant()?.payment_intents.get(id, "intent")?;
    if client_secret.is_some_and(|secret| secret != intent.client_secret) {
        return Err(wrong_client_secret());
    }
    Ok(intent.clone())
}

fn store(desk: &mut Desk<'_>, intent: PaymentIntent) -> Result<Value> {
    let answer = intent.to_json();
    desk.merchant()?.payment_intents.put(intent);
    Ok(answer)
}

fn attach(desk: &mut Desk<'_>, intent: &mut PaymentIntent, choice: Choice) -> Result<()> {
    intent.phase = intent
        .phase
        .attach(choice.method.id.clone())
        .map_err(|error| refusal(intent, error.into()))?;
    desk.merchant()?.payment_methods.put(choice.method);
    Ok(())
}

/// The state of the `PaymentIntent` is part of every refusal that is due to it.
fn refusal(intent: &PaymentIntent, error: Error) -> Error {
    error.with("payment_intent", intent.to_json())
}
