//! Calls that change something at Stripe: written down, made, and noted how they ended.

use serde::de::DeserializeOwned;
use shared::CheckoutId;

use crate::{
    app::App,
    error::Error,
    store::{LoggedCall, Outcome},
    stripe::{self, IdempotencyKey, LoggedMethod, Request},
};

/// Writes a call down, makes it, and notes how it ended. Made again under the same key, it is the
/// same call.
pub(super) async fn make<T: DeserializeOwned>(
    app: &App,
    checkout: Option<&CheckoutId>,
    key: &str,
    request: Request<'_, T>,
) -> Result<T, Error> {
    let call = written(&request, checkout, key)?;
    app.store.log_call(&call, app.clock.now()).await?;
    send(app, key, request).await
}

/// Makes a call that was written down under this key, to the letter.
pub(super) async fn make_again<T: DeserializeOwned>(app: &App, key: &str) -> Result<T, Error> {
    send(app, key, resend(app, key).await?).await
}

/// The same, for who notes how it ended together with what that means.
pub(super) async fn ask_again<T: DeserializeOwned>(app: &App, key: &str) -> Result<T, Error> {
    ask(key, resend(app, key).await?).await
}

async fn resend<'a, T: DeserializeOwned>(app: &'a App, key: &str) -> Result<Request<'a, T>, Error> {
    let call = app.store.logged_call(key).await?;
    let call = call.ok_or(Error::Internal("a call to make again was not written down"))?;
    let method = LoggedMethod::from_name(&call.method);
    let request = app.stripe.resend(&stripe::LoggedCall {
        operation: call.operation,
        method: method.ok_or(Error::Internal(
            "a call was written down with another method",
        ))?,
        path: call.path,
        form: call.form,
        account: call.account,
    })?;
    Ok(request)
}

/// A call as it is written down.
pub(super) fn written<T: DeserializeOwned>(
    request: &Request<'_, T>,
    checkout: Option<&CheckoutId>,
    key: &str,
) -> Result<LoggedCall, Error> {
    let call = request.logged()?;
    Ok(LoggedCall {
        idempotency_key: key.to_owned(),
        checkout: checkout.cloned(),
        account: call.account,
        operation: call.operation,
        method: call.method.as_str().to_owned(),
        path: call.path,
        form: call.form,
    })
}

/// Makes a call that is written down.
pub(super) async fn send<T: DeserializeOwned>(
    app: &App,
    key: &str,
    request: Request<'_, T>,
) -> Result<T, Error> {
    let answer = ask(key, request).await;
    let outcome = match &answer {
        Ok(_) => Some(Outcome::Succeeded),
        Err(Error::Stripe(error)) => error.is_final_refusal().then_some(Outcome::Refused),
        Err(_) => None,
    };
    if let Some(outcome) = outcome {
        app.store.finish_call(key, outcome, app.clock.now()).await?;
    }
    answer
}

async fn ask<T: DeserializeOwned>(key: &str, request: Request<'_, T>) -> Result<T, Error> {
    let header = IdempotencyKey::try_from(key.to_owned());
    let header = header.map_err(|_| Error::Internal("a derived idempotency key is malformed"))?;
    Ok(request.idempotency_key(header).send().await?)
}
