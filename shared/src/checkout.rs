//! A checkout on the wire: one thing to pay, on one connected account.

use std::{collections::BTreeMap, ops::Not};

use serde::{Deserialize, Serialize};

use crate::{
    currency::Currency,
    id::{
        AccountId, ApplicationFeeId, ChargeId, CheckoutId, CustomerId, DisputeId, PaymentIntentId,
        PaymentMethodId,
    },
    key::{ClientSecret, PublishableKey},
    status::{CancelReason, CancellationReason, CaptureMethod, CheckoutStatus, SetupFutureUsage},
};

/// Body of `POST /api/checkouts`. Only the platform's server sends it, so the browser decides none
/// of these fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateCheckout {
    /// The connected account that is paid.
    pub account: AccountId,
    /// The amount to pay, in minor units of `currency`.
    pub amount: i64,
    /// The currency of the payment.
    pub currency: Currency,
    /// What the customer pays for; shown beside the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The platform's share, in minor units: more than nothing and less than `amount`. Left out,
    /// the fee policy of the account decides, and without one there is none. A key for one account
    /// can not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_fee_amount: Option<i64>,
    /// Whether the money moves at once (`automatic`), or is held until it is captured (`manual`).
    #[serde(default)]
    pub capture_method: CaptureMethod,
    /// The customer who pays: one of the connected account, not of the platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// What the payment method may be used for later; needs a `customer` to keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setup_future_usage: Option<SetupFutureUsage>,
    /// The payment methods to offer, such as `card`; left out, all that fit and are active.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_payment_method_types: Vec<String>,
    /// What stands on the customer's statement after the account's own prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement_descriptor_suffix: Option<String>,
    /// Where Stripe sends a receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_email: Option<String>,
    /// The platform's own notes; they stand on the `PaymentIntent`, too.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    /// From when on it can not be paid any more, in seconds since 1970 UTC; left out, never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
}

impl CreateCheckout {
    /// A payment of so many minor units of a currency, and nothing else asked.
    pub const fn new(account: AccountId, amount: i64, currency: Currency) -> Self {
        Self {
            account,
            amount,
            currency,
            description: None,
            application_fee_amount: None,
            capture_method: CaptureMethod::Automatic,
            customer: None,
            setup_future_usage: None,
            allowed_payment_method_types: Vec::new(),
            statement_descriptor_suffix: None,
            receipt_email: None,
            metadata: BTreeMap::new(),
            expires_at: None,
        }
    }
}

/// Body of `POST /api/checkouts/{id}`: what may change while the checkout is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpdateCheckout {
    /// The new amount, in minor units. Every earlier payment intent becomes unpayable.
    pub amount: i64,
    /// The new share of the platform; left out, the fee policy of the account decides. A key for one
    /// account can not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_fee_amount: Option<i64>,
}

/// Body of `POST /api/checkouts/{id}/capture`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaptureCheckout {
    /// How much of the held money to take, in minor units; the rest is let go. Left out, all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_to_capture: Option<i64>,
    /// The platform's share of what is taken, in minor units; left out, as it was agreed. A key for
    /// one account can not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_fee_amount: Option<i64>,
}

/// Body of `POST /api/checkouts/{id}/cancel`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CancelCheckout {
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation_reason: Option<CancelReason>,
}

/// Body of `POST /api/checkouts/{id}/confirm`: pays with a saved payment method, on the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmCheckout {
    /// The payment method, on the connected account. A customer's own needs `customer` on the
    /// checkout.
    pub payment_method: PaymentMethodId,
    /// Whether the customer is not there to do anything; a bank that insists makes it fail.
    #[serde(default)]
    pub off_session: bool,
}

