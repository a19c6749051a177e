//! Payment methods that are saved before anything is paid, and those that the platform shares with
//! its accounts.

use axum::{Json, extract::State};
use shared::SetupIntentId;

use super::{
    answer::Created,
    caller::Caller,
    extract::{Body, Once},
    idempotency::Secret,
    path::{Account, Named, Owner},
};
use crate::{
    app::App,
    error::Error,
    payments::on_behalf,
    stripe::{
        CancelSetupIntent, CreateSetupIntent, PaymentMethod, SetupIntent, SharePaymentMethod,
    },
};

/// `POST …/setup-intents`: saves a payment method without a payment.
pub(crate) async fn create_setup_intent(
    State(app): State<App>,
    owner: Owner,
    Once(token): Once,
    Body(params): Body<CreateSetupIntent>,
) -> Result<Created<Secret<SetupIntent>>, Error> {
    let request = owner.of(app.stripe.setup_intents().create(&params));
    let intent = on_behalf(&app, &token, request).await?;
    Ok(Created(Secret(intent)))
}

/// `GET …/setup-intents/{setup_intent}`.
pub(crate) async fn show_setup_intent(
    State(app): State<App>,
    owner: Owner,
    Named(id): Named<SetupIntentId>,
) -> Result<Secret<SetupIntent>, Error> {
    let request = owner.of(app.stripe.setup_intents().retrieve(&id));
    Ok(Secret(request.send().await?))
}

/// `POST …/setup-intents/{setup_intent}/cancel`.
pub(crate) async fn cancel_setup_intent(
    State(app): State<App>,
    owner: Owner,
    Named(id): Named<SetupIntentId>,
    Once(token): Once,
    Body(params): Body<CancelSetupIntent>,
) -> Result<Secret<SetupIntent>, Error> {
    let request = owner.of(app.stripe.setup_intents().cancel(&id, &params));
    Ok(Secret(on_behalf(&app, &token, request).await?))
}

/// `POST /api/accounts/{account}/payment-methods`: clones a payment method that is saved on the
/// platform, so that the account can charge it. Only a key of the platform may: an account does not
/// choose among the platform's customers.
/// <https://docs.stripe.com/connect/direct-charges-multiple-accounts>
pub(crate) async fn share(
    State(app): State<App>,
    caller: Caller,
    Account(account): Account,
    Once(token): Once,
    Body(params): Body<SharePaymentMethod>,
) -> Result<Created<Json<PaymentMethod>>, Error> {
    caller.platform_only()?;
    let request = app.stripe.payment_methods().share(&params);
    let method = on_behalf(&app, &token, request.on_account(&account)).await?;
    Ok(Created(Json(method)))
}
