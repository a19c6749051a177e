//! A platform's server asks for a checkout.

use shared::{AccountId, CreateCheckout, Money};
use tracing::{info, instrument};

use super::{Asker, Token, accounts, came_to, fees, load, own_account};
use crate::{
    app::App,
    domain::{Checkout, FeePolicy, Intent, PaymentOptions, State, Terms, TermsError, Timestamp},
    error::Error,
    store::Saved,
};

const LONGEST_DESCRIPTION: usize = 1000;

/// Checks what is asked for and keeps it.
///
/// # Errors
/// [`Error::Invalid`] names the field; [`Error::FeeIsThePlatforms`]; [`Error::AccountUnknown`] and [`Error::AccountNotReady`]
/// when the account can not be paid.
#[instrument(skip_all, fields(stripe.account = %ask.account))]
pub async fn create_checkout(
    app: &App,
    ask: CreateCheckout,
    asker: Asker,
    token: &Token,
) -> Result<Checkout, Error> {
    own_account::check_account(app, &ask.account)?;
    let now = app.clock.now();
    asker.may_take(app, ask.application_fee_amount)?;
    let settings = app.store.account_settings(&ask.account).await?;
    let money = Money::from_minor(ask.amount, ask.currency);
    let policy = fees::policy_of(app, settings.fee_policy.as_ref());
    let terms = terms(money, ask.application_fee_amount, policy)?;
    check_description(ask.description.as_deref())?;
    let expires = expires(ask.expires_at, now)?;
    let options = options(&ask)?;
    if settings.deauthorized.is_some() {
        return Err(Error::AccountDeauthorized(ask.account));
    }
    let merchant_name = merchant_name(app, &ask.account).await?;
    let checkout = Checkout {
        id: token.checkout_id()?,
        merchant_name,
        account: ask.account,
        terms,
        description: ask.description,
        options,
        livemode: app.config.stripe.mode().is_live(),
        created: now,
        expires,
        attempt: 1,
        state: State::Open(Intent::None),
        dispute: None,
        fee: None,
    };
    if app.store.insert_checkout(&checkout).await? == Saved::RaceLost {
        // The same request has made it before, and died before it could answer.
        return Ok(load(app, &checkout.id).await?.checkout);
    }
    came_to(app, None, &checkout);
    info!(amount_minor = ask.amount, currency = %ask.currency, "checkout created");
    Ok(checkout)
}

/// Terms, with the field at fault named as the caller wrote it. A fee that nobody named is the
/// policy's.
pub(super) fn terms(
    money: Money,
    fee: Option<i64>,
    policy: Option<&FeePolicy>,
) -> Result<Terms, Error> {
    let agreed = policy.and_then(|policy| policy.fee(money));
    Terms::new(money, fee.or(agreed)).map_err(|error| match (error, fee) {
        (TermsError::Amount(_), _) => Error::invalid("amount", error.to_string()),
        (TermsError::Fee, Some(_)) => Error::invalid("application_fee_amount", error.to_string()),
        (TermsError::Fee, None) => Error::invalid(
            "amount",
            format!(
                "the account's fee policy takes {} of this payment, which is not less than its \
                 amount; raise the amount or send an application_fee_amount",
                agreed.unwrap_or_default()
            ),
        ),
    })
}

fn options(ask: &CreateCheckout) -> Result<PaymentOptions, Error> {
    let options = PaymentOptions {
        capture_method: ask.capture_method,
        customer: ask.customer.clone(),
        setup_future_usage: ask.setup_future_usage,
        allowed_payment_method_types: ask.allowed_payment_method_types.clone(),
        statement_descriptor_suffix: ask.statement_descriptor_suffix.clone(),
        receipt_email: ask.receipt_email.clone(),
        metadata: ask.metadata.clone(),
    };
    options
        .checked()
        .map_err(|error| Error::invalid(error.param(), error.to_string()))
}

fn expires(at: Option<i64>, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    let at = at.map(Timestamp::from_seconds);
    if at.is_some_and(|at| at <= now) {
        return Err(Error::invalid(
            "expires_at",
            "expires_at must be in the future, in seconds since 1970 UTC",
        ));
    }
    Ok(at)
}

fn check_description(description: Option<&str>) -> Result<(), Error> {
    match description {
        Some(text) if text.trim().is_empty() => Err(Error::invalid(
            "description",
            "leave description out, or say what is paid for",
        )),
        Some(text) if text.contains('\0') => Err(Error::invalid(
            "description",
            "description must not contain a NUL character",
        )),
        Some(text) if text.chars().count() > LONGEST_DESCRIPTION => Err(Error::invalid(
            "description",
            format!("description has at most {LONGEST_DESCRIPTION} characters"),
        )),
        _ => Ok(()),
    }
}

/// What customers call an account that can take payments.
async fn merchant_name(app: &App, id: &AccountId) -> Result<String, Error> {
    let now = app.clock.now();
    if let Some(name) = app.ready_accounts.name(id, now) {
        return Ok(name);
    }
    let account = match app.stripe.accounts().retrieve(id).send().await {
        Ok(account) => account,
        Err(error) if accounts::is_unknown(&error) => {
            return Err(Error::AccountUnknown(id.clone()));
        }
        Err(error) if error.is_final_refusal() => return Err(error.into()),
        Err(error) => {
            let remembered = app.ready_accounts.remembered_name(id, now);
            return remembered.ok_or_else(|| error.into());
        }
    };
    if !account.charges_enabled {
        return Err(Error::AccountNotReady(id.clone()));
    }
    let name = account.name().unwrap_or(id.as_str());
    app.ready_accounts.keep(id, name, now);
    Ok(name.to_owned())
}
