//! What connect-pay reads of a `PaymentIntent`.

use serde::{Deserialize, Serialize};
use shared::{
    ChargeId, ClientSecret, Currency, CustomerId, Money, PaymentIntentId, PaymentMethodId,
};
use utoipa::ToSchema;

use super::next_action::NextAction;
use crate::stripe::{
    AutomaticPaymentMethods, Charge, Customer, Expandable, FutureUsage, Identified, Metadata, Open,
    PaymentMethod, Shipping,
};

/// A payment from its first thought to its end.
/// <https://docs.stripe.com/api/payment_intents/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentIntent {
    /// Its id.
    pub id: PaymentIntentId,
    /// What is to be paid, in minor units.
    pub amount: i64,
    /// What can be captured now, in minor units.
    #[serde(default)]
    pub amount_capturable: i64,
    /// What has been received, in minor units.
    #[serde(default)]
    pub amount_received: i64,
    /// The platform's share, in minor units.
    pub application_fee_amount: Option<i64>,
    /// Which payment methods may be used.
    pub automatic_payment_methods: Option<AutomaticPaymentMethods>,
    /// When it was given up, in seconds since 1970 UTC.
    pub canceled_at: Option<i64>,
    /// Why it was given up.
    pub cancellation_reason: Option<Open<IntentCancellation>>,
    /// When the money is taken.
    pub capture_method: Option<Open<CaptureMethod>>,
    /// What a browser needs to confirm it. Absent where the caller may not have it.
    pub client_secret: Option<ClientSecret>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Who pays.
    pub customer: Option<Expandable<CustomerId, Customer>>,
    /// What is paid for.
    pub description: Option<String>,
    /// Why the last try failed.
    pub last_payment_error: Option<LastPaymentError>,
    /// The last charge that was tried.
    pub latest_charge: Option<Expandable<ChargeId, Charge>>,
    /// Whether real money moves.
    pub livemode: bool,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Metadata,
    /// What the customer must do, while the status is `requires_action`.
    pub next_action: Option<NextAction>,
    /// What it is paid with.
    pub payment_method: Option<Expandable<PaymentMethodId, PaymentMethod>>,
    /// The kinds of payment methods that may pay it.
    #[serde(default)]
    pub payment_method_types: Vec<String>,
    /// Where the receipt is sent.
    pub receipt_email: Option<String>,
    /// Whether the payment method is kept, and for what.
    pub setup_future_usage: Option<Open<FutureUsage>>,
    /// Where goods are sent.
    pub shipping: Option<Shipping>,
    /// What stands behind the account's name on the customer's statement.
    pub statement_descriptor_suffix: Option<String>,
    /// How far it has come.
    pub status: Open<PaymentIntentStatus>,
}

impl PaymentIntent {
    /// What is to be paid.
    pub const fn money(&self) -> Money {
        Money::from_minor(self.amount, self.currency)
    }

    /// Whether the customer was told how to pay, and pays outside the page: until then Stripe says
    /// that an action is required.
    /// <https://docs.stripe.com/payments/vouchers>
    pub fn is_paid_outside_the_page(&self) -> bool {
        let action = self.next_action.as_ref().and_then(|it| it.kind.known());
        self.status == PaymentIntentStatus::RequiresAction && action.is_some()
    }

    /// What has been received.
    pub const fn received(&self) -> Money {
        Money::from_minor(self.amount_received, self.currency)
    }
}

impl Identified for PaymentIntent {
    type Id = PaymentIntentId;

    fn id(&self) -> &PaymentIntentId {
        &self.id
    }
}

/// The states of a `PaymentIntent`.
/// <https://docs.stripe.com/payments/paymentintents/lifecycle>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentIntentStatus {
    /// Nothing to pay with yet, or the last try failed.
    RequiresPaymentMethod,
    /// Ready to be confirmed.
    RequiresConfirmation,
    /// The customer must do something, such as 3-D Secure.
    RequiresAction,
    /// The bank has not answered yet.
    Processing,
    /// Authorised; the money waits to be captured.
    RequiresCapture,
    /// Paid.
    Succeeded,
    /// Given up; it can not be paid any more.
    Canceled,
}

