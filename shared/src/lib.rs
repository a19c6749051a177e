//! What crosses connect-pay's own wire, for the server and the browser alike.
//!
//! | module | what it holds |
//! |---|---|
//! | [`id`] | opaque identifiers, one type for each kind of thing |
//! | [`money`], [`currency`] | integer amounts with Stripe's own exponents |
//! | [`checkout`] | the DTOs of a checkout: what is created, what a browser may see |
//! | [`error`] | the error envelope and its closed set of codes |
//! | [`key`] | publishable keys and client secrets |
//! | [`paths`] | the URL of each endpoint, written once |
//!
//! The crate has no IO and one dependency (serde), so that it costs the browser nothing. With
//! feature `openapi`, which the server turns on, each type also has a schema.

pub mod checkout;
pub mod currency;
pub mod error;
pub mod id;
pub mod key;
pub mod money;
pub mod paths;

pub use checkout::{
    Checkout, CheckoutStatus, CheckoutView, ClientSecretView, CreateCheckout, UpdateCheckout,
};
pub use currency::Currency;
pub use error::{ApiError, ErrorCode, ErrorEnvelope};
pub use id::{
    AccountId, ApplicationFeeId, ApplicationFeeRefundId, BalanceTransactionId, ChargeId,
    CheckoutId, CustomerId, PaymentIntentId, PaymentMethodDomainId, PaymentMethodId, RefundId,
    RequestId, SetupIntentId,
};
pub use key::{ClientSecret, PublishableKey};
pub use money::{Money, MoneyError};
