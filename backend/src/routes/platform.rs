//! The URLs of the platform's servers.

use axum::{
    Router,
    routing::{delete, get, post},
};
use shared::paths;

use super::{accounts, accounts::onboarding, checkouts, customers, money, refunds, saving};
use crate::app::App;

/// All that needs a platform key.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .merge(payments())
        .merge(connected_accounts())
        .nest("/api", owned())
        .nest("/api/accounts/{account}", owned())
}

fn payments() -> Router<App> {
    Router::new()
        .route(
            paths::CHECKOUTS,
            post(checkouts::create).get(checkouts::list::list),
        )
        .route(paths::CHECKOUT, post(checkouts::update))
        .route(paths::CAPTURE, post(checkouts::actions::capture))
        .route(paths::CANCEL, post(checkouts::actions::cancel))
        .route(paths::EXPIRE, post(checkouts::actions::expire))
        .route(paths::CONFIRM, post(checkouts::actions::confirm))
        .route(paths::REFUNDS, post(refunds::create).get(refunds::list))
        .route(paths::REFUND, get(refunds::show))
        .route(paths::CANCEL_REFUND, post(refunds::cancel))
}

fn connected_accounts() -> Router<App> {
    Router::new()
        .route("/api/accounts", post(accounts::create).get(accounts::list))
        .route(
            "/api/accounts/{account}",
            get(accounts::show).post(accounts::update),
        )
        .route("/api/accounts/{account}/links", post(onboarding::link))
        .route(
            "/api/accounts/{account}/sessions",
            post(onboarding::session),
        )
        .route(
            "/api/accounts/{account}/capabilities",
            get(onboarding::capabilities),
        )
        .route(
            "/api/accounts/{account}/payment-methods",
            post(saving::share),
        )
        .route(
            "/api/accounts/{account}/payment-method-domains",
            post(onboarding::add_domain).get(onboarding::domains),
        )
        .route(
            "/api/accounts/{account}/payment-method-domains/{domain}/validate",
            post(onboarding::validate_domain),
        )
        .route("/api/application-fees", get(money::application_fees))
}

/// What the platform has of its own, and each connected account of its own.
fn owned() -> Router<App> {
    Router::new()
        .route("/customers", post(customers::create).get(customers::list))
        .route(
            "/customers/{customer}",
            get(customers::show)
                .post(customers::update)
                .delete(customers::delete),
        )
        .route("/customers/{customer}/sessions", post(customers::session))
        .route(
            "/customers/{customer}/payment-methods",
            get(customers::payment_methods).post(customers::attach),
        )
        .route(
            "/customers/{customer}/payment-methods/{payment_method}",
            delete(customers::detach),
        )
        .route("/setup-intents", post(saving::create_setup_intent))
        .route(
            "/setup-intents/{setup_intent}",
            get(saving::show_setup_intent),
        )
        .route(
            "/setup-intents/{setup_intent}/cancel",
            post(saving::cancel_setup_intent),
        )
        .route("/balance", get(money::balance))
        .route("/balance-transactions", get(money::transactions))
}
