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
//! Parameters are read from the JSON of our own API and written as Stripe's forms by the same types;
//! objects are read from Stripe and answered by our own API. A list is walked with
//! [`Request::stream`]; a call that must survive a crash is written down with [`Request::logged`]
//! and made again with [`Stripe::resend`]. [`Limits`] keep each account to its rate,
//! and an [`Observer`] hears what became of each call.
//!
//! [`Request::send`] is the only function that touches the network. The module knows nothing of
//! the rest of the server but money and ids.

mod account_links;
mod account_sessions;
mod accounts;
mod application_fees;
mod balance;
mod balance_transactions;
mod capabilities;
mod charges;
mod client;
mod customer_sessions;
mod customers;
mod disputes;
mod error;
mod events;
mod expandable;
mod form;
mod groups;
mod idempotency;
mod key;
mod limits;
mod list;
mod logged;
mod oauth;
mod observer;
mod open;
mod parts;
mod path;
mod payment_intents;
mod payment_method_domains;
mod payment_methods;
mod refunds;
mod request;
mod retry;
mod setup_intents;
pub mod webhooks;

pub use account_links::{
    AccountLink, AccountLinkType, AccountLinks, CollectedFields, CollectionOptions,
    CreateAccountLink, FutureRequirements,
};
pub use account_sessions::{
    AccountSession, AccountSessionComponent, AccountSessions, CreateAccountSession,
};
pub use accounts::{
    Account, AccountController, AccountFees, AccountLosses, AccountProfile, AccountRequirements,
    AccountSettings, AccountType, Accounts, BusinessProfileParams, BusinessType, CapabilityStatus,
    CardPaymentsParams, CardPaymentsSettings, ControllerParams, CreateAccount, DashboardAccess,
    DashboardSettings, DashboardType, FeesPayer, ListAccounts, LossesPayer, PaymentsParams,
    PaymentsSettings, RequestedCapability, RequirementCollection, RequirementError, SettingsParams,
    UpdateAccount,
};
pub use application_fees::{
    ApplicationFee, ApplicationFeeRefund, ApplicationFees, ListApplicationFees,
    RefundApplicationFee,
};
pub use balance::{Balance, Balances, Funds};
pub use balance_transactions::{
    BalanceTransaction, BalanceTransactions, DescribedSource, FeeDetail, ListBalanceTransactions,
    MovementSource, OtherSource,
};
pub use capabilities::{Capabilities, Capability};
pub use charges::{
    Charge, ChargeOutcome, ChargeStatus, ChargedCard, ChargedPaymentMethod, Charges, ListCharges,
    RiskLevel,
};
pub use client::{
    API_BASE, API_VERSION, CONNECT_BASE, JS_URL, Options, Stripe, builder as http_client_builder,
    http_client,
};
pub use customer_sessions::{
    CreateCustomerSession, CustomerSession, CustomerSessionComponents, CustomerSessions,
    PaymentElementFeatures, PaymentElementSession, Switch,
};
pub use customers::{CreateCustomer, Customer, Customers, ListCustomers, UpdateCustomer};
pub use disputes::{Dispute, DisputeEvidence, Disputes};
pub use error::{
    ApiError, Error, ErrorClass, ErrorType, IntentInError, RateLimitReason, SetupInError,
};
pub use events::{Event, Events, ListEvents, ListedEvent};
pub use expandable::{Expandable, Identified};
pub use form::EncodeError;
use form::Form;
pub use idempotency::{IdempotencyKey, InvalidIdempotencyKey};
pub use key::{Mode, SecretKey, UnknownKeyKind, mode_of_publishable};
pub use limits::{Limits, Rate};
pub use list::List;
pub use logged::{LoggedCall, LoggedMethod};
pub use oauth::{AuthorizeUrl, Oauth, OauthDeauthorization, OauthScope, OauthSecret, OauthToken};
pub use observer::{AccountClass, CallEnd, CallReport, Observer, RetryReason};
pub use open::Open;
pub use parts::{
    Address, AllowRedirects, AutomaticPaymentMethods, BillingDetails, Deleted, FutureUsage,
    Metadata, Reference, Shipping, TimeRange,
};
pub use payment_intents::{
    BankTransfer, CancelPaymentIntent, CancellationReason, CaptureMethod, CapturePaymentIntent,
    ConfirmPaymentIntent, CreatePaymentIntent, IntentCancellation, LastPaymentError,
    ListPaymentIntents, NextAction, PayOutsideThePage, PaymentIntent, PaymentIntentStatus,
    PaymentIntents, UpdatePaymentIntent, Voucher,
};
pub use payment_method_domains::{
    CreatePaymentMethodDomain, ListPaymentMethodDomains, PaymentMethodDomain, PaymentMethodDomains,
    WalletOnDomain, WalletProblem, WalletStatus,
};
pub use payment_methods::{
    AllowRedisplay, Card, ListCustomerPaymentMethods, ListPaymentMethods, PaymentMethod,
    PaymentMethods, SharePaymentMethod,
};
pub use refunds::{
    CreateRefund, ListRefunds, Refund, RefundReason, RefundStatus, Refunds, UpdateRefund,
};
pub use request::Request;
pub use setup_intents::{
    CancelSetupIntent, CreateSetupIntent, SetupIntent, SetupIntentStatus, SetupIntents,
};
