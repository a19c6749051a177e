//! Parameters of the calls on `PaymentIntents`.

use serde::{Deserialize, Serialize};
use shared::{Currency, CustomerId, PaymentIntentId, PaymentMethodId};
use utoipa::ToSchema;

use super::CaptureMethod;
use crate::stripe::{AutomaticPaymentMethods, FutureUsage, Metadata, Shipping, TimeRange};

/// Parameters of `POST /v1/payment_intents`.
/// <https://docs.stripe.com/api/payment_intents/create>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePaymentIntent {
    /// What is to be paid, in minor units.
    pub amount: i64,
    /// The currency of the payment.
    pub currency: Currency,
    /// The kinds of payment methods to offer, instead of the account's settings.
    #[serde(default)]
    pub allowed_payment_method_types: Vec<String>,
    /// The platform's share, in minor units.
    #[serde(default)]
    pub application_fee_amount: Option<i64>,
    /// Which payment methods the Payment Element offers.
    #[serde(default)]
    pub automatic_payment_methods: Option<AutomaticPaymentMethods>,
    /// When the money is taken.
    #[serde(default)]
    pub capture_method: Option<CaptureMethod>,
    /// Whether to try to pay at once.
    #[serde(default)]
    pub confirm: Option<bool>,
    /// Who pays: a customer of the same account.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// What is paid for; shown in the dashboard and on receipts.
    #[serde(default)]
    pub description: Option<String>,
    /// Our own marks on the object.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Metadata,
    /// Whether the customer is away. Only together with `confirm`.
    #[serde(default)]
    pub off_session: Option<bool>,
    /// What to pay with.
    #[serde(default)]
    pub payment_method: Option<PaymentMethodId>,
    /// Where the receipt is sent.
    #[serde(default)]
    pub receipt_email: Option<String>,
    /// Where a redirect brings the customer back to. Only together with `confirm`.
    #[serde(default)]
    pub return_url: Option<String>,
    /// Whether the payment method is kept, and for what.
    #[serde(default)]
    pub setup_future_usage: Option<FutureUsage>,
    /// Where goods are sent.
    #[serde(default)]
    pub shipping: Option<Shipping>,
    /// What stands behind the account's name on the customer's statement.
    #[serde(default)]
    pub statement_descriptor_suffix: Option<String>,
}

impl CreatePaymentIntent {
    /// A payment of `amount` minor units, and nothing else said.
    pub fn new(amount: i64, currency: Currency) -> Self {
        Self {
            amount,
            currency,
            allowed_payment_method_types: Vec::new(),
            application_fee_amount: None,
            automatic_payment_methods: None,
            capture_method: None,
            confirm: None,
            customer: None,
            description: None,
            metadata: Metadata::new(),
            off_session: None,
            payment_method: None,
            receipt_email: None,
            return_url: None,
            setup_future_usage: None,
            shipping: None,
            statement_descriptor_suffix: None,
        }
    }
}

/// Parameters of `POST /v1/payment_intents/{id}`.
/// <https://docs.stripe.com/api/payment_intents/update>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UpdatePaymentIntent {
    /// What is to be paid, in minor units.
    pub amount: Option<i64>,
    /// The currency of the payment.
    pub currency: Option<Currency>,
    /// The platform's share, in minor units.
    pub application_fee_amount: Option<i64>,
    /// When the money is taken.
    pub capture_method: Option<CaptureMethod>,
    /// Who pays; it can be set, not changed.
    pub customer: Option<CustomerId>,
    /// What is paid for.
    pub description: Option<String>,
    /// Our own marks, added to those that are there.
    #[schema(inline)]
    pub metadata: Metadata,
    /// What to pay with.
    pub payment_method: Option<PaymentMethodId>,
    /// Where the receipt is sent.
    pub receipt_email: Option<String>,
    /// Whether the payment method is kept, and for what.
    pub setup_future_usage: Option<FutureUsage>,
    /// Where goods are sent.
    pub shipping: Option<Shipping>,
    /// What stands behind the account's name on the customer's statement.
    pub statement_descriptor_suffix: Option<String>,
}

