//! Confirmation tokens: what a customer entered, for a server to confirm with.

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::fields::Text;
use crate::{PaymentMethodData, convert};

/// A single-use token. <https://docs.stripe.com/api/confirmation_tokens/object>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationToken {
    /// `ctoken_…`
    pub id: String,
    /// When it can no longer be used: seconds since 1970, UTC.
    pub expires_at: Option<i64>,
    /// The type of the payment method, such as `card`.
    pub payment_method_type: Option<String>,
}

impl ConfirmationToken {
    pub(crate) fn read(token: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(token, "id")?,
            expires_at: convert::integer(token, "expires_at"),
            payment_method_type: convert::field(token, "payment_method_preview")
                .and_then(|preview| convert::text(&preview, "type")),
        })
    }
}

define_options! {
    /// What to add to the token; it wins over what the Elements collected. A shipping
    /// address comes from an Address Element of the same group.
    #[derive(Default)]
    ConfirmationTokenParams {
        /// What to add to the payment method.
        payment_method_data: PaymentMethodData => "payment_method_data",
        /// Where the customer comes back to after a redirect.
        return_url: Text => "return_url",
    }
}
