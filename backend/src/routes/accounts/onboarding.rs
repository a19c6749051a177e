//! How an account comes to take payments: onboarding, embedded components, capabilities, wallets.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use serde::Deserialize;
use shared::PaymentMethodDomainId;

use crate::{
    app::App,
    error::Error,
    payments::on_behalf,
    routes::{
        answer::Created,
        extract::{Body, Once, Query},
        idempotency::Secret,
        path::{Account, CapabilityName, Named},
    },
    stripe::{
        AccountLink, AccountLinkType, AccountSession, AccountSessionComponent, Capability,
        CollectionOptions, CreateAccountLink, CreateAccountSession, CreatePaymentMethodDomain,
        List, ListPaymentMethodDomains, PaymentMethodDomain, RequestedCapability,
    },
};

/// Body of `POST /api/accounts/{account}/links`.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateLink {
    /// What the owner is asked for.
    #[serde(rename = "type")]
    kind: AccountLinkType,
    /// Where the owner comes when the link has been used or is too old: make another one there.
    refresh_url: String,
    /// Where the owner comes back to. It does not mean that all is done: look at the account.
    return_url: String,
    /// How much is asked for at once.
    #[serde(default)]
    collection_options: Option<CollectionOptions>,
}

/// `POST /api/accounts/{account}/links`: Stripe's onboarding, for one use within minutes.
pub(crate) async fn link(
    State(app): State<App>,
    Account(account): Account,
    Once(token): Once,
    Body(ask): Body<CreateLink>,
) -> Result<Created<Secret<AccountLink>>, Error> {
    let params = CreateAccountLink {
        account,
        kind: ask.kind,
        refresh_url: ask.refresh_url,
        return_url: ask.return_url,
        collection_options: ask.collection_options,
    };
    let request = app.stripe.account_links().create(&params);
    let link = on_behalf(&app, &token, request).await?;
    Ok(Created(Secret(link)))
}

/// Body of `POST /api/accounts/{account}/sessions`.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateSession {
    /// The embedded components that the page shows, each with `enabled` and its `features`.
    components: BTreeMap<String, AccountSessionComponent>,
}

/// `POST /api/accounts/{account}/sessions`: for Stripe's embedded components.
pub(crate) async fn session(
    State(app): State<App>,
    Account(account): Account,
    Once(token): Once,
    Body(ask): Body<CreateSession>,
) -> Result<Created<Secret<AccountSession>>, Error> {
    let params = CreateAccountSession {
        account,
        components: ask.components,
    };
    let request = app.stripe.account_sessions().create(&params);
    let session = on_behalf(&app, &token, request).await?;
    Ok(Created(Secret(session)))
}

/// `GET /api/accounts/{account}/capabilities`: what it can do, and what stands in the way.
pub(crate) async fn capabilities(
    State(app): State<App>,
    Account(account): Account,
) -> Result<Json<List<Capability>>, Error> {
    let request = app.stripe.capabilities().list(&account);
    Ok(Json(request.send().await?))
}

/// `POST /api/accounts/{account}/capabilities/{capability}`: asks for one, or gives it up.
pub(crate) async fn request_capability(
    State(app): State<App>,
    Account(account): Account,
    Named(CapabilityName(name)): Named<CapabilityName>,
    Once(token): Once,
    Body(params): Body<RequestedCapability>,
) -> Result<Json<Capability>, Error> {
    let capabilities = app.stripe.capabilities();
    let request = capabilities.update(&account, &name, params);
    Ok(Json(on_behalf(&app, &token, request).await?))
}

/// `POST /api/accounts/{account}/payment-method-domains`: wallets on one more domain.
pub(crate) async fn add_domain(
    State(app): State<App>,
    Account(account): Account,
    Once(token): Once,
    Body(params): Body<CreatePaymentMethodDomain>,
) -> Result<Created<Json<PaymentMethodDomain>>, Error> {
    let request = app.stripe.payment_method_domains().create(&params);
    let domain = on_behalf(&app, &token, request.on_account(&account)).await?;
    Ok(Created(Json(domain)))
}

/// `GET /api/accounts/{account}/payment-method-domains`.
pub(crate) async fn domains(
    State(app): State<App>,
    Account(account): Account,
    Query(params): Query<ListPaymentMethodDomains>,
) -> Result<Json<List<PaymentMethodDomain>>, Error> {
    let request = app.stripe.payment_method_domains().list(&params);
    Ok(Json(request.on_account(&account).send().await?))
}

/// `POST /api/accounts/{account}/payment-method-domains/{domain}/validate`.
pub(crate) async fn validate_domain(
    State(app): State<App>,
    Account(account): Account,
    Named(id): Named<PaymentMethodDomainId>,
    Once(token): Once,
) -> Result<Json<PaymentMethodDomain>, Error> {
    let request = app.stripe.payment_method_domains().validate(&id);
    let request = request.on_account(&account);
    Ok(Json(on_behalf(&app, &token, request).await?))
}