/// A checkout as the platform's server sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Checkout {
    /// Its id.
    pub id: CheckoutId,
    /// The connected account that is paid.
    pub account: AccountId,
    /// The amount to pay, in minor units.
    pub amount: i64,
    /// The currency of the payment.
    pub currency: Currency,
    /// What the customer pays for.
    pub description: Option<String>,
    /// The platform's share, in minor units.
    pub application_fee_amount: Option<i64>,
    /// How far the payment has come.
    pub status: CheckoutStatus,
    /// Stripe was asked for this answer and could not be heard: the payment may have come further.
    /// Left out where that is not so.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub stale: bool,
    /// The `PaymentIntent` on the connected account, once a customer has begun to pay.
    pub payment_intent: Option<PaymentIntentId>,
    /// The charge that succeeded, once paid.
    pub charge: Option<ChargeId>,
    /// Stripe's page with the voucher or the bank details, while the customer pays with them.
    pub instructions_url: Option<String>,
    /// What Stripe received, in minor units, once paid.
    pub amount_received: Option<i64>,
    /// What goes or went back, in minor units, once paid.
    pub amount_refunded: Option<i64>,
    /// What can be captured, in minor units, while it is authorized.
    pub amount_capturable: Option<i64>,
    /// Until when it can be captured, in seconds since 1970 UTC; then the bank lets the money go.
    pub capture_before: Option<i64>,
    /// What the cardholder disputes; of several, the one that is open, or else the newest.
    pub dispute: Option<Dispute>,
    /// The fee that the platform took, once Stripe has told of it.
    pub application_fee: Option<ApplicationFeeId>,
    /// What of the fee the platform gave back, in minor units, once Stripe has told of the fee.
    pub application_fee_refunded: Option<i64>,
    /// Every charge that was tried, the newest first. At most one has succeeded.
    pub charges: Vec<ChargeView>,
    /// Whether the money moves at once, or is held until it is captured.
    pub capture_method: CaptureMethod,
    /// The customer of the connected account who pays.
    pub customer: Option<CustomerId>,
    /// What the payment method may be used for later.
    pub setup_future_usage: Option<SetupFutureUsage>,
    /// The payment methods to offer; all that fit, when there are none.
    pub allowed_payment_method_types: Vec<String>,
    /// What stands on the customer's statement after the account's own prefix.
    pub statement_descriptor_suffix: Option<String>,
    /// Where Stripe sends a receipt.
    pub receipt_email: Option<String>,
    /// The platform's own notes.
    pub metadata: BTreeMap<String, String>,
    /// Why it was canceled.
    pub cancellation_reason: Option<CancellationReason>,
    /// From when on it can not be paid any more, in seconds since 1970 UTC.
    pub expires_at: Option<i64>,
    /// Whether real money moves.
    pub livemode: bool,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The hosted payment page, for a link in a mail.
    pub url: String,
}

/// A cardholder wants money back from the bank. <https://docs.stripe.com/disputes>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dispute {
    /// Its id, on the connected account.
    pub id: DisputeId,
    /// How far it has come, in Stripe's words (`needs_response`, `won`, `lost`, …).
    pub status: String,
    /// Why, in Stripe's words (`fraudulent`, …).
    pub reason: String,
    /// What is disputed, in minor units.
    pub amount: i64,
    /// The currency of the amount.
    pub currency: Currency,
    /// Until when the account has to answer, in seconds since 1970 UTC.
    pub due_by: Option<i64>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
}

/// A charge that was tried for a checkout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChargeView {
    /// Its id, on the connected account.
    pub id: ChargeId,
    /// The `PaymentIntent` that it belongs to.
    pub payment_intent: PaymentIntentId,
    /// What was to be charged, in minor units.
    pub amount: i64,
    /// `succeeded`, `pending` or `failed`.
    pub status: String,
    /// Why it failed, in Stripe's words (`card_declined`).
    pub failure_code: Option<String>,
    /// When it was tried, in seconds since 1970 UTC.
    pub created: i64,
}

/// A checkout as a browser that knows its id may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckoutView {
    /// Its id.
    pub id: CheckoutId,
    /// The connected account: Stripe.js is made with it as `stripeAccount`. Left out when the server
    /// serves one account with its own keys: then `publishable_key` says on which account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The amount to pay, in minor units.
    pub amount: i64,
    /// The currency of the payment.
    pub currency: Currency,
    /// What the customer pays for.
    pub description: Option<String>,
    /// Whom the customer pays.
    pub merchant_name: String,
    /// The publishable key that Stripe.js is made with.
    pub publishable_key: PublishableKey,
    /// Where Stripe.js is loaded from.
    pub stripe_js_url: String,
    /// How far the payment has come.
    pub status: CheckoutStatus,
    /// Stripe was asked for this answer and could not be heard: the payment may have come further.
    /// Left out where that is not so.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub stale: bool,
    /// Stripe's page with the voucher or the bank details, while the customer pays with them: who has
    /// closed them finds them there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions_url: Option<String>,
    /// Stripe's form is told, since the `PaymentIntent` must agree with it.
    pub capture_method: CaptureMethod,
    /// Stripe's form is told, since the `PaymentIntent` must agree with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setup_future_usage: Option<SetupFutureUsage>,
    /// The payment methods that Stripe's form offers; all that fit, when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_payment_method_types: Vec<String>,
    /// Whether real money moves.
    pub livemode: bool,
}

/// Answer of `POST /api/checkouts/{id}/payment-intent`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClientSecretView {
    /// Confirms the checkout's one `PaymentIntent`, in Stripe.js.
    pub client_secret: ClientSecret,
    /// What that intent takes, in minor units of the checkout's currency. Whoever has shown another
    /// amount must not confirm it.
    pub amount: i64,
}
