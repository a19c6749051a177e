//! `/v1/setup_intents`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::Params,
    resources::{
        Resource as _,
        confirmation_token::Use,
        payment_intent::terms::{AutomaticMethods, SetupFutureUsage},
        payment_method::Sender,
        setup_intent::{
            SetupIntent, Statement,
            machine::{CancellationReason, Event},
        },
    },
    routes::payment_intents::{
        check_customer, refuse_without_confirm,
        source::{Choice, Source},
        way_back::WayBack,
    },
    setup_attempt::SetupAttempt,
};

/// Parameters of Stripe's that are not imitated.
const NOT_IMITATED: [&str; 7] = [
    "attach_to_self",
    "customer_account",
    "flow_directions",
    "on_behalf_of",
    "payment_method_configuration",
    "payment_method_options",
    "single_use",
];

/// `POST /v1/setup_intents`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (sender, now) = (desk.sender(), desk.now);
    let (statement, automatic, usage, confirm, source, way_back) = params.read(|params| {
        params.not_imitated(&NOT_IMITATED)?;
        let confirm = params.flag("confirm")?.unwrap_or(false);
        if !confirm {
            refuse_without_confirm(params, "SetupIntent")?;
        }
        Ok((
            Statement::read(params)?,
            AutomaticMethods::read_or_default(params)?,
            params.choice("usage")?,
            confirm,
            Source::read(params, sender, now)?,
            read_way_back(params, sender)?,
        ))
    })?;
    check_customer(desk, statement.customer.as_deref())?;

    let id = desk.mint("seti_");
    let secret = format!("{id}{}", desk.mint("_secret_"));
    let usage = usage.unwrap_or(SetupFutureUsage::OffSession);
    let mut intent = SetupIntent::new(id, secret, now, usage, automatic);
    intent.application = desk
        .caller
        .on_connected_account
        .then(|| desk.state.application.clone());
    intent.apply(statement)?;
    if confirm {
        return run(desk, intent, source, way_back);
    }
    choose(desk, &mut intent, source)?;
    store(desk, intent)
}

/// `GET /v1/setup_intents/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let client_secret = params.read(|params| params.text("client_secret"))?;
    Ok(open(desk, client_secret.as_deref())?.to_json())
}

/// `POST /v1/setup_intents/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (sender, now) = (desk.sender(), desk.now);
    let (statement, source) = params.read(|params| {
        params.not_imitated(&NOT_IMITATED)?;
        Ok((Statement::read(params)?, Source::read(params, sender, now)?))
    })?;
    check_customer(desk, statement.customer.as_deref())?;
    let mut intent = open(desk, None)?;
    intent
        .phase
        .check_open(Event::Update)
        .map_err(|error| refusal(&intent, error.into()))?;
    intent.apply(statement)?;
    if source.is_new() {
        choose(desk, &mut intent, source)?;
    }
    store(desk, intent)
}

/// `POST /v1/setup_intents/{id}/confirm`
pub(crate) fn confirm(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (sender, now) = (desk.sender(), desk.now);
    let (client_secret, source, way_back) = params.read(|params| {
        params.not_imitated(&NOT_IMITATED)?;
        params.list("allowed_payment_method_types")?;
        Ok((
            params.text("client_secret")?,
            Source::read(params, sender, now)?,
            read_way_back(params, sender)?,
        ))
    })?;
    let intent = open(desk, client_secret.as_deref())?;
    run(desk, intent, source, way_back)
}

/// `POST /v1/setup_intents/{id}/cancel`
pub(crate) fn cancel(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let reason =
        params.read(|params| params.choice::<CancellationReason>("cancellation_reason"))?;
    let mut intent = open(desk, None)?;
    intent.phase = intent
        .phase
        .cancel(reason)
        .map_err(|error| refusal(&intent, error.into()))?;
    store(desk, intent)
}

