//! The URLs that need no key: what browsers ask, and what people and load balancers look at.

use axum::http::StatusCode;
use serde_json::json;
use shared::{ErrorCode, paths};

use super::{assets, checkouts, docs, health, hosted_page, metrics, oauth, webhooks};
use crate::openapi::{Endpoint, Endpoints, Tag, get, post};

/// What the `<connect-pay>` element asks, from the page of any shop.
pub(crate) fn browser() -> Endpoints {
    Endpoints::new()
        .with(
            Tag::Checkouts,
            get(paths::CHECKOUT, checkouts::show)
                .called("getCheckout", "Retrieve a checkout")
                .says(
                    "Without a key, what a browser may know: amount, merchant, status, and what \
                     Stripe.js needs. With a key, all that the platform may know. Either way \
                     Stripe is asked while a payment is under way, so the status is the present \
                     one.",
                )
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::OriginNotAllowed]),
        )
        .with(
            Tag::Browser,
            post(paths::PAYMENT_INTENT, checkouts::open_payment_intent)
                .called("openPaymentIntent", "Begin to pay")
                .says(
                    "Answers the client secret of the checkout's one `PaymentIntent`. Any number \
                     of calls, clicks and tabs gets the same one. It takes no body: the browser \
                     decides nothing.",
                )
                .asks_stripe()
                .refuses(StatusCode::CONFLICT, &UNPAYABLE)
                .refuses(StatusCode::TOO_MANY_REQUESTS, &[ErrorCode::TooManyAttempts])
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::OriginNotAllowed])
                .refuses(StatusCode::BAD_REQUEST, &[ErrorCode::AccountNotReady]),
        )
        .with(
            Tag::Browser,
            get(paths::CHECKOUT_EVENTS, checkouts::events::watch)
                .called("watchCheckout", "Watch a checkout")
                .says(
                    "Server-sent events. Each has the name `checkout`, the checkout's version as \
                     `id`, and as `data` what a browser may know of it (`CheckoutView`): at once, \
                     unless `Last-Event-ID` says that it is known, and then after each change. The \
                     latest state counts; states in between may be left out. The stream stays open \
                     when nothing can change any more, and ends when the server stops: come again \
                     then, as browsers do by themselves. Watching does not ask Stripe.",
                )
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::OriginNotAllowed])
                .refuses(StatusCode::TOO_MANY_REQUESTS, &[ErrorCode::TooManyStreams])
                .refuses(
                    StatusCode::SERVICE_UNAVAILABLE,
                    &[ErrorCode::TooManyStreams],
                ),
        )
}

const UNPAYABLE: [ErrorCode; 6] = [
    ErrorCode::CheckoutPaid,
    ErrorCode::CheckoutProcessing,
    ErrorCode::CheckoutAuthorized,
    ErrorCode::CheckoutCanceled,
    ErrorCode::CheckoutExpired,
    ErrorCode::CheckoutChanged,
];

/// Where Stripe delivers events.
pub(crate) fn webhooks() -> Endpoints {
    Endpoints::new()
        .with(
            Tag::Events,
            endpoint(post(paths::ACCOUNT_WEBHOOKS, webhooks::account))
                .called(
                    "receiveAccountEvent",
                    "Receive an event of your own account",
                )
                .says(
                    "For Stripe alone: make a webhook endpoint for events on your account with \
                     this URL, and set `STRIPE_WEBHOOK_SECRETS` to its signing secret. Application \
                     fees are told here. <https://docs.stripe.com/webhooks>",
                ),
        )
        .with(
            Tag::Events,
            endpoint(post(paths::CONNECT_WEBHOOKS, webhooks::connect))
                .called(
                    "receiveConnectEvent",
                    "Receive an event of a connected account",
                )
                .says(
                    "For Stripe alone: make a webhook endpoint for events on connected accounts \
                     with this URL, and set `STRIPE_CONNECT_WEBHOOK_SECRETS` to its signing \
                     secret. Payments are told here. <https://docs.stripe.com/connect/webhooks>",
                ),
        )
}

fn endpoint(endpoint: Endpoint) -> Endpoint {
    endpoint
        .example(json!({
            "id": "evt_1", "object": "event", "type": "payment_intent.succeeded",
            "account": "acct_1", "livemode": false, "created": 1_900_000_000,
            "data": { "object": { "id": "pi_1" } },
        }))
        .refuses(StatusCode::BAD_REQUEST, &[ErrorCode::WebhookUnverified])
        .refuses(StatusCode::NOT_FOUND, &[ErrorCode::WebhooksNotConfigured])
}

/// Pages, files, and what runs the server.
pub(crate) fn pages() -> Endpoints {
    Endpoints::new()
        .with(
            Tag::Browser,
            get(paths::HOSTED_PAGE, hosted_page::show)
                .called("getHostedPage", "Open the hosted payment page")
                .says("The same widget on a page of its own, for a link in a mail."),
        )
        .with(
            Tag::Browser,
            get("/{file}", assets::show)
                .called("getFile", "Load a file of the widget")
                .says(
                    "`connect-pay.js`, which a page includes, and the files that it loads. A file \
                     with a hash in its name never changes.",
                ),
        )
        .with(
            Tag::Accounts,
            get(paths::OAUTH_CALLBACK, oauth::come_back)
                .called("comeBackFromOauth", "Come back from connecting an account")
                .says("Where Stripe sends the owner of an account, in their browser.")
                .asks_stripe(),
        )
        .with(
            Tag::Operations,
            get("/health/live", health::live)
                .called("getLive", "See whether the process answers")
                .says("It asks nothing else. When this fails, restart the server."),
        )
        .with(
            Tag::Operations,
            get("/health/ready", health::ready)
                .called("getReady", "See whether the server can work")
                .says(
                    "The database answers, its schema is the one of this version, and the server \
                     is not stopping. When this fails, send no requests here.",
                ),
        )
        .with(
            Tag::Operations,
            get("/metrics", metrics::show)
                .called("getMetrics", "Read figures")
                .says(
                    "For Prometheus. They tell nothing of customers or accounts; still, let a \
                     proxy keep them from the public.",
                ),
        )
        .with(
            Tag::Operations,
            get("/openapi.json", docs::openapi)
                .called("getOpenApi", "Get this document")
                .says("The interface as an OpenAPI 3.1 document, for tools and generated clients."),
        )
        .with(
            Tag::Operations,
            get("/docs", docs::page)
                .called("getDocs", "Read this document")
                .says("The interface as a page for people. It needs no JavaScript."),
        )
}
