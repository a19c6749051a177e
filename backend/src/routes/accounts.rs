//! Connected accounts over HTTP.

pub(crate) mod onboarding;

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use shared::Currency;

use super::{
    answer::Created,
    caller::Caller,
    extract::{Body, Once, Query},
    path,
};
use crate::{
    app::App,
    config::AllowedOrigins,
    domain::{Edit, FeePolicy},
    error::Error,
    payments::{self, on_behalf},
    store::{AccountSettings, ChangedSettings},
    stripe::{Account, CreateAccount, List, ListAccounts},
};

/// A connected account: what Stripe knows of it, and what the platform has settled for it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct ConnectedAccount {
    #[serde(flatten)]
    account: Account,
    platform_settings: PlatformSettings,
}

/// What the platform has settled for an account.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct PlatformSettings {
    /// The origins whose pages may take payments for it; null: as the server's setting says.
    allowed_origins: Option<Vec<String>>,
    /// What the platform takes of each payment; null: nothing.
    fee_policy: Option<FeePolicyBody>,
    /// Whether the account has ended its connection.
    deauthorized: bool,
}

/// What the platform takes of a payment for which nothing else is said.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeePolicyBody {
    /// A share in hundredths of a percent, rounded down: 250 is 2.5 %.
    #[serde(default)]
    #[schema(maximum = 10_000)]
    basis_points: u16,
    /// A fixed part for each currency, in its minor units.
    #[serde(default)]
    fixed: BTreeMap<Currency, i64>,
}

/// What to change. What is left out stays; null takes it away.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateSettings {
    /// The origins whose pages may take payments for the account. Wallets are registered for them, and
    /// for the hosted page.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    allowed_origins: Edit<Vec<String>>,
    /// What the platform takes of each payment.
    #[serde(default)]
    #[schema(value_type = Option<FeePolicyBody>)]
    fee_policy: Edit<FeePolicyBody>,
}

/// `POST /api/accounts`.
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Once(token): Once,
    Body(params): Body<CreateAccount>,
) -> Result<Created<Json<ConnectedAccount>>, Error> {
    caller.platform_only()?;
    let account = on_behalf(&app, &token, app.stripe.accounts().create(&params)).await?;
    let view = view(account, AccountSettings::default());
    Ok(Created(Json(view)))
}

/// `GET /api/accounts`.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(params): Query<ListAccounts>,
) -> Result<Json<List<Account>>, Error> {
    caller.platform_only()?;
    Ok(Json(app.stripe.accounts().list(&params).send().await?))
}

/// `GET /api/accounts/{account}`.
pub(crate) async fn show(
    State(app): State<App>,
    path::Account(id): path::Account,
) -> Result<Json<ConnectedAccount>, Error> {
    let account = payments::account(&app, &id).await?;
    let settings = app.store.account_settings(&id).await?;
    Ok(Json(view(account, settings)))
}

/// `POST /api/accounts/{account}`: origins and fee policy. Only a key of the platform may: an
/// account does not decide what the platform takes.
pub(crate) async fn update(
    State(app): State<App>,
    caller: Caller,
    path::Account(id): path::Account,
    Once(token): Once,
    Body(change): Body<UpdateSettings>,
) -> Result<Json<ConnectedAccount>, Error> {
    caller.platform_only()?;
    if matches!(change.fee_policy, Edit::Set(_)) && app.config.stripe.own_account.is_some() {
        return Err(Error::PlatformRequired);
    }
    let changed = ChangedSettings {
        allowed_origins: change.allowed_origins.checked(checked_origins)?,
        fee_policy: change.fee_policy.checked(checked_policy)?,
    };
    let account = payments::settle_account(&app, &id, &changed, &token).await?;
    let settings = app.store.account_settings(&id).await?;
    Ok(Json(view(account, settings)))
}

fn checked_origins(origins: Vec<String>) -> Result<Vec<String>, Error> {
    for origin in &origins {
        if origin == "*" || origin.contains(',') || origin.parse::<AllowedOrigins>().is_err() {
            return Err(Error::invalid(
                "allowed_origins",
                format!(
                    "{origin:?} is not an origin; write scheme and host, as in https://shop.example"
                ),
            ));
        }
    }
    Ok(origins)
}

fn checked_policy(policy: FeePolicyBody) -> Result<FeePolicy, Error> {
    FeePolicy::new(policy.basis_points, policy.fixed)
        .map_err(|error| Error::invalid("fee_policy", error.to_string()))
}

fn view(account: Account, settings: AccountSettings) -> ConnectedAccount {
    ConnectedAccount {
        account,
        platform_settings: PlatformSettings {
            allowed_origins: settings.allowed_origins,
            fee_policy: settings.fee_policy.map(|policy| FeePolicyBody {
                basis_points: policy.basis_points(),
                fixed: policy.fixed().clone(),
            }),
            deauthorized: settings.deauthorized.is_some(),
        },
    }
}
