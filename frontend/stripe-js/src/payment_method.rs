//! Payment methods made in the browser, before any intent.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::{AllowRedisplay, BillingDetails, convert};

/// A payment method. <https://docs.stripe.com/api/payment_methods/object>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentMethod {
    /// `pm_…`
    pub id: String,
    /// Such as `card`.
    pub kind: Option<String>,
}

impl PaymentMethod {
    pub(crate) fn read(method: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(method, "id")?,
            kind: convert::text(method, "type"),
        })
    }
}

/// What to add to the payment method.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PaymentMethodParams {
    /// The payer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_details: Option<BillingDetails>,
    /// Whether the method may be offered again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_redisplay: Option<AllowRedisplay>,
}