/// `GET /v1/setup_intents`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, customer, method) = params.read(|params| {
        params.not_imitated(&["attach_to_self", "customer_account"])?;
        Ok((
            Page::read(params)?,
            params.text("customer")?,
            params.text("payment_method")?,
        ))
    })?;
    check_customer(desk, customer.as_deref())?;
    let is_wanted = |intent: &SetupIntent| {
        (customer.is_none() || intent.customer == customer)
            && (method.is_none() || intent.phase.method() == method.as_deref())
    };
    let intents = desk.merchant()?.setup_intents.newest_first();
    page.of_wanted(intents, is_wanted, "/v1/setup_intents")
}

fn read_way_back(params: &mut Params, sender: Sender) -> Result<WayBack> {
    params.without_effect(&["client_context", "mandate_data"]);
    WayBack::read(params, sender)
}

fn run(
    desk: &mut Desk<'_>,
    intent: SetupIntent,
    source: Source,
    way_back: WayBack,
) -> Result<Value> {
    intent
        .phase
        .check_open(Event::Confirm)
        .map_err(|error| refusal(&intent, error.into()))?;
    let choice = find(desk, &intent, source)?.ok_or_else(|| refusal(&intent, without_method()))?;
    way_back
        .or(choice.return_url.as_deref())?
        .check(intent.may_redirect(), "SetupIntent")?;

    let origin = desk.origin;
    let state = &mut *desk.state;
    let merchant = state
        .merchants
        .get_mut(&desk.caller.merchant)
        .ok_or_else(Error::internal)?;
    if let Some(token) = choice.token {
        merchant
            .confirmation_tokens
            .get_mut(&token, "confirmation_token")?
            .used_by = Some(Use::SetupIntent(intent.id.clone()));
    }
    SetupAttempt {
        merchant,
        ids: &mut state.ids,
    }
    .start(intent, choice.method, origin)
    .map(|intent| intent.to_json())
}

/// The method that a request means, if the `SetupIntent` takes it.
fn find(desk: &mut Desk<'_>, intent: &SetupIntent, source: Source) -> Result<Option<Choice>> {
    let choice = source.find(desk, intent.phase.method())?;
    if let Some(Choice { method, .. }) = &choice {
        let wanted = method.draft.type_name();
        if !intent.method_names().contains(&wanted) {
            return Err(Error::invalid(format!(
                "The PaymentMethod provided ({wanted}) is not allowed for this SetupIntent. \
                 Please attach a PaymentMethod of one of the following types: {}.",
                intent.method_names().join(", ")
            ))
            .param("payment_method"));
        }
        method.check_payer(intent.customer.as_deref(), "SetupIntent")?;
    }
    Ok(choice)
}

fn choose(desk: &mut Desk<'_>, intent: &mut SetupIntent, source: Source) -> Result<()> {
    if let Some(choice) = find(desk, intent, source)? {
        intent.phase = intent
            .phase
            .attach(choice.method.id.clone())
            .map_err(|error| refusal(intent, error.into()))?;
        desk.merchant()?.payment_methods.put(choice.method);
    }
    Ok(())
}

/// The `SetupIntent` in the path. A browser must prove that it was given it.
fn open(desk: &mut Desk<'_>, client_secret: Option<&str>) -> Result<SetupIntent> {
    if client_secret.is_none() && !desk.caller.is_server() {
        return Err(Error::missing("client_secret"));
    }
    let id = desk.id;
    let intent = desk.merchant()?.setup_intents.get(id, "intent")?;
    if client_secret.is_some_and(|secret| secret != intent.client_secret) {
        return Err(Error::invalid(
            "The client_secret provided does not match the client_secret associated with the \
             SetupIntent.",
        )
        .code("setup_intent_invalid_parameter")
        .param("client_secret"));
    }
    Ok(intent.clone())
}

fn store(desk: &mut Desk<'_>, intent: SetupIntent) -> Result<Value> {
    let answer = intent.to_json();
    desk.merchant()?.setup_intents.put(intent);
    Ok(answer)
}

/// The state of the `SetupIntent` is part of every refusal that is due to it.
fn refusal(intent: &SetupIntent, error: Error) -> Error {
    error.with("setup_intent", intent.to_json())
}

fn without_method() -> Error {
    Error::invalid(
        "You cannot confirm this SetupIntent because it's missing a payment method. Update the \
         SetupIntent with a payment method and then confirm it again.",
    )
    .code("setup_intent_unexpected_state")
}
