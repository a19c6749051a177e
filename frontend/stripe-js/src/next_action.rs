//! What an intent waits for.

use wasm_bindgen::JsValue;

use crate::convert;

/// What a `PaymentIntent` or `SetupIntent` waits for.
/// <https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action>
///
/// ```no_run
/// use stripe_js::{NextAction, PaymentIntent};
///
/// fn page_to_visit(intent: &PaymentIntent) -> Option<&str> {
///     match intent.next_action.as_ref()? {
///         NextAction::RedirectToUrl { url } => url.as_deref(),
///         NextAction::UseStripeSdk | NextAction::Other(_) => None,
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextAction {
    /// The customer has to visit a page.
    RedirectToUrl {
        /// That page, where Stripe tells it.
        url: Option<String>,
    },
    /// [`Stripe::handle_next_action`](crate::Stripe::handle_next_action) does it.
    UseStripeSdk,
    /// Another action, as Stripe named it, such as `verify_with_microdeposits`, of which
    /// [`PaymentIntent::microdeposits`](crate::PaymentIntent::microdeposits) tells more. With `oxxo_display_details`, or the details of
    /// another voucher, Stripe.js has shown the voucher, and the customer pays it days later.
    Other(String),
}

impl NextAction {
    pub(crate) fn read(action: &JsValue) -> Option<Self> {
        let name = convert::text(action, "type")?;
        Some(match name.as_str() {
            "redirect_to_url" => Self::RedirectToUrl {
                url: convert::field(action, "redirect_to_url")
                    .and_then(|redirect| convert::text(&redirect, "url")),
            },
            "use_stripe_sdk" => Self::UseStripeSdk,
            _ => Self::Other(name),
        })
    }
}
