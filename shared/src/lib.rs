//! What crosses connect-pay's own wire, for the server and the browser alike.
//!
//! | module | what it holds |
//! |---|---|
//! | [`id`] | opaque identifiers, one type for each kind of thing |
//! | [`money`], [`currency`] | integer amounts with Stripe's own exponents |
//! | [`checkout`] | the DTOs of a checkout: what is created, what a browser may see |
//! | [`account`] | how a connected account stands |
//! | [`refund`] | money of a checkout that goes back |
//! | [`event`] | events of Stripe, as they came and what became of them |
//! | [`status`] | how far things have come, and choices that Stripe knows by name |
//! | [`message`] | messages to the platform's own server |
//! | [`named`] | closed sets of words, each with one name |
//! | [`list`] | lists, in pages |
//! | [`error`] | the error envelope and its closed set of codes |
//! | [`key`] | publishable keys and client secrets |
//! | [`paths`] | the URL of each endpoint, written once |
//!
//! The crate has no IO and one dependency (serde), so that it costs the browser nothing. With
//! feature `openapi`, which the server turns on, each type also has a schema.

pub mod account;
pub mod checkout;
pub mod currency;
pub mod error;
pub mod event;
pub mod id;
pub mod key;
pub mod list;
pub mod message;
pub mod money;
pub mod named;
pub mod paths;
pub mod refund;
pub mod status;

pub use account::AccountStanding;
pub use checkout::{
    CancelCheckout, CaptureCheckout, ChargeView, Checkout, CheckoutView, ClientSecretView,
    ConfirmCheckout, CreateCheckout, Dispute, UpdateCheckout,
};
pub use currency::Currency;
pub use error::{ApiError, ErrorCode, ErrorEnvelope};
pub use event::{Event, EventEndpoint, EventForm, EventStatus};
pub use id::{
    AccountId, ApplicationFeeId, ApplicationFeeRefundId, BalanceTransactionId, ChargeId,
    CheckoutId, CheckoutRefundId, CustomerId, DisputeId, EventId, MessageId, PaymentIntentId,
    PaymentMethodDomainId, PaymentMethodId, RefundId, RequestId, SetupIntentId,
};
pub use key::{ClientSecret, PublishableKey};
pub use list::List;
pub use message::{MessageStatus, MessageType};
pub use money::{Money, MoneyError};
pub use named::Named;
pub use refund::{CreateRefund, Refund};
pub use status::{
    CancelReason, CancellationReason, CaptureMethod, CheckoutStatus, RefundReason, RefundStatus,
    SetupFutureUsage,
};
