//! `PaymentIntents`. <https://docs.stripe.com/api/payment_intents>

use std::collections::BTreeMap;

use reqwest::Method;
use serde::{Deserialize, Serialize};
use shared::{ChargeId, ClientSecret, Currency, Money, PaymentIntentId};

use super::{Expandable, Form, Identified, Request, Stripe};

/// What connect-pay reads of a `PaymentIntent`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PaymentIntent {
    /// Its id.
    pub id: PaymentIntentId,
    /// What is to be paid, in minor units.
    pub amount: i64,
    /// What has been received, in minor units.
    #[serde(default)]
    pub amount_received: i64,
    /// The currency of both amounts.
    pub currency: Currency,
    /// How far it has come.
    pub status: PaymentIntentStatus,
    /// What a browser needs to confirm it. Absent where the caller may not have it.
    pub client_secret: Option<ClientSecret>,
    /// The last charge that was tried.
    pub latest_charge: Option<Expandable<ChargeId, Charge>>,
    /// Whether real money moves.
    pub livemode: bool,
}

impl PaymentIntent {
    /// What is to be paid.
    pub const fn money(&self) -> Money {
        Money::from_minor(self.amount, self.currency)
    }

    /// What has been received.
    pub const fn received(&self) -> Money {
        Money::from_minor(self.amount_received, self.currency)
    }
}

/// The states of a `PaymentIntent`. Open: Stripe may add to them.
/// <https://docs.stripe.com/payments/paymentintents/lifecycle>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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
    /// One that this program does not know.
    #[serde(other)]
    Unknown,
}

/// What connect-pay reads of a Charge.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Charge {
    /// Its id.
    pub id: ChargeId,
    /// Whether the money came.
    pub paid: bool,
}

impl Identified<ChargeId> for Charge {
    fn id(&self) -> &ChargeId {
        &self.id
    }
}

/// Parameters of `POST /v1/payment_intents`.
#[derive(Debug, Clone, Serialize)]
pub struct CreatePaymentIntent<'a> {
    /// What is to be paid, in minor units.
    pub amount: i64,
    /// The currency of the payment.
    pub currency: Currency,
    /// The platform's share, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_fee_amount: Option<i64>,
    /// Which payment methods the Payment Element offers.
    pub automatic_payment_methods: AutomaticPaymentMethods,
    /// What is paid for; shown in the dashboard and on receipts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    /// Our own marks on the object.
    pub metadata: BTreeMap<&'static str, &'a str>,
}

/// Payment methods by the settings of the connected account.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct AutomaticPaymentMethods {
    /// Whether those settings decide.
    pub enabled: bool,
}

/// Calls on `PaymentIntents`. For a direct charge, each needs
/// [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct PaymentIntents<'a>(pub(super) &'a Stripe);

impl<'a> PaymentIntents<'a> {
    const PATH: [&'static str; 2] = ["v1", "payment_intents"];

    /// A new one.
    pub fn create(&self, params: &CreatePaymentIntent<'_>) -> Request<'a, PaymentIntent> {
        self.post_new().params(params)
    }

    /// The one that a stored form asks for: to be sent with the idempotency key it was stored with.
    pub fn create_stored(&self, form: Form) -> Request<'a, PaymentIntent> {
        self.post_new().form(form)
    }

    /// One, as it is now.
    pub fn retrieve(&self, id: &PaymentIntentId) -> Request<'a, PaymentIntent> {
        let [v1, intents] = Self::PATH;
        Request::new(
            self.0,
            "payment_intents.retrieve",
            Method::GET,
            &[v1, intents, id.as_str()],
        )
    }

    /// Makes one unpayable for good.
    pub fn cancel(&self, id: &PaymentIntentId) -> Request<'a, PaymentIntent> {
        let [v1, intents] = Self::PATH;
        let path = [v1, intents, id.as_str(), "cancel"];
        Request::new(self.0, "payment_intents.cancel", Method::POST, &path)
    }

    fn post_new(self) -> Request<'a, PaymentIntent> {
        Request::new(self.0, "payment_intents.create", Method::POST, &Self::PATH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_written_as_stripes_forms() {
        let params = CreatePaymentIntent {
            amount: 1850,
            currency: Currency::new("eur").unwrap(),
            application_fee_amount: None,
            automatic_payment_methods: AutomaticPaymentMethods { enabled: true },
            description: Some("Bread & butter"),
            metadata: [("checkout", "co_1")].into(),
        };

        let form = Form::encode(&params).unwrap();

        assert_eq!(
            form.as_str(),
            "amount=1850&currency=eur&automatic_payment_methods[enabled]=true\
             &description=Bread+%26+butter&metadata[checkout]=co_1"
        );
    }

    #[test]
    fn an_answer_with_unknown_fields_and_values_is_read() {
        let json = r#"{"id":"pi_1","object":"payment_intent","amount":5,"currency":"jpy",
            "status":"requires_a_new_thing","client_secret":null,"livemode":false,
            "latest_charge":{"id":"ch_1","paid":true,"new":[1]},"brand_new":{}}"#;

        let intent: PaymentIntent = serde_json::from_str(json).unwrap();

        assert_eq!(intent.status, PaymentIntentStatus::Unknown);
        assert_eq!(intent.latest_charge.unwrap().id().as_str(), "ch_1");
    }
}
