//! The URLs of who pays and who is paid: customers, their payment methods, accounts.

use axum::{Router, routing::get, routing::post};

use crate::{
    control,
    endpoint::{for_browsers, for_servers},
    expand::{Kind, Shape},
    routes::{
        account_links, account_sessions, accounts, customer_sessions, customers, oauth,
        payment_method_domains, payment_methods, setup_intents,
    },
    state::App,
};

/// A part of the API; its layers are added with the rest.
pub(super) fn parties() -> Router<App> {
    Router::new()
        .merge(accounts())
        .merge(customers())
        .merge(payment_methods())
        .merge(setup_intents())
        .merge(sessions())
        .merge(payment_method_domains())
        .merge(oauth())
}

/// What Stripe, or an account's owner, would decide.
pub(super) fn control() -> Router<App> {
    use control::{accounts, onboarding};

    Router::new()
        .route("/_sandbox/accounts/{id}/disable", post(accounts::disable))
        .route("/_sandbox/accounts/{id}/enable", post(accounts::enable))
        .route("/_sandbox/accounts/{id}/keys", post(accounts::keys))
        .route(
            "/_sandbox/onboarding/{link}",
            get(onboarding::open).post(onboarding::end),
        )
        .route("/oauth/authorize", get(onboarding::authorize))
        .route("/_sandbox/oauth/authorize", post(onboarding::answer))
}

fn accounts() -> Router<App> {
    use Kind::{Account, Capability};
    use Shape::{List, One, Plain};
    use accounts::capabilities;

    let account = |run| for_servers(One(Account), run);
    Router::new()
        .route("/v1/account", get(account(accounts::retrieve_own)))
        .route(
            "/v1/accounts",
            post(account(accounts::create)).get(for_servers(List(Account), accounts::list)),
        )
        .route(
            "/v1/accounts/{id}",
            get(account(accounts::retrieve))
                .post(account(accounts::update))
                .delete(for_servers(Plain, accounts::delete)),
        )
        .route("/v1/accounts/{id}/reject", post(account(accounts::reject)))
        .route(
            "/v1/accounts/{id}/capabilities",
            get(for_servers(List(Capability), capabilities::list)),
        )
        .route(
            "/v1/accounts/{id}/capabilities/{second_id}",
            get(for_servers(One(Capability), capabilities::retrieve))
                .post(for_servers(One(Capability), capabilities::update)),
        )
        .route(
            "/v1/accounts/{id}/login_links",
            post(for_servers(Plain, accounts::create_login_link)),
        )
        .route(
            "/v1/account_links",
            post(for_servers(Plain, account_links::create)),
        )
        .route(
            "/v1/account_sessions",
            post(for_servers(Plain, account_sessions::create)),
        )
}

fn customers() -> Router<App> {
    use Kind::{Customer, PaymentMethod};
    use Shape::{List, One};

    let customer = |run| for_servers(One(Customer), run);
    Router::new()
        .route(
            "/v1/customers",
            post(customer(customers::create)).get(for_servers(List(Customer), customers::list)),
        )
        .route(
            "/v1/customers/{id}",
            get(customer(customers::retrieve))
                .post(customer(customers::update))
                .delete(customer(customers::delete)),
        )
        .route(
            "/v1/customers/{id}/payment_methods",
            get(for_servers(
                List(PaymentMethod),
                customers::list_payment_methods,
            )),
        )
        .route(
            "/v1/customers/{id}/payment_methods/{second_id}",
            get(for_servers(
                One(PaymentMethod),
                customers::retrieve_payment_method,
            )),
        )
}

fn payment_methods() -> Router<App> {
    use Kind::PaymentMethod;
    use Shape::{List, One};

    let method = |run| for_servers(One(PaymentMethod), run);
    Router::new()
        .route(
            "/v1/payment_methods",
            post(for_browsers(One(PaymentMethod), payment_methods::create))
                .get(for_servers(List(PaymentMethod), payment_methods::list)),
        )
        .route(
            "/v1/payment_methods/{id}",
            get(method(payment_methods::retrieve)).post(method(payment_methods::update)),
        )
        .route(
            "/v1/payment_methods/{id}/attach",
            post(method(payment_methods::attach)),
        )
        .route(
            "/v1/payment_methods/{id}/detach",
            post(method(payment_methods::detach)),
        )
}

fn setup_intents() -> Router<App> {
    use Kind::SetupIntent;
    use Shape::{List, One};

    let intent = |run| for_servers(One(SetupIntent), run);
    let client_intent = |run| for_browsers(One(SetupIntent), run);
    Router::new()
        .route(
            "/v1/setup_intents",
            post(intent(setup_intents::create))
                .get(for_servers(List(SetupIntent), setup_intents::list)),
        )
        .route(
            "/v1/setup_intents/{id}",
            get(client_intent(setup_intents::retrieve)).post(intent(setup_intents::update)),
        )
        .route(
            "/v1/setup_intents/{id}/cancel",
            post(intent(setup_intents::cancel)),
        )
        .route(
            "/v1/setup_intents/{id}/confirm",
            post(client_intent(setup_intents::confirm)),
        )
}

fn sessions() -> Router<App> {
    Router::new().route(
        "/v1/customer_sessions",
        post(for_servers(
            Shape::One(Kind::CustomerSession),
            customer_sessions::create,
        )),
    )
}

fn payment_method_domains() -> Router<App> {
    use Kind::PaymentMethodDomain;
    use Shape::{List, One};

    let domain = |run| for_servers(One(PaymentMethodDomain), run);
    Router::new()
        .route(
            "/v1/payment_method_domains",
            post(domain(payment_method_domains::create)).get(for_servers(
                List(PaymentMethodDomain),
                payment_method_domains::list,
            )),
        )
        .route(
            "/v1/payment_method_domains/{id}",
            get(domain(payment_method_domains::retrieve))
                .post(domain(payment_method_domains::update)),
        )
        .route(
            "/v1/payment_method_domains/{id}/validate",
            post(domain(payment_method_domains::retrieve)),
        )
}

/// The only calls that a browser's key reaches and does not get an answer of: they have errors of
/// their own.
fn oauth() -> Router<App> {
    Router::new()
        .route(
            "/oauth/token",
            post(for_browsers(Shape::Plain, oauth::token)),
        )
        .route(
            "/oauth/deauthorize",
            post(for_browsers(Shape::Plain, oauth::deauthorize)),
        )
}
