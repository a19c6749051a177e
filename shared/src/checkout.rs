//! A checkout on the wire: one thing to pay, on one connected account.

use serde::{Deserialize, Serialize};

use crate::{
    currency::Currency,
    id::{AccountId, ChargeId, CheckoutId, PaymentIntentId},
    key::{ClientSecret, PublishableKey},
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
    /// The platform's share, in minor units: more than nothing and less than `amount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_fee_amount: Option<i64>,
}

/// Body of `POST /api/checkouts/{id}`: what may change while the checkout is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpdateCheckout {
    /// The new amount, in minor units. Every earlier payment intent becomes unpayable.
    pub amount: i64,
    /// The new share of the platform; left out, there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_fee_amount: Option<i64>,
}

/// How far the payment of a checkout has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CheckoutStatus {
    /// Nothing has been paid; a payment can be tried, also again after a failed attempt.
    Open,
    /// The customer has paid, and the bank has not yet said whether the money comes.
    Processing,
    /// The money is on the connected account.
    Paid,
}

impl CheckoutStatus {
    /// The status that stands under this name on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "open" => Self::Open,
            "processing" => Self::Processing,
            "paid" => Self::Paid,
            _ => return None,
        })
    }
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
    /// The `PaymentIntent` on the connected account, once a customer has begun to pay.
    pub payment_intent: Option<PaymentIntentId>,
    /// The charge that succeeded, once paid.
    pub charge: Option<ChargeId>,
    /// What Stripe received, in minor units, once paid.
    pub amount_received: Option<i64>,
    /// Whether real money moves.
    pub livemode: bool,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The hosted payment page, for a link in a mail.
    pub url: String,
}

/// A checkout as a browser that knows its id may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckoutView {
    /// Its id.
    pub id: CheckoutId,
    /// The connected account: Stripe.js is made with it as `stripeAccount`.
    pub account: AccountId,
    /// The amount to pay, in minor units.
    pub amount: i64,
    /// The currency of the payment.
    pub currency: Currency,
    /// What the customer pays for.
    pub description: Option<String>,
    /// Whom the customer pays.
    pub merchant_name: String,
    /// The platform's publishable key.
    pub publishable_key: PublishableKey,
    /// Where Stripe.js is loaded from.
    pub stripe_js_url: String,
    /// How far the payment has come.
    pub status: CheckoutStatus,
    /// Whether real money moves.
    pub livemode: bool,
}

/// Answer of `POST /api/checkouts/{id}/payment-intent`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClientSecretView {
    /// Confirms the checkout's one `PaymentIntent`, in Stripe.js.
    pub client_secret: ClientSecret,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_one_name() {
        for status in [
            CheckoutStatus::Open,
            CheckoutStatus::Processing,
            CheckoutStatus::Paid,
        ] {
            let name = serde_json::to_value(status).unwrap();
            assert_eq!(
                CheckoutStatus::from_name(name.as_str().unwrap()),
                Some(status)
            );
        }
        assert_eq!(CheckoutStatus::from_name("Open"), None);
    }
}
