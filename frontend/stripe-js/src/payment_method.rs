//! Payment methods made in the browser, before any intent.

use wasm_bindgen::JsValue;

use crate::define::define_options;
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

define_options! {
    /// What to add to the payment method.
    #[derive(Default)]
    PaymentMethodParams {
        /// The payer.
        billing_details: BillingDetails => "billing_details",
        /// Whether the method may be offered again.
        allow_redisplay: AllowRedisplay => "allow_redisplay",
    }
}
