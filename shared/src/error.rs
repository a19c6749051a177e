//! The one shape in which every endpoint refuses: `{ "error": { "code", "message", … } }`.

use serde::{Deserialize, Serialize};

use crate::id::RequestId;

/// The body of every answer that is not a success.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorEnvelope {
    /// What went wrong.
    pub error: ApiError,
}

/// What went wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiError {
    /// The reason, for a program.
    pub code: ErrorCode,
    /// The reason, for a person: a sentence that says what to do where there is something to do.
    pub message: String,
    /// The field of the request that is at fault, so that a form can put the message beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub param: Option<String>,
    /// Why the card's issuer refused, in Stripe's words (`insufficient_funds`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decline_code: Option<String>,
    /// What the customer may be told, in Stripe's words: there only when it is about their card.
    /// `message` is for engineers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_message: Option<String>,
    /// The id under which the server logged the request.
    pub request_id: RequestId,
}

/// Every reason for which connect-pay refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ErrorCode {
    /// A field is missing, unknown, of the wrong type or out of range. See `param`.
    InvalidRequest,
    /// The `Authorization` header is missing, malformed or unknown.
    Unauthorized,
    /// The key is one of a single account, and this is for keys of the platform.
    Forbidden,
    /// The server serves one account with its own keys, and this needs a platform.
    PlatformRequired,
    /// The page's origin may not take payments of this account; the message says what to set.
    OriginNotAllowed,
    /// A setting of the server is missing; the message names it.
    NotConfigured,
    /// Nothing lives at this URL, or the thing it names does not exist.
    NotFound,
    /// The URL exists, the method does not.
    MethodNotAllowed,
    /// The body is larger than the endpoint takes.
    PayloadTooLarge,
    /// The endpoint takes no webhooks: the secret that verifies them is not set; the message names
    /// the variable.
    WebhooksNotConfigured,
    /// The signature of a webhook is missing, wrong or too old.
    WebhookUnverified,
    /// The body of the event was deleted to protect personal data; it can not be replayed.
    EventRedacted,
    /// The connected account does not exist or the platform has no access to it.
    AccountUnknown,
    /// The connected account can not take payments yet.
    AccountNotReady,
    /// The checkout has been paid; there is nothing more to pay.
    CheckoutPaid,
    /// A payment of this checkout is under way; its outcome is awaited.
    CheckoutProcessing,
    /// The money of the checkout is held; capture or cancel it.
    CheckoutAuthorized,
    /// The checkout was canceled; nothing can be paid any more.
    CheckoutCanceled,
    /// The time of the checkout is over; nothing can be paid any more.
    CheckoutExpired,
    /// Nothing is held that could be captured.
    CheckoutNotAuthorized,
    /// Nothing has been paid that could be refunded.
    CheckoutNotPaid,
    /// All of the payment has been refunded.
    CheckoutRefunded,
    /// The checkout was changed by another request at the same time; try again.
    CheckoutChanged,
    /// The card was declined. See `decline_code`; the message may be shown to the customer.
    CardDeclined,
    /// The `Idempotency-Key` was used for another request in the last 24 hours.
    IdempotencyKeyReused,
    /// The first request with this `Idempotency-Key` still runs; try again in a moment.
    IdempotencyKeyInUse,
    /// Too many attempts to pay: of the checkout, from the address, or on the account. `Retry-After`
    /// says how long to wait.
    TooManyAttempts,
    /// Too many streams of events are open: of the checkout, or at the server.
    TooManyStreams,
    /// Stripe is asked too often; try again later.
    TooManyRequests,
    /// Stripe refused the request; the message is Stripe's.
    StripeRefused,
    /// Stripe could not be reached or failed; try again later.
    StripeUnavailable,
    /// connect-pay itself failed; the request id finds the cause in its log.
    Internal,
}
