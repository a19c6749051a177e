//! What an account says against a dispute.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use crate::{
    error::{Error, Result},
    params::{Params, Update},
};

/// What is said in words.
const TEXTS: [&str; 18] = [
    "access_activity_log",
    "billing_address",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_tracking_number",
    "uncategorized_text",
];

/// What is said with a file. There are no files here.
const FILES: [&str; 9] = [
    "cancellation_policy",
    "customer_communication",
    "customer_signature",
    "duplicate_charge_documentation",
    "receipt",
    "refund_policy",
    "service_documentation",
    "shipping_documentation",
    "uncategorized_file",
];

/// All texts together can not be longer.
const MAX_CHARS: usize = 150_000;

/// The texts that were given, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Evidence(IndexMap<&'static str, String>);

/// What an update says about the texts.
#[derive(Debug)]
pub(crate) struct Changes(Vec<(&'static str, Update<String>)>);

impl Changes {
    /// Reads `evidence`.
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        params.not_imitated(&["appeal", "enhanced_evidence"])?;
        params.not_imitated(&FILES)?;
        let changes = TEXTS.map(|name| Ok((name, params.text_update(name)?)));
        Ok(Self(changes.into_iter().collect::<Result<_>>()?))
    }
}

impl Evidence {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with `changes`.
    pub(crate) fn changed(mut self, changes: Changes) -> Result<Self> {
        for (name, change) in changes.0 {
            match change {
                Update::Keep => {}
                Update::Clear => drop(self.0.shift_remove(name)),
                Update::Set(text) => drop(self.0.insert(name, text)),
            }
        }
        let chars: usize = self.0.values().map(|text| text.chars().count()).sum();
        if chars > MAX_CHARS {
            return Err(Error::invalid(format!(
                "The combined character count of the dispute evidence is limited to {MAX_CHARS}."
            ))
            .param("evidence"));
        }
        Ok(self)
    }

    /// The text that decides in test mode.
    pub(crate) fn uncategorized_text(&self) -> &str {
        self.0.get("uncategorized_text").map_or("", String::as_str)
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut fields: Map<_, _> = TEXTS
            .iter()
            .map(|name| (String::from(*name), json!(self.0.get(name))))
            .collect();
        for name in FILES {
            fields.insert(String::from(name), Value::Null);
        }
        fields.insert(String::from("enhanced_evidence"), json!({}));
        Value::Object(fields)
    }
}
