//! Every way in which the server refuses, and the one place that turns it into HTTP.
//!
//! A handler returns an [`Error`]; `answer` is pure and puts it beside an empty body. The
//! telemetry layer, which knows the request id, writes the body and logs the error, once.

mod answer;
mod stripe_refusal;

use shared::{AccountId, CheckoutId, CheckoutRefundId, EventId, MessageId};

use crate::{
    domain::{Refusal, TooManyAttempts},
    store,
    stripe::{self, webhooks::Unverified},
    telemetry,
};

/// Why a request is refused.
///
/// What is shown may repeat what the request said; the log has [`Error::logged`].
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A field is missing, unknown, of the wrong type or out of range.
    #[error("{message}")]
    Invalid {
        /// The field.
        param: Option<String>,
        /// What is wrong with it, and what is right.
        message: String,
    },
    /// No known platform key came with the request.
    #[error("send a platform key as `Authorization: Bearer cpk_…`")]
    Unauthorized,
    /// The key is one of a single account.
    #[error("this key is for one account; use a key of the platform")]
    Forbidden,
    /// The key is one of a single account, and this field says what the platform takes.
    #[error(
        "this key is for one account, and what the platform takes is said with a key of the \
         platform; leave {0} out, or use such a key"
    )]
    FeeIsThePlatforms(&'static str),
    /// The key is one of a single account, and the platform takes another fee than its policy says.
    #[error(
        "what the platform takes of this payment is not what its fee policy says; change the amount \
         with a key of the platform, or make a new checkout"
    )]
    FeeOfItsOwn,
    /// The server serves one account, and this needs a platform.
    #[error(
        "this needs a platform's keys, and this server serves one account with its own \
         (CONNECT_PAY_OWN_ACCOUNT)"
    )]
    PlatformRequired,
    /// The server serves one account, and not this one.
    #[error(
        "this server serves account {own} only, with its own keys (CONNECT_PAY_OWN_ACCOUNT); \
         account {asked} needs a server of its own, or one with a platform's keys"
    )]
    OtherAccount {
        /// The account that is served.
        own: AccountId,
        /// The account that was asked for.
        asked: AccountId,
    },
    /// The page is of an origin that may not take payments of this account.
    #[error(
        "pages of {0} may not take this payment; add the origin to the allowed_origins of the \
         account (POST /api/accounts/{{account}}) or to the setting CONNECT_PAY_ALLOWED_ORIGINS"
    )]
    OriginNotAllowed(String),
    /// A setting is missing.
    #[error("this server can not do that: its setting {0} is missing")]
    NotConfigured(&'static str),
    /// It is not known whose return from Stripe's OAuth this is.
    #[error(
        "this return from Stripe is not known: it was used before, is older than ten minutes, or \
         was not begun here; begin to connect the account again"
    )]
    OauthState,
    /// Stripe's OAuth refused, with this code. Its sentence may repeat a secret.
    #[error(
        "Stripe's OAuth refused this ({0}); check STRIPE_CONNECT_CLIENT_ID, or let the account \
         connect again"
    )]
    OauthRefused(String),
    /// No token of the account is kept.
    #[error("no OAuth token of account {0} is kept; let the account connect again")]
    NoOauthToken(AccountId),
    /// The token of the account was sealed with another key.
    #[error(
        "the OAuth token of account {0} was sealed with another CONNECT_PAY_TOKEN_KEY; set that \
         key, or let the account connect again"
    )]
    OtherTokenKey(AccountId),
    /// The endpoint takes no webhooks.
    #[error("this server takes no webhooks here: its setting {0} (whsec_…) is missing")]
    WebhooksNotConfigured(&'static str),
    /// A webhook that Stripe has not sent, or long ago.
    #[error(transparent)]
    WebhookUnverified(#[from] Unverified),
    /// No event has this id.
    #[error("event {0} does not exist")]
    NoSuchEvent(EventId),
    /// The body of the event is gone.
    #[error("the body of event {0} was deleted to protect personal data; it can not be replayed")]
    EventRedacted(EventId),
    /// Nothing lives at this URL.
    #[error("there is nothing at this URL")]
    NoSuchPath,
    /// The URL exists, the method does not.
    #[error("this URL does not answer to this method")]
    MethodNotAllowed,
    /// The body is larger than the endpoint takes.
    #[error("the request body is too large")]
    PayloadTooLarge,
    /// No checkout has this id.
    #[error("checkout {0} does not exist")]
    NoSuchCheckout(CheckoutId),
    /// The checkout has no refund with this id.
    #[error("refund {0} does not exist")]
    NoSuchRefund(CheckoutRefundId),
    /// No message has this id.
    #[error("message {0} does not exist")]
    NoSuchMessage(MessageId),
    /// The URL names an account that Stripe does not know, or that the key may not act for.
    #[error("account {0} does not exist or is not connected to the platform")]
    NoSuchAccount(AccountId),
    /// The account has ended its connection.
    #[error("account {0} has ended its connection to the platform; it must connect again")]
    AccountDeauthorized(AccountId),
    /// Stripe knows no such account, or lets the platform not act for it.
    #[error("account {0} does not exist or is not connected to the platform")]
    AccountUnknown(AccountId),
    /// The account can not take payments.
    #[error("account {0} can not take payments yet; its onboarding at Stripe is not complete")]
    AccountNotReady(AccountId),
    /// Stripe refuses to say whether something was done that it was asked for.
    #[error(
        "Stripe does not say whether this was done; ask again later, with the same Idempotency-Key \
         where one was sent"
    )]
    NobodyKnows(#[source] stripe::Error),
    /// The checkout's state does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A limit holds the attempt to pay back.
    #[error(transparent)]
    TooManyAttempts(#[from] TooManyAttempts),
    /// The server has as many streams of events as it may.
    #[error(
        "this server has too many open streams of events (CONNECT_PAY_MAX_STREAMS); try again \
         later, or ask for the checkout itself"
    )]
    TooManyStreams,
    /// The checkout has as many streams of events as it may.
    #[error(
        "this checkout has too many open streams of events; close those that nobody reads, or ask \
         for the checkout itself"
    )]
    TooManyStreamsOfCheckout,
    /// All has gone back already.
    #[error("all of this payment has been refunded")]
    NothingToRefund,
    /// Another request had the `Idempotency-Key`.
    #[error("this Idempotency-Key was used for another request; use a new key for a new request")]
    IdempotencyKeyReused,
    /// The same request runs.
    #[error("the first request with this Idempotency-Key still runs; try again in a moment")]
    IdempotencyKeyInUse,
    /// Stripe failed or refused.
    #[error("Stripe did not do what was asked")]
    Stripe(#[from] stripe::Error),
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] store::Error),
    /// Something that should not happen.
    #[error("{0}")]
    Internal(&'static str),
}

impl Error {
    /// What the log says: nothing that the request said, which may be personal, and no id with which
    /// somebody could pay.
    pub fn logged(&self) -> String {
        match self {
            // What is below a field may be a name that the caller gave.
            Self::Invalid {
                param: Some(param), ..
            } => match param.split(['.', '[']).next() {
                Some(field) if is_ours(field) => format!("{field} is not as expected"),
                _ => "a field is not as expected".to_owned(),
            },
            Self::Invalid { param: None, .. } => "the request is not as expected".to_owned(),
            Self::NoSuchCheckout(_) => "no checkout has this id".to_owned(),
            other => telemetry::causes(other),
        }
    }

    /// A field that is not as it should be.
    pub fn invalid(param: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid {
            param: Some(param.into()),
            message: message.into(),
        }
    }
}

/// Whether a field's name looks like one of ours or Stripe's. A name that is not known is the caller's.
fn is_ours(field: &str) -> bool {
    const LONGEST: usize = 40;
    field.len() <= LONGEST
        && field
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it == b'_')
}
