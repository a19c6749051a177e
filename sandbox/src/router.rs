//! The URL table.

mod events;
mod money;
mod parties;

use std::any::Any;

use axum::{
    Router,
    http::{HeaderName, Method, header},
    middleware::from_fn_with_state,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    cors::{Any as AnyOrigin, CorsLayer},
};

use crate::{
    answer::Answer,
    auth, browser, call, control,
    endpoint::{for_browsers, for_servers},
    error::Error,
    expand::{Kind, Shape},
    faults, idempotency, limits,
    options::Options,
    routes::{charges, confirmation_tokens, customer_sessions, elements_sessions, payment_intents},
    state::App,
};

/// Everything that the sandbox serves, whatever host name it is asked by.
pub fn router(options: Options) -> Router {
    of(App::new(options))
}

/// The same, for a sandbox that is there already.
pub(crate) fn of(app: App) -> Router {
    Router::new()
        .merge(control())
        .route("/endive/stripe.js", get(browser::stripe_js))
        .merge(api(&app))
        .with_state(app)
}

fn control() -> Router<App> {
    Router::new()
        .route("/_sandbox/reset", post(control::reset))
        .route("/_sandbox/journal", get(control::journal))
        .route(
            "/_sandbox/stripe-js-calls",
            post(control::stripe_js_call).layer(CorsLayer::new().allow_origin(AnyOrigin)),
        )
        .merge(events::control())
        .merge(parties::control())
        .route(
            "/_sandbox/authentications/{id}",
            post(control::authenticate),
        )
        .route(
            "/_sandbox/clock",
            get(control::read_clock).post(control::set_clock),
        )
        .route(
            "/_sandbox/faults",
            get(control::read_faults).post(control::set_faults),
        )
        .route("/_sandbox/limits", post(control::set_limits))
        .route("/_sandbox/stripe_js", post(control::pad_stripe_js))
        .route("/_sandbox/disputes", post(control::open_dispute))
        .route("/_sandbox/disputes/{id}", post(control::drive_dispute))
        .route(
            "/_sandbox/payment_intents/{id}",
            post(control::drive_payment),
        )
        .route("/_sandbox/refunds/{id}", post(control::drive_refund))
        .route("/_sandbox/challenge", get(browser::challenge))
        .route("/_sandbox/authorize", get(browser::authorize))
        .route("/_sandbox/voucher", get(browser::voucher))
        .route("/_sandbox/browser/{file}", get(browser::file))
}

/// The API. Layers run from the last one named to the first.
fn api(app: &App) -> Router<App> {
    use Kind::{Charge, ConfirmationToken, PaymentIntent};
    use Shape::{List, One};

    let unknown = for_browsers(Shape::Plain, |desk, _| Err(unknown_url(desk.path)));
    let intent = |run| for_servers(One(PaymentIntent), run);
    let client_intent = |run| for_browsers(One(PaymentIntent), run);

    Router::new()
        .merge(events::routes())
        .merge(money::routes())
        .merge(parties::parties())
        .route("/v1/charges", get(for_servers(List(Charge), charges::list)))
        .route(
            "/v1/charges/{id}",
            get(for_servers(One(Charge), charges::retrieve)),
        )
        .route(
            "/v1/confirmation_tokens",
            post(for_browsers(
                One(ConfirmationToken),
                confirmation_tokens::create,
            )),
        )
        .route(
            "/v1/confirmation_tokens/{id}",
            get(for_servers(
                One(ConfirmationToken),
                confirmation_tokens::retrieve,
            )),
        )
        .route(
            "/v1/elements/sessions",
            get(for_browsers(Shape::Plain, elements_sessions::retrieve)),
        )
        .route(
            "/v1/elements/payment_methods/{id}/detach",
            post(for_browsers(Shape::Plain, customer_sessions::detach)),
        )
        .route(
            "/v1/payment_intents",
            post(intent(payment_intents::create))
                .get(for_servers(List(PaymentIntent), payment_intents::list)),
        )
        .route(
            "/v1/payment_intents/{id}",
            get(client_intent(payment_intents::retrieve)).post(intent(payment_intents::update)),
        )
        .route(
            "/v1/payment_intents/{id}/cancel",
            post(intent(payment_intents::cancel)),
        )
        .route(
            "/v1/payment_intents/{id}/capture",
            post(intent(payment_intents::capture)),
        )
        .route(
            "/v1/payment_intents/{id}/confirm",
            post(client_intent(payment_intents::confirm)),
        )
        .route("/v1/{*rest}", axum::routing::any(unknown))
        .route("/v2/{*rest}", axum::routing::any(unknown))
        .method_not_allowed_fallback(unknown)
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn_with_state(app.clone(), faults::calls::within))
        .layer(from_fn_with_state(app.clone(), idempotency::layer))
        .layer(from_fn_with_state(app.clone(), faults::calls::layer))
        .layer(from_fn_with_state(app.clone(), limits::layer))
        .layer(from_fn_with_state(app.clone(), auth::layer))
        .layer(from_fn_with_state(app.clone(), call::layer))
        .layer(cors())
}

/// Any page may call the API; its key says what it may do.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AnyOrigin)
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            HeaderName::from_static("stripe-account"),
            HeaderName::from_static("stripe-version"),
        ])
        .expose_headers([HeaderName::from_static("request-id")])
}

fn unknown_url(path: &str) -> Error {
    Error::new(
        axum::http::StatusCode::NOT_FOUND,
        "invalid_request_error",
        format!(
            "Unrecognized request URL ({path}). Please see https://stripe.com/docs or we can help \
             at https://support.stripe.com/. The sandbox does not imitate all of Stripe: its \
             README lists what it does."
        ),
    )
}

/// The panic itself is in the log already.
fn after_panic(_: Box<dyn Any + Send>) -> Response {
    Answer::without_log(Err(Error::internal())).into_response()
}
