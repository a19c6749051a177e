//! What connect-pay reads of a charge.

use serde::{Deserialize, Serialize};
use shared::{
    ApplicationFeeId, BalanceTransactionId, ChargeId, Currency, CustomerId, PaymentIntentId,
    PaymentMethodId,
};
use utoipa::ToSchema;

use crate::stripe::{
    ApplicationFee, BalanceTransaction, BillingDetails, Customer, Expandable, Identified, Metadata,
    Open, PaymentIntent,
};

/// One try to move money. <https://docs.stripe.com/api/charges/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the fields are Stripe's, and so are their names"
)]
pub struct Charge {
    /// Its id.
    pub id: ChargeId,
    /// What was to be paid, in minor units.
    pub amount: i64,
    /// What was taken of it, in minor units.
    #[serde(default)]
    pub amount_captured: i64,
    /// What was given back, in minor units.
    #[serde(default)]
    pub amount_refunded: i64,
    /// The fee that the platform took. Stripe makes it a moment after the charge.
    #[schema(no_recursion)]
    pub application_fee: Option<Expandable<ApplicationFeeId, ApplicationFee>>,
    /// The platform's share, in minor units.
    pub application_fee_amount: Option<i64>,
    /// What it did to the account's balance.
    pub balance_transaction: Option<Expandable<BalanceTransactionId, BalanceTransaction>>,
    /// Who paid.
    pub billing_details: Option<BillingDetails>,
    /// Whether the money was taken, and not only authorised.
    #[serde(default)]
    pub captured: bool,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Who paid, where the account knows the customer.
    pub customer: Option<Expandable<CustomerId, Customer>>,
    /// What was paid for.
    pub description: Option<String>,
    /// Whether the cardholder has disputed it.
    #[serde(default)]
    pub disputed: bool,
    /// Why it failed, for a program.
    pub failure_code: Option<String>,
    /// Why it failed, for a person.
    pub failure_message: Option<String>,
    /// Whether real money moved.
    pub livemode: bool,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Metadata,
    /// What issuer and Radar said.
    pub outcome: Option<ChargeOutcome>,
    /// Whether it was paid, or authorised.
    pub paid: bool,
    /// The intent that it was tried for.
    #[schema(no_recursion)]
    pub payment_intent: Option<Expandable<PaymentIntentId, PaymentIntent>>,
    /// What it was paid with.
    pub payment_method: Option<PaymentMethodId>,
    /// What it was paid with, as it was at that time.
    pub payment_method_details: Option<ChargedPaymentMethod>,
    /// A receipt that the customer may open.
    pub receipt_url: Option<String>,
    /// Whether all of it was given back.
    #[serde(default)]
    pub refunded: bool,
    /// How it ended.
    pub status: Open<ChargeStatus>,
}

impl Identified for Charge {
    type Id = ChargeId;

    fn id(&self) -> &ChargeId {
        &self.id
    }
}

/// How a charge ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChargeStatus {
    /// The bank has not answered yet.
    Pending,
    /// Paid, or authorised.
    Succeeded,
    /// Refused.
    Failed,
}

/// What issuer and Radar said of a charge.
/// <https://docs.stripe.com/api/charges/object#charge_object-outcome>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChargeOutcome {
    /// `authorized`, `manual_review`, `issuer_declined`, `blocked`, `invalid`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether the card's network was asked (`approved_by_network`).
    pub network_status: Option<String>,
    /// Why, for a program.
    pub reason: Option<String>,
    /// How risky Radar thinks it is.
    pub risk_level: Option<Open<RiskLevel>>,
    /// Why, for the seller; not for the customer.
    pub seller_message: Option<String>,
    /// What to do after a decline.
    pub advice_code: Option<String>,
}

/// How risky Radar thinks a charge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RiskLevel {
    /// Usual.
    Normal,
    /// More than usual.
    Elevated,
    /// Blocked by default.
    Highest,
    /// Radar does not look at this kind of payment.
    NotAssessed,
}

/// What a charge was paid with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChargedPaymentMethod {
    /// The kind of payment method (`card`, `link`, …).
    #[serde(rename = "type")]
    pub kind: String,
    /// The card, if it was one.
    pub card: Option<ChargedCard>,
}

/// The card that a charge was paid with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChargedCard {
    /// The card's brand (`visa`).
    pub brand: Option<String>,
    /// The last four digits of its number.
    pub last4: Option<String>,
    /// The month in which it runs out, 1 to 12.
    pub exp_month: Option<u8>,
    /// The year in which it runs out.
    pub exp_year: Option<u16>,
    /// Two-letter code of the issuer's country.
    pub country: Option<String>,
    /// `credit`, `debit`, `prepaid` or `unknown`.
    pub funding: Option<String>,
    /// Until when an authorised charge must be captured, in seconds since 1970 UTC.
    pub capture_before: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authorised_charge_tells_until_when_it_can_be_captured() {
        let json = r#"{"id":"ch_1","amount":1850,"currency":"eur","created":1,"livemode":false,
            "paid":true,"captured":false,"status":"succeeded","application_fee":null,
            "balance_transaction":null,"payment_method":"pm_1",
            "outcome":{"type":"authorized","risk_level":"weird","risk_score":7},
            "payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242",
            "capture_before":1700000000,"three_d_secure":null}}}"#;

        let charge: Charge = serde_json::from_str(json).unwrap();

        assert_eq!(
            charge.outcome.unwrap().risk_level,
            Some(Open::Other("weird".to_owned()))
        );
        let card = charge.payment_method_details.unwrap().card.unwrap();
        assert_eq!(card.capture_before, Some(1_700_000_000));
    }

    #[test]
    fn an_expanded_fee_is_read_inside_its_charge() {
        let json = r#"{"id":"ch_1","amount":1850,"currency":"eur","created":1,"livemode":false,
            "paid":true,"status":"succeeded",
            "balance_transaction":{"id":"txn_1","amount":1850,"available_on":2,"created":1,
            "currency":"eur","fee":80,"net":1770,"status":"pending","type":"charge",
            "exchange_rate":1.25,"source":"ch_1"},
            "application_fee":{"id":"fee_1","account":"acct_1","amount":50,"charge":"ch_1",
            "created":1,"currency":"eur","livemode":false,"refunded":false}}"#;

        let charge: Charge = serde_json::from_str(json).unwrap();

        assert_eq!(charge.application_fee.unwrap().id().as_str(), "fee_1");
        let movement = charge.balance_transaction.unwrap();
        assert_eq!(movement.object().unwrap().net, 1770);
    }
}
