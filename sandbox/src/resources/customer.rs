//! Customers: who pays, and what they saved to pay with.
//!
//! <https://docs.stripe.com/api/customers>

use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds,
    error::{Error, Result},
    params::{Metadata, Params, Update},
    resources::{
        Resource,
        billing::{Address, Shipping},
        payment_intent::terms::apply_metadata,
    },
};

/// Somebody who pays.
#[derive(Debug, Clone)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) email: Option<String>,
    /// What invoices, and nothing else, would be paid with. It is attached to the customer.
    pub(crate) default_payment_method: Option<String>,
    address: Option<Address>,
    description: Option<String>,
    metadata: Metadata,
    name: Option<String>,
    phone: Option<String>,
    preferred_locales: Vec<String>,
    shipping: Option<Shipping>,
}

/// What a create or an update call says about a customer.
#[derive(Debug)]
pub(crate) struct Statement {
    /// To be checked by who knows the customer's payment methods.
    pub(crate) default_payment_method: Update<String>,
    address: Update<Address>,
    description: Update<String>,
    email: Update<String>,
    metadata: Update<Metadata>,
    name: Update<String>,
    phone: Update<String>,
    preferred_locales: Option<Vec<String>>,
    shipping: Update<Shipping>,
}

/// Parameters of Stripe's about invoices, taxes and the older kinds of payment.
const NOT_IMITATED: [&str; 13] = [
    "balance",
    "business_name",
    "cash_balance",
    "default_source",
    "individual_name",
    "invoice_prefix",
    "next_invoice_sequence",
    "source",
    "tax",
    "tax_exempt",
    "tax_id_data",
    "test_clock",
    "validate",
];

impl Statement {
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        params.not_imitated(&NOT_IMITATED)?;
        let email = params.text_update("email")?;
        if let Update::Set(email) = &email {
            check_email(email)?;
        }
        Ok(Self {
            default_payment_method: params
                .object("invoice_settings", |settings| {
                    settings.not_imitated(&["custom_fields", "footer", "rendering_options"])?;
                    settings.text_update("default_payment_method")
                })?
                .unwrap_or(Update::Keep),
            address: params.update("address", |params, name| params.object(name, Address::read))?,
            description: params.text_update("description")?,
            email,
            metadata: params.metadata()?,
            name: params.text_update("name")?,
            phone: params.text_update("phone")?,
            preferred_locales: params.list("preferred_locales")?,
            shipping: params.update("shipping", |params, name| {
                params.object(name, Shipping::read)
            })?,
        })
    }
}

impl Customer {
    /// A customer of whom nothing is known.
    pub(crate) fn new(id: String, created: UnixSeconds) -> Self {
        Self {
            id,
            created,
            email: None,
            default_payment_method: None,
            address: None,
            description: None,
            metadata: Metadata::new(),
            name: None,
            phone: None,
            preferred_locales: Vec::new(),
            shipping: None,
        }
    }

    pub(crate) fn apply(&mut self, statement: Statement) -> Result<()> {
        apply_metadata(statement.metadata, &mut self.metadata)?;
        statement
            .default_payment_method
            .apply(&mut self.default_payment_method);
        statement.address.apply(&mut self.address);
        statement.description.apply(&mut self.description);
        statement.email.apply(&mut self.email);
        statement.name.apply(&mut self.name);
        statement.phone.apply(&mut self.phone);
        if let Some(locales) = statement.preferred_locales {
            self.preferred_locales = locales;
        }
        statement.shipping.apply(&mut self.shipping);
        Ok(())
    }

    /// A payment method was detached.
    pub(crate) fn forget(&mut self, method: &str) {
        self.default_payment_method
            .take_if(|default| default == method);
    }

    /// What is left of a customer who was deleted.
    pub(crate) fn deleted_json(id: &str) -> Value {
        json!({ "id": id, "object": Self::OBJECT, "deleted": true })
    }

    /// Numbers of invoices begin with it.
    fn invoice_prefix(&self) -> String {
        let signs = self.id.chars().rev().take(8);
        signs.map(|sign| sign.to_ascii_uppercase()).collect()
    }
}

impl Resource for Customer {
    const OBJECT: &'static str = "customer";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "address": self.address.as_ref().map(Address::to_json),
            "balance": 0,
            "created": self.created,
            "currency": null,
            "customer_account": null,
            "default_source": null,
            "delinquent": false,
            "description": self.description,
            "discount": null,
            "email": self.email,
            "invoice_prefix": self.invoice_prefix(),
            "invoice_settings": {
                "custom_fields": null,
                "default_payment_method": self.default_payment_method,
                "footer": null,
                "rendering_options": null,
            },
            "livemode": false,
            "metadata": self.metadata,
            "name": self.name,
            "next_invoice_sequence": 1,
            "phone": self.phone,
            "preferred_locales": self.preferred_locales,
            "shipping": self.shipping.as_ref().map(Shipping::to_short_json),
            "tax_exempt": "none",
            "test_clock": null,
        })
    }
}

fn check_email(email: &str) -> Result<()> {
    let is_plausible = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !email.contains(char::is_whitespace);
    if is_plausible {
        return Ok(());
    }
    Err(Error::invalid(format!("Invalid email address: {email}"))
        .code("email_invalid")
        .param("email"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_has_a_name_and_a_host() {
        for (email, accepted) in [
            ("ada@example.com", true),
            ("ada.example.com", false),
            ("@example.com", false),
            ("ada@example", false),
            ("ada lovelace@example.com", false),
        ] {
            assert_eq!(check_email(email).is_ok(), accepted, "{email}");
        }
    }
}
