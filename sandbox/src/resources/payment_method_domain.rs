//! Payment method domains: where wallets may be shown.
//!
//! <https://docs.stripe.com/api/payment_method_domains>

use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds,
    error::{Error, Result},
    resources::Resource,
};

/// The methods that are shown on registered domains only.
const WALLETS: [&str; 6] = [
    "amazon_pay",
    "apple_pay",
    "google_pay",
    "klarna",
    "link",
    "paypal",
];

/// A domain on which an account may show wallets.
#[derive(Debug, Clone)]
pub(crate) struct PaymentMethodDomain {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) name: DomainName,
    pub(crate) enabled: bool,
}

/// A host name, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DomainName(String);

impl DomainName {
    /// Reads a host name. A URL is not one.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let is_label = |label: &str| {
            !label.is_empty()
                && label.len() < 64
                && label
                    .bytes()
                    .all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
        };
        let name = text.to_ascii_lowercase();
        let labels: Vec<_> = name.split('.').collect();
        if (labels.len() > 1 || name == "localhost") && labels.into_iter().all(is_label) {
            return Ok(Self(name));
        }
        Err(Error::invalid(format!(
            "Invalid domain name: {text}. Give a host name such as shop.example.com, without \
             https:// and without a path."
        ))
        .param("domain_name"))
    }

    /// A name below `.invalid` belongs to nobody: wallets refuse it.
    fn is_verifiable(&self) -> bool {
        !self.0.ends_with(".invalid")
    }
}

impl Resource for PaymentMethodDomain {
    const OBJECT: &'static str = "payment_method_domain";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let wallet = if self.name.is_verifiable() {
            json!({ "status": "active" })
        } else {
            json!({
                "status": "inactive",
                "status_details": {
                    "error_message": format!("The domain {} cannot be verified.", self.name.0),
                },
            })
        };
        let mut domain = json!({
            "id": self.id,
            "object": Self::OBJECT,
            "created": self.created,
            "domain_name": self.name.0,
            "enabled": self.enabled,
            "livemode": false,
        });
        for name in WALLETS {
            domain[name] = wallet.clone();
        }
        domain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_a_host_name() {
        for (text, accepted) in [
            ("shop.example.com", true),
            ("SHOP.example.com", true),
            ("localhost", true),
            ("https://shop.example.com", false),
            ("shop.example.com/pay", false),
            ("shop", false),
            ("", false),
        ] {
            assert_eq!(DomainName::parse(text).is_ok(), accepted, "{text}");
        }
    }
}
