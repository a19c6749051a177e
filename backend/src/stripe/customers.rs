//! Customers. <https://docs.stripe.com/api/customers>

use serde::{Deserialize, Serialize};
use shared::{CustomerId, PaymentMethodId};
use utoipa::ToSchema;

use super::{
    Address, Deleted, Identified, List, ListCustomerPaymentMethods, Metadata, PaymentMethod,
    Request, Shipping, Stripe, TimeRange,
};

/// Somebody who pays, as one account knows them. <https://docs.stripe.com/api/customers/object>
///
/// Of a deleted one Stripe tells only `id` and `deleted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Whether it has been deleted.
    #[serde(default)]
    pub deleted: bool,
    /// Their address.
    pub address: Option<Address>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: Option<i64>,
    /// A note for the seller.
    pub description: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Whether it belongs to real payments.
    pub livemode: Option<bool>,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Metadata,
    /// Their name.
    pub name: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Where goods are sent.
    pub shipping: Option<Shipping>,
}

impl Identified for Customer {
    type Id = CustomerId;

    fn id(&self) -> &CustomerId {
        &self.id
    }
}

/// Parameters of `POST /v1/customers`. <https://docs.stripe.com/api/customers/create>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CreateCustomer {
    /// Their address.
    pub address: Option<Address>,
    /// A note for the seller.
    pub description: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Our own marks on the object.
    #[schema(inline)]
    pub metadata: Metadata,
    /// Their name.
    pub name: Option<String>,
    /// What they pay with; it is attached to them.
    pub payment_method: Option<PaymentMethodId>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Languages they prefer, the best first.
    pub preferred_locales: Vec<String>,
    /// Where goods are sent.
    pub shipping: Option<Shipping>,
}

/// Parameters of `POST /v1/customers/{id}`. <https://docs.stripe.com/api/customers/update>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UpdateCustomer {
    /// Their address.
    pub address: Option<Address>,
    /// A note for the seller.
    pub description: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Our own marks, added to those that are there.
    #[schema(inline)]
    pub metadata: Metadata,
    /// Their name.
    pub name: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Languages they prefer, the best first.
    pub preferred_locales: Vec<String>,
    /// Where goods are sent.
    pub shipping: Option<Shipping>,
}

/// Parameters of `GET /v1/customers`. <https://docs.stripe.com/api/customers/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListCustomers {
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// With exactly this e-mail address.
    pub email: Option<String>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<CustomerId>,
    /// Those before this one.
    pub ending_before: Option<CustomerId>,
}

/// Calls on customers. Each account has its own: [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct Customers<'a>(pub(super) &'a Stripe);

impl<'a> Customers<'a> {
    /// A new one.
    pub fn create(&self, params: &CreateCustomer) -> Request<'a, Customer> {
        let path = ["customers"];
        self.0.post("customers.create", &path).params(params)
    }

    /// One, as it is now.
    pub fn retrieve(&self, id: &CustomerId) -> Request<'a, Customer> {
        let path = ["customers", id.as_str()];
        self.0.get("customers.retrieve", &path)
    }

    /// Changes one.
    pub fn update(&self, id: &CustomerId, params: &UpdateCustomer) -> Request<'a, Customer> {
        let path = ["customers", id.as_str()];
        self.0.post("customers.update", &path).params(params)
    }

    /// Deletes one for good, with what they pay with.
    pub fn delete(&self, id: &CustomerId) -> Request<'a, Deleted<CustomerId>> {
        let path = ["customers", id.as_str()];
        self.0.delete("customers.delete", &path)
    }

    /// Those of the account, the newest first.
    pub fn list(&self, params: &ListCustomers) -> Request<'a, List<Customer>> {
        let path = ["customers"];
        self.0.list("customers.list", &path).params(params)
    }

    /// What one customer can pay with.
    pub fn payment_methods(
        &self,
        id: &CustomerId,
        params: &ListCustomerPaymentMethods,
    ) -> Request<'a, List<PaymentMethod>> {
        let path = ["customers", id.as_str(), "payment_methods"];
        self.0
            .list("customers.payment_methods", &path)
            .params(params)
    }

    /// One of them; none of another customer.
    pub fn payment_method(
        &self,
        id: &CustomerId,
        method: &PaymentMethodId,
    ) -> Request<'a, PaymentMethod> {
        let path = ["customers", id.as_str(), "payment_methods", method.as_str()];
        self.0.get("customers.payment_method", &path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deleted_customer_is_read_too() {
        let json = r#"{"id":"cus_1","object":"customer","deleted":true}"#;

        let customer: Customer = serde_json::from_str(json).unwrap();

        assert!(customer.deleted);
        assert_eq!(customer.created, None);
    }
}