/// Parameters of `POST /v1/payment_intents/{id}/confirm`.
/// <https://docs.stripe.com/api/payment_intents/confirm>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ConfirmPaymentIntent {
    /// What to pay with.
    pub payment_method: Option<PaymentMethodId>,
    /// Where a redirect brings the customer back to.
    pub return_url: Option<String>,
    /// Whether the customer is away.
    pub off_session: Option<bool>,
    /// Whether to fail rather than ask the customer for something.
    pub error_on_requires_action: Option<bool>,
    /// When the money is taken.
    pub capture_method: Option<CaptureMethod>,
    /// Where the receipt is sent.
    pub receipt_email: Option<String>,
    /// Whether the payment method is kept, and for what.
    pub setup_future_usage: Option<FutureUsage>,
    /// Where goods are sent.
    pub shipping: Option<Shipping>,
}

/// Parameters of `POST /v1/payment_intents/{id}/capture`.
/// <https://docs.stripe.com/api/payment_intents/capture>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CapturePaymentIntent {
    /// How much to take, in minor units; left out, all.
    pub amount_to_capture: Option<i64>,
    /// The platform's share, in minor units.
    pub application_fee_amount: Option<i64>,
    /// Whether nothing more will be captured. Only where several captures are allowed.
    pub final_capture: Option<bool>,
    /// Our own marks, added to those that are there.
    #[schema(inline)]
    pub metadata: Metadata,
    /// What stands behind the account's name on the customer's statement.
    pub statement_descriptor_suffix: Option<String>,
}

/// Parameters of `POST /v1/payment_intents/{id}/cancel`.
/// <https://docs.stripe.com/api/payment_intents/cancel>
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CancelPaymentIntent {
    /// Why it is given up.
    pub cancellation_reason: Option<CancellationReason>,
}

/// Why something is given up, as a request may say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StripeCancellationReason)]
pub enum CancellationReason {
    /// The customer did not come back.
    Abandoned,
    /// There is another one for the same thing.
    Duplicate,
    /// It looks like fraud. Not for a `SetupIntent`.
    Fraudulent,
    /// The customer wishes it.
    RequestedByCustomer,
}

/// Parameters of `GET /v1/payment_intents`.
/// <https://docs.stripe.com/api/payment_intents/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListPaymentIntents {
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// Paid by this customer.
    pub customer: Option<CustomerId>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<PaymentIntentId>,
    /// Those before this one.
    pub ending_before: Option<PaymentIntentId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripe::Form;

    #[test]
    fn parameters_read_from_json_are_written_as_stripes_forms() {
        let params: CreatePaymentIntent = serde_json::from_str(
            r#"{"amount":1850,"currency":"eur","description":"Bread & butter",
                "automatic_payment_methods":{"enabled":true,"allow_redirects":"never"},
                "allowed_payment_method_types":["card","link"],"customer":null,
                "capture_method":"manual","shipping":{"name":"Ada","address":{"line1":"1 Rue"}},
                "metadata":{"checkout":"co_1"}}"#,
        )
        .unwrap();

        let form = Form::encode(&params).unwrap();

        assert_eq!(
            form.as_str(),
            "allowed_payment_method_types[0]=card&allowed_payment_method_types[1]=link&amount=1850\
             &automatic_payment_methods[allow_redirects]=never\
             &automatic_payment_methods[enabled]=true&capture_method=manual&currency=eur\
             &description=Bread+%26+butter&metadata[checkout]=co_1\
             &shipping[address][line1]=1+Rue&shipping[name]=Ada"
        );
    }

    #[test]
    fn a_misspelt_parameter_is_refused() {
        let params = serde_json::from_str::<CapturePaymentIntent>(r#"{"amount_to_catch":1}"#);
        assert!(params.is_err());
    }
}
