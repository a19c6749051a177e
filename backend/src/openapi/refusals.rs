//! The refusals of an endpoint: each status with the codes that it can have.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{ErrorCode, ErrorEnvelope};
use utoipa::ToSchema;
use utoipa::openapi::{
    AllOfBuilder, ContentBuilder, HeaderBuilder, ObjectBuilder, Ref, RefOr, Response,
    ResponseBuilder, Schema, Type,
};

/// One way to refuse: a status and a code.
pub(crate) type Refusal = (StatusCode, ErrorCode);

/// What any call to Stripe can end in.
pub(crate) const STRIPE: [Refusal; 7] = [
    (StatusCode::BAD_REQUEST, ErrorCode::StripeRefused),
    (StatusCode::BAD_REQUEST, ErrorCode::IdempotencyKeyReused),
    (StatusCode::PAYMENT_REQUIRED, ErrorCode::CardDeclined),
    (StatusCode::NOT_FOUND, ErrorCode::NotFound),
    (StatusCode::NOT_FOUND, ErrorCode::AccountUnknown),
    (StatusCode::TOO_MANY_REQUESTS, ErrorCode::TooManyRequests),
    (StatusCode::BAD_GATEWAY, ErrorCode::StripeUnavailable),
];

/// What an `Idempotency-Key` can end in.
pub(crate) const IDEMPOTENCY: [Refusal; 4] = [
    (StatusCode::BAD_REQUEST, ErrorCode::InvalidRequest),
    (StatusCode::BAD_REQUEST, ErrorCode::IdempotencyKeyReused),
    (StatusCode::CONFLICT, ErrorCode::IdempotencyKeyInUse),
    (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::PayloadTooLarge),
];

/// What a code means, for a person.
pub(crate) const fn meaning(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::InvalidRequest => {
            "A field is missing, unknown, of the wrong type or out of range; `param` names it."
        }
        ErrorCode::Unauthorized => "The `Authorization` header is missing, malformed or unknown.",
        ErrorCode::Forbidden => {
            "The key is for one account, and this is for keys of the platform; `param` names a field \
             that only those may send."
        }
        ErrorCode::PlatformRequired => {
            "The server is set up for one account with its own keys; this needs a platform."
        }
        ErrorCode::NotConfigured => "The server lacks a setting for this; the message names it.",
        ErrorCode::OriginNotAllowed => {
            "The page that asks is not of an origin that may take payments for the account."
        }
        ErrorCode::NotFound => "Nothing lives at this URL, or what it names does not exist.",
        ErrorCode::MethodNotAllowed => "The URL exists, the method does not.",
        ErrorCode::PayloadTooLarge => {
            "The body is larger than 64 KiB, or than 512 KiB where Stripe delivers events."
        }
        ErrorCode::WebhooksNotConfigured => {
            "The server lacks the secret that verifies webhooks here; the message names the setting."
        }
        ErrorCode::WebhookUnverified => {
            "The `Stripe-Signature` header is missing, wrong or too old; nothing was kept."
        }
        ErrorCode::EventRedacted => {
            "The body of the event was deleted to protect personal data; it can not be replayed."
        }
        ErrorCode::AccountUnknown => {
            "The connected account does not exist, or the platform has no access to it."
        }
        ErrorCode::AccountNotReady => "The connected account can not take payments yet.",
        ErrorCode::CheckoutPaid => "The checkout has been paid; there is nothing more to pay.",
        ErrorCode::CheckoutProcessing => "A payment is under way; its outcome is awaited.",
        ErrorCode::CheckoutAuthorized => "The money is held; capture or cancel it.",
        ErrorCode::CheckoutCanceled => "The checkout was canceled; nothing can be paid any more.",
        ErrorCode::CheckoutExpired => "The checkout's time is over; nothing can be paid any more.",
        ErrorCode::CheckoutNotAuthorized => "Nothing is held that could be captured.",
        ErrorCode::CheckoutNotPaid => "Nothing has been paid that could be refunded.",
        ErrorCode::CheckoutRefunded => "All of the payment has been refunded.",
        ErrorCode::CheckoutChanged => {
            "Another request changed the checkout at the same time; try again."
        }
        ErrorCode::CardDeclined => {
            "The card was declined; see `decline_code`. The message may be shown to the customer."
        }
        ErrorCode::IdempotencyKeyReused => {
            "The `Idempotency-Key` was used for another request in the last 24 hours."
        }
        ErrorCode::IdempotencyKeyInUse => {
            "The first request with this `Idempotency-Key` still runs; try again in a moment."
        }
        ErrorCode::TooManyAttempts => {
            "Too many attempts to pay; `Retry-After` says when to try again."
        }
        ErrorCode::TooManyStreams => {
            "Too many streams of events are open: of the checkout (429), or at the server (503)."
        }
        ErrorCode::TooManyRequests => "Too many requests or payment attempts; try again later.",
        ErrorCode::StripeRefused => "Stripe refused the request; the message is Stripe's.",
        ErrorCode::StripeUnavailable => {
            "Stripe could not be reached or failed: try again later. Or it refuses the server's own \
             key, which the message then says."
        }
        ErrorCode::Internal => {
            "connect-pay itself failed; `request_id` finds the cause in its log."
        }
    }
}

/// A code as it stands on the wire.
pub(crate) fn name(code: ErrorCode) -> Value {
    json!(code)
}

/// One response for each status, with the codes that it can have.
pub(super) fn responses(refusals: &[Refusal]) -> Vec<(StatusCode, Response)> {
    let mut statuses: BTreeMap<StatusCode, Vec<ErrorCode>> = BTreeMap::new();
    for (status, code) in refusals {
        let codes = statuses.entry(*status).or_default();
        if !codes.contains(code) {
            codes.push(*code);
        }
    }
    let response = |(status, codes): (StatusCode, Vec<ErrorCode>)| (status, response(&codes));
    statuses.into_iter().map(response).collect()
}

fn response(codes: &[ErrorCode]) -> Response {
    let line = |code: &ErrorCode| {
        let name = name(*code);
        format!(
            "- `{}`: {}",
            name.as_str().unwrap_or_default(),
            meaning(*code)
        )
    };
    let lines: Vec<String> = codes.iter().map(line).collect();
    ResponseBuilder::new()
        .description(lines.join("\n"))
        .content(
            "application/json",
            ContentBuilder::new().schema(Some(envelope(codes))).build(),
        )
        .header("X-Request-Id", request_id())
        .build()
}

/// The envelope, with these codes and no others.
fn envelope(codes: &[ErrorCode]) -> RefOr<Schema> {
    let code = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(codes.iter().map(|code| name(*code))));
    let error = ObjectBuilder::new().property("code", code);
    let refined = ObjectBuilder::new().property("error", error);
    let refined = AllOfBuilder::new()
        .item(Ref::from_schema_name(ErrorEnvelope::name()))
        .item(refined);
    RefOr::T(refined.build().into())
}

/// The header that every answer has.
pub(super) fn request_id() -> utoipa::openapi::Header {
    HeaderBuilder::new()
        .schema(ObjectBuilder::new().schema_type(Type::String))
        .description(Some("The id under which the server logged the request."))
        .build()
}
