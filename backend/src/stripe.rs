//! A typed client of Stripe's API, for a platform that acts on behalf of connected accounts.
//!
//! A call names a group and an operation, adds what only this call needs, and is sent:
//!
//! ```no_run
//! # async fn example(stripe: backend::stripe::Stripe) -> Result<(), backend::stripe::Error> {
//! # let (account, id) = ("acct_1".parse().unwrap(), "pi_1".parse().unwrap());
//! let intent = stripe
//!     .payment_intents()
//!     .retrieve(&id)
//!     .on_account(&account)
//!     .expand("latest_charge")
//!     .send()
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! [`Request::send`] is the only function that touches the network. The module knows nothing of
//! the rest of the server but money and ids.

mod accounts;
mod client;
mod error;
mod expandable;
mod form;
mod idempotency;
mod key;
mod payment_intents;
mod request;
mod retry;

pub use accounts::{Account, Accounts};
pub use client::{
    API_BASE, API_VERSION, JS_URL, Stripe, builder as http_client_builder, http_client,
};
pub use error::{ApiError, Error, ErrorType};
pub use expandable::{Expandable, Identified};
pub use form::{EncodeError, Form};
pub use idempotency::{IdempotencyKey, InvalidIdempotencyKey};
pub use key::{Mode, SecretKey, UnknownKeyKind, mode_of_publishable};
pub use payment_intents::{
    AutomaticPaymentMethods, Charge, CreatePaymentIntent, PaymentIntent, PaymentIntentStatus,
    PaymentIntents,
};
pub use request::Request;
