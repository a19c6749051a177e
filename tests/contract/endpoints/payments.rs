//! The part of the table that is about paying.

use crate::endpoints::{Browser, Endpoint, browser, server};

const INTENT: &str = "Stripe.PaymentIntent";
const CLIENT_INTENT: &str = "ClientIntent";

pub(super) const ENDPOINTS: &[Endpoint] = &[
    server(
        "GET",
        "/v1/charges",
        "Stripe.ChargeListParams",
        "Stripe.ApiList<Stripe.Charge>",
    ),
    server(
        "GET",
        "/v1/charges/{id}",
        "Stripe.ChargeRetrieveParams",
        "Stripe.Charge",
    ),
    browser(
        "POST",
        "/v1/confirmation_tokens",
        Browser::Answered("StripeJs.ConfirmationToken"),
    ),
    server(
        "GET",
        "/v1/confirmation_tokens/{id}",
        "Stripe.ConfirmationTokenRetrieveParams",
        "Stripe.ConfirmationToken",
    ),
    browser("GET", "/v1/elements/sessions", Browser::Unpublished),
    browser(
        "POST",
        "/v1/elements/payment_methods/{id}/detach",
        Browser::Unpublished,
    ),
    server(
        "GET",
        "/v1/payment_intents",
        "Stripe.PaymentIntentListParams",
        "Stripe.ApiList<Stripe.PaymentIntent>",
    ),
    server(
        "POST",
        "/v1/payment_intents",
        "Stripe.PaymentIntentCreateParams",
        INTENT,
    ),
    server(
        "GET",
        "/v1/payment_intents/{id}",
        "Stripe.PaymentIntentRetrieveParams",
        INTENT,
    )
    .also(CLIENT_INTENT),
    server(
        "POST",
        "/v1/payment_intents/{id}",
        "Stripe.PaymentIntentUpdateParams",
        INTENT,
    ),
    server(
        "POST",
        "/v1/payment_intents/{id}/cancel",
        "Stripe.PaymentIntentCancelParams",
        INTENT,
    ),
    server(
        "POST",
        "/v1/payment_intents/{id}/capture",
        "Stripe.PaymentIntentCaptureParams",
        INTENT,
    ),
    server(
        "POST",
        "/v1/payment_intents/{id}/confirm",
        "Stripe.PaymentIntentConfirmParams",
        INTENT,
    )
    .also(CLIENT_INTENT),
];
