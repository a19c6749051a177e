//! Payment method domains: where wallets may be shown.
//! <https://docs.stripe.com/api/payment_method_domains>

use serde::{Deserialize, Serialize};
use shared::PaymentMethodDomainId;
use utoipa::ToSchema;

use super::{Identified, List, Open, Request, Stripe};

/// A domain on which wallets may be shown.
/// <https://docs.stripe.com/api/payment_method_domains/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentMethodDomain {
    /// Its id.
    pub id: PaymentMethodDomainId,
    /// Whether Amazon Pay can be shown there.
    pub amazon_pay: Option<WalletOnDomain>,
    /// Whether Apple Pay can be shown there.
    pub apple_pay: Option<WalletOnDomain>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The domain, such as `shop.example`.
    pub domain_name: String,
    /// Whether it counts.
    pub enabled: bool,
    /// Whether Google Pay can be shown there.
    pub google_pay: Option<WalletOnDomain>,
    /// Whether Klarna can be shown there.
    pub klarna: Option<WalletOnDomain>,
    /// Whether Link can be shown there.
    pub link: Option<WalletOnDomain>,
    /// Whether it is for real payments.
    pub livemode: bool,
    /// Whether `PayPal` can be shown there.
    pub paypal: Option<WalletOnDomain>,
}

impl Identified for PaymentMethodDomain {
    type Id = PaymentMethodDomainId;

    fn id(&self) -> &PaymentMethodDomainId {
        &self.id
    }
}

/// Whether one wallet can be shown on a domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WalletOnDomain {
    /// Whether it can.
    pub status: Open<WalletStatus>,
    /// Why it can not.
    pub status_details: Option<WalletProblem>,
}

/// Whether a wallet can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WalletStatus {
    /// It can.
    Active,
    /// It can not.
    Inactive,
}

/// Why a wallet can not be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WalletProblem {
    /// Why, for a person.
    pub error_message: String,
}

/// Parameters of `POST /v1/payment_method_domains`.
/// <https://docs.stripe.com/api/payment_method_domains/create>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePaymentMethodDomain {
    /// The domain, such as `shop.example`. Each of its subdomains is one of its own.
    pub domain_name: String,
    /// Whether it counts; left out, it does.
    #[serde(default)]
    pub enabled: Option<bool>,
}

/// Parameters of `GET /v1/payment_method_domains`.
/// <https://docs.stripe.com/api/payment_method_domains/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListPaymentMethodDomains {
    /// Only this domain.
    pub domain_name: Option<String>,
    /// Only those that count, or that do not.
    pub enabled: Option<bool>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<PaymentMethodDomainId>,
    /// Those before this one.
    pub ending_before: Option<PaymentMethodDomainId>,
}

/// Calls on payment method domains. For direct charges each connected account needs its own:
/// [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct PaymentMethodDomains<'a>(pub(super) &'a Stripe);

impl<'a> PaymentMethodDomains<'a> {
    /// A new one. Stripe looks at once whether wallets can be shown there.
    pub fn create(&self, params: &CreatePaymentMethodDomain) -> Request<'a, PaymentMethodDomain> {
        let path = ["payment_method_domains"];
        self.0
            .post("payment_method_domains.create", &path)
            .params(params)
    }

    /// One, as it is now.
    pub fn retrieve(&self, id: &PaymentMethodDomainId) -> Request<'a, PaymentMethodDomain> {
        let path = ["payment_method_domains", id.as_str()];
        self.0.get("payment_method_domains.retrieve", &path)
    }

    /// Those of the account, the newest first.
    pub fn list(
        &self,
        params: &ListPaymentMethodDomains,
    ) -> Request<'a, List<PaymentMethodDomain>> {
        let path = ["payment_method_domains"];
        self.0
            .list("payment_method_domains.list", &path)
            .params(params)
    }

    /// Lets Stripe look again, for instance after the file for Apple Pay was put there.
    pub fn validate(&self, id: &PaymentMethodDomainId) -> Request<'a, PaymentMethodDomain> {
        let path = ["payment_method_domains", id.as_str(), "validate"];
        self.0.post("payment_method_domains.validate", &path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_tells_why_a_wallet_can_not_be_shown() {
        let json = r#"{"id":"pmd_1","object":"payment_method_domain","created":1,"enabled":true,
            "domain_name":"shop.example","livemode":false,"google_pay":{"status":"active"},
            "apple_pay":{"status":"inactive","status_details":{"error_message":"No file."}},
            "wallet_of_2030":{"status":"active"}}"#;

        let domain: PaymentMethodDomain = serde_json::from_str(json).unwrap();

        let apple = domain.apple_pay.unwrap();
        assert_eq!(apple.status, WalletStatus::Inactive);
        assert_eq!(apple.status_details.unwrap().error_message, "No file.");
    }
}
