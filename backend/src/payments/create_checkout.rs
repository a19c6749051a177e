//! A platform's server asks for a checkout.

use shared::{AccountId, CheckoutId, CreateCheckout, Money};
use tracing::{info, instrument};

use crate::{
    app::App,
    domain::{Checkout, Intent, State, Terms, TermsError},
    error::Error,
    stripe::{self, Account},
};

const LONGEST_DESCRIPTION: usize = 1000;

/// Checks what is asked for and keeps it.
///
/// # Errors
/// [`Error::Invalid`] names the field; [`Error::AccountUnknown`] and [`Error::AccountNotReady`]
/// when the account can not be paid.
#[instrument(skip_all, fields(stripe.account = %ask.account))]
pub async fn create_checkout(app: &App, ask: CreateCheckout) -> Result<Checkout, Error> {
    let terms = terms(
        Money::from_minor(ask.amount, ask.currency),
        ask.application_fee_amount,
    )?;
    check_description(ask.description.as_deref())?;
    let account = ready_account(app, &ask.account).await?;
    let checkout = Checkout {
        id: new_id()?,
        merchant_name: account.name().unwrap_or(account.id.as_str()).to_owned(),
        account: account.id,
        terms,
        description: ask.description,
        livemode: app.config.stripe.mode().is_live(),
        created: app.clock.now(),
        attempt: 1,
        state: State::Open(Intent::None),
    };
    app.store.insert_checkout(&checkout).await?;
    info!(amount_minor = ask.amount, currency = %ask.currency, "checkout created");
    Ok(checkout)
}

/// Terms, with the field at fault named as the caller wrote it.
pub(super) fn terms(money: Money, fee: Option<i64>) -> Result<Terms, Error> {
    Terms::new(money, fee).map_err(|error| {
        let param = match error {
            TermsError::Amount(_) => "amount",
            TermsError::Fee => "application_fee_amount",
        };
        Error::invalid(param, error.to_string())
    })
}

fn check_description(description: Option<&str>) -> Result<(), Error> {
    match description {
        Some(text) if text.trim().is_empty() => Err(Error::invalid(
            "description",
            "leave description out, or say what is paid for",
        )),
        Some(text) if text.chars().count() > LONGEST_DESCRIPTION => Err(Error::invalid(
            "description",
            format!("description has at most {LONGEST_DESCRIPTION} characters"),
        )),
        _ => Ok(()),
    }
}

async fn ready_account(app: &App, id: &AccountId) -> Result<Account, Error> {
    let account = match app.stripe.accounts().retrieve(id).send().await {
        Ok(account) => account,
        Err(error) if is_unknown_account(&error) => return Err(Error::AccountUnknown(id.clone())),
        Err(error) => return Err(error.into()),
    };
    if account.charges_enabled {
        Ok(account)
    } else {
        Err(Error::AccountNotReady(id.clone()))
    }
}

/// Stripe answers 403 `account_invalid` for an account that is not connected, and 404 for one that
/// can not exist.
fn is_unknown_account(error: &stripe::Error) -> bool {
    error.has_code("account_invalid") || error.has_code("resource_missing")
}

/// 160 random bits: an id is all that a browser needs to pay, so it can not be guessed.
fn new_id() -> Result<CheckoutId, Error> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|_| Error::Internal("the system has no randomness"))?;
    format!("co_{}", hex::encode(bytes))
        .try_into()
        .map_err(|_| Error::Internal("an id must not be empty"))
}
