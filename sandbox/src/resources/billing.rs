//! Who pays and where goods go: addresses, billing details, shipping.

use serde_json::{Value, json};

use crate::{error::Result, params::Params};

/// A postal address; every line is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Address {
    city: Option<String>,
    country: Option<String>,
    line1: Option<String>,
    line2: Option<String>,
    postal_code: Option<String>,
    state: Option<String>,
}

impl Address {
    /// Whether a letter would arrive.
    fn is_complete(&self) -> bool {
        let parts = [&self.line1, &self.city, &self.state, &self.postal_code];
        parts.into_iter().all(Option::is_some)
    }

    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        Ok(Self {
            city: unset_or_text(params, "city")?,
            country: unset_or_text(params, "country")?,
            line1: unset_or_text(params, "line1")?,
            line2: unset_or_text(params, "line2")?,
            postal_code: unset_or_text(params, "postal_code")?,
            state: unset_or_text(params, "state")?,
        })
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "city": self.city,
            "country": self.country,
            "line1": self.line1,
            "line2": self.line2,
            "postal_code": self.postal_code,
            "state": self.state,
        })
    }
}

/// Who the payment method belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BillingDetails {
    address: Address,
    pub(crate) email: Option<String>,
    name: Option<String>,
    phone: Option<String>,
    tax_id: Option<String>,
}

impl BillingDetails {
    /// Whether they tell the part of that name, or all that an address needs.
    pub(crate) fn tells(&self, part: &str) -> bool {
        match part {
            "name" => self.name.is_some(),
            "email" => self.email.is_some(),
            "address" => self.address.is_complete(),
            _ => false,
        }
    }

    /// Takes over what `changes` says; what it leaves out stays.
    pub(crate) fn merge(&mut self, changes: Self) {
        if changes.address != Address::default() {
            self.address = changes.address;
        }
        self.email = changes.email.or(self.email.take());
        self.name = changes.name.or(self.name.take());
        self.phone = changes.phone.or(self.phone.take());
        self.tax_id = changes.tax_id.or(self.tax_id.take());
    }

    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        Ok(Self {
            address: params.object("address", Address::read)?.unwrap_or_default(),
            email: unset_or_text(params, "email")?,
            name: unset_or_text(params, "name")?,
            phone: unset_or_text(params, "phone")?,
            tax_id: unset_or_text(params, "tax_id")?,
        })
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "address": self.address.to_json(),
            "email": self.email,
            "name": self.name,
            "phone": self.phone,
            "tax_id": self.tax_id,
        })
    }
}

/// Where goods go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shipping {
    address: Address,
    name: String,
    phone: Option<String>,
    carrier: Option<String>,
    tracking_number: Option<String>,
}

impl Shipping {
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        Ok(Self {
            address: params.object("address", Address::read)?.unwrap_or_default(),
            name: params.required_text("name")?,
            phone: unset_or_text(params, "phone")?,
            carrier: unset_or_text(params, "carrier")?,
            tracking_number: unset_or_text(params, "tracking_number")?,
        })
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "address": self.address.to_json(),
            "name": self.name,
            "phone": self.phone,
            "carrier": self.carrier,
            "tracking_number": self.tracking_number,
        })
    }

    /// The shorter form that a `ConfirmationToken` shows.
    pub(crate) fn to_short_json(&self) -> Value {
        json!({ "address": self.address.to_json(), "name": self.name, "phone": self.phone })
    }
}

/// Forms send what the customer left empty; Stripe reads that as absent.
fn unset_or_text(params: &mut Params, name: &str) -> Result<Option<String>> {
    Ok(params.text_update(name)?.set().cloned())
}