/// When the money is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StripeCaptureMethod)]
pub enum CaptureMethod {
    /// With the payment.
    Automatic,
    /// With the payment; some of its details follow later.
    AutomaticAsync,
    /// When it is captured: until then it is only authorised.
    Manual,
}

/// Why a `PaymentIntent` was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntentCancellation {
    /// The customer did not come back.
    Abandoned,
    /// Stripe gave it up.
    Automatic,
    /// There was another one for the same thing.
    Duplicate,
    /// The authorisation ran out before it was captured.
    Expired,
    /// Its invoice failed.
    FailedInvoice,
    /// It looked like fraud.
    Fraudulent,
    /// The customer wished it.
    RequestedByCustomer,
    /// Its invoice was voided.
    VoidInvoice,
}

/// Why the last try to pay, or to save a payment method, failed.
/// <https://docs.stripe.com/api/payment_intents/object#payment_intent_object-last_payment_error>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LastPaymentError {
    /// The broad class of the error.
    #[serde(rename = "type")]
    pub kind: String,
    /// The reason, for a program.
    pub code: Option<String>,
    /// Why the issuer declined.
    pub decline_code: Option<String>,
    /// What to do after a decline.
    pub advice_code: Option<String>,
    /// The reason in English; a customer may see it.
    pub message: Option<String>,
    /// The parameter at fault.
    pub param: Option<String>,
    /// The charge that failed.
    pub charge: Option<ChargeId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voucher_is_paid_outside_the_page_and_three_d_secure_is_not() {
        for (status, action, expected) in [
            ("requires_action", "oxxo_display_details", true),
            ("requires_action", "verify_with_microdeposits", true),
            ("requires_action", "boleto_display_details", true),
            ("requires_action", "konbini_display_details", true),
            ("requires_action", "multibanco_display_details", true),
            (
                "requires_action",
                "display_bank_transfer_instructions",
                true,
            ),
            ("requires_action", "use_stripe_sdk", false),
            ("requires_action", "redirect_to_url", false),
            ("succeeded", "oxxo_display_details", false),
        ] {
            let intent: PaymentIntent = serde_json::from_value(serde_json::json!({
                "id": "pi_1", "amount": 5, "currency": "mxn", "created": 1, "livemode": false,
                "status": status, "next_action": { "type": action, action: {} },
            }))
            .unwrap();

            let is_outside = intent.is_paid_outside_the_page();

            assert_eq!(is_outside, expected, "{status} {action}");
        }
    }

    #[test]
    fn an_answer_with_unknown_fields_and_values_is_read() {
        let json = r#"{"id":"pi_1","object":"payment_intent","amount":5,"currency":"jpy",
            "created":1,"status":"requires_a_new_thing","client_secret":null,"livemode":false,
            "capture_method":"by_pigeon","latest_charge":"ch_1","brand_new":{}}"#;

        let intent: PaymentIntent = serde_json::from_str(json).unwrap();

        assert_eq!(
            intent.status,
            Open::Other("requires_a_new_thing".to_owned())
        );
        assert_eq!(
            intent.capture_method,
            Some(Open::Other("by_pigeon".to_owned()))
        );
        assert_eq!(intent.latest_charge.unwrap().id().as_str(), "ch_1");
    }

    #[test]
    fn a_failed_try_tells_why_and_keeps_its_secret_out_of_debug_output() {
        let json = r#"{"id":"pi_1","amount":5,"currency":"eur","created":1,"livemode":false,
            "status":"requires_payment_method","client_secret":"pi_1_secret_hush",
            "last_payment_error":{"type":"card_error","code":"card_declined",
            "decline_code":"insufficient_funds","charge":"ch_1","message":"No funds.",
            "payment_method":{"id":"pm_1"}}}"#;

        let intent: PaymentIntent = serde_json::from_str(json).unwrap();

        let error = intent.last_payment_error.as_ref().unwrap();
        assert_eq!(error.decline_code.as_deref(), Some("insufficient_funds"));
        assert!(!format!("{intent:?}").contains("hush"));
    }
}
