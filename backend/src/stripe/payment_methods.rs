//! `PaymentMethods`. <https://docs.stripe.com/api/payment_methods>

use serde::{Deserialize, Serialize};
use shared::{CustomerId, PaymentMethodId};
use utoipa::ToSchema;

use super::{
    BillingDetails, Customer, Expandable, Identified, List, Metadata, Open, Request, Stripe,
};

/// What somebody pays with. <https://docs.stripe.com/api/payment_methods/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentMethod {
    /// Its id.
    pub id: PaymentMethodId,
    /// Whether the customer may be shown it again.
    pub allow_redisplay: Option<Open<AllowRedisplay>>,
    /// Whose it is.
    pub billing_details: Option<BillingDetails>,
    /// The card, if it is one.
    pub card: Option<Card>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The customer that it is attached to.
    pub customer: Option<Expandable<CustomerId, Customer>>,
    /// Whether it moves real money.
    pub livemode: bool,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Option<Metadata>,
    /// The kind of payment method (`card`, `link`, …).
    #[serde(rename = "type")]
    pub kind: String,
}

impl Identified for PaymentMethod {
    type Id = PaymentMethodId;

    fn id(&self) -> &PaymentMethodId {
        &self.id
    }
}

/// What may be known of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Card {
    /// Its brand (`visa`).
    pub brand: String,
    /// The last four digits of its number.
    pub last4: String,
    /// The month in which it runs out, 1 to 12.
    pub exp_month: u8,
    /// The year in which it runs out.
    pub exp_year: u16,
    /// Two-letter code of the issuer's country.
    pub country: Option<String>,
    /// The same for the same number on one account.
    pub fingerprint: Option<String>,
    /// `credit`, `debit`, `prepaid` or `unknown`.
    pub funding: Option<String>,
}

/// Whether a customer may be shown a payment method again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AllowRedisplay {
    /// Wherever they pay.
    Always,
    /// Only where it was saved for.
    Limited,
    /// Nobody has said.
    Unspecified,
}

/// Parameters of `GET /v1/payment_methods`. <https://docs.stripe.com/api/payment_methods/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListPaymentMethods {
    /// Of this customer.
    pub customer: Option<CustomerId>,
    /// Of this kind (`card`).
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<PaymentMethodId>,
    /// Those before this one.
    pub ending_before: Option<PaymentMethodId>,
}

/// Parameters of `GET /v1/customers/{id}/payment_methods`.
/// <https://docs.stripe.com/api/payment_methods/customer_list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListCustomerPaymentMethods {
    /// Those that may be shown again so widely.
    pub allow_redisplay: Option<AllowRedisplay>,
    /// Of this kind (`card`).
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<PaymentMethodId>,
    /// Those before this one.
    pub ending_before: Option<PaymentMethodId>,
}

/// Parameters of the `POST /v1/payment_methods` that clones what the platform keeps to the account
/// that the request acts on.
/// <https://docs.stripe.com/connect/direct-charges-multiple-accounts>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SharePaymentMethod {
    /// The customer of the platform that it is attached to.
    pub customer: CustomerId,
    /// The payment method of the platform.
    pub payment_method: PaymentMethodId,
}

#[derive(Serialize)]
struct Attach<'a> {
    customer: &'a CustomerId,
}

/// Calls on `PaymentMethods`. Each account has its own: [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct PaymentMethods<'a>(pub(super) &'a Stripe);

impl<'a> PaymentMethods<'a> {
    /// One, as it is now.
    pub fn retrieve(&self, id: &PaymentMethodId) -> Request<'a, PaymentMethod> {
        let path = ["payment_methods", id.as_str()];
        self.0.get("payment_methods.retrieve", &path)
    }

    /// Those of a customer, the newest first.
    pub fn list(&self, params: &ListPaymentMethods) -> Request<'a, List<PaymentMethod>> {
        let path = ["payment_methods"];
        self.0.list("payment_methods.list", &path).params(params)
    }

    /// Gives it to a customer, who can then pay with it again.
    pub fn attach(
        &self,
        id: &PaymentMethodId,
        customer: &CustomerId,
    ) -> Request<'a, PaymentMethod> {
        let path = ["payment_methods", id.as_str(), "attach"];
        let params = Attach { customer };
        self.0.post("payment_methods.attach", &path).params(&params)
    }

    /// Takes it from its customer. It can not be used again.
    pub fn detach(&self, id: &PaymentMethodId) -> Request<'a, PaymentMethod> {
        let path = ["payment_methods", id.as_str(), "detach"];
        self.0.post("payment_methods.detach", &path)
    }

    /// Clones what the platform keeps to the connected account that the request acts on. The
    /// clone pays once, unless it is attached to a customer of that account.
    pub fn share(&self, params: &SharePaymentMethod) -> Request<'a, PaymentMethod> {
        let path = ["payment_methods"];
        self.0.post("payment_methods.share", &path).params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_is_no_card_is_read() {
        let json = r#"{"id":"pm_1","type":"pix_of_the_future","created":1,"livemode":false,
            "allow_redisplay":"sometimes","billing_details":{"name":null},"pix":{}}"#;

        let method: PaymentMethod = serde_json::from_str(json).unwrap();

        assert_eq!(method.kind, "pix_of_the_future");
        assert_eq!(
            method.allow_redisplay,
            Some(Open::Other("sometimes".to_owned()))
        );
    }
}
