//! Answers of the server, read field by field.
//!
//! A derived `Deserialize` would bring serde's whole machinery of error messages, floating point
//! included, for a reader who only needs to know whether the answer is as it should be: about ten
//! kilobytes that each customer would load.

use js_sys::Reflect;
use shared::{
    CaptureMethod, CheckoutStatus, CheckoutView, ClientSecret, ClientSecretView, Named as _,
    PublishableKey, SetupFutureUsage,
};
use wasm_bindgen::JsValue;

/// A DTO that can be read from parsed JSON.
pub(crate) trait Read: Sized {
    /// `None` when a field is missing or of another type.
    fn read(json: &JsValue) -> Option<Self>;
}

impl Read for CheckoutView {
    fn read(json: &JsValue) -> Option<Self> {
        Some(Self {
            id: text(json, "id")?.try_into().ok()?,
            account: text(json, "account").and_then(|id| id.try_into().ok()),
            amount: integer(json, "amount")?,
            currency: text(json, "currency")?.parse().ok()?,
            description: text(json, "description"),
            merchant_name: text(json, "merchant_name")?,
            publishable_key: PublishableKey::new(text(json, "publishable_key")?),
            stripe_js_url: text(json, "stripe_js_url")?,
            status: CheckoutStatus::from_name(&text(json, "status")?)?,
            stale: field(json, "stale").and_then(|it| it.as_bool()) == Some(true),
            instructions_url: text(json, "instructions_url"),
            capture_method: match text(json, "capture_method").as_deref() {
                Some("manual") => CaptureMethod::Manual,
                _ => CaptureMethod::Automatic,
            },
            setup_future_usage: match text(json, "setup_future_usage").as_deref() {
                Some("on_session") => Some(SetupFutureUsage::OnSession),
                Some("off_session") => Some(SetupFutureUsage::OffSession),
                _ => None,
            },
            allowed_payment_method_types: texts(json, "allowed_payment_method_types"),
            livemode: field(json, "livemode")?.as_bool()?,
        })
    }
}

impl Read for ClientSecretView {
    fn read(json: &JsValue) -> Option<Self> {
        Some(Self {
            client_secret: ClientSecret::new(text(json, "client_secret")?),
            amount: integer(json, "amount")?,
        })
    }
}

/// The code of an error envelope.
pub(super) fn error_code(json: &JsValue) -> Option<String> {
    text(&field(json, "error")?, "code")
}

fn field(json: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(json, &JsValue::from_str(name)).ok()
}

fn text(json: &JsValue, name: &str) -> Option<String> {
    field(json, name)?.as_string()
}

fn texts(json: &JsValue, name: &str) -> Vec<String> {
    let list = field(json, name).filter(js_sys::Array::is_array);
    let texts = list.map(|list| js_sys::Array::from(&list));
    let texts = texts.unwrap_or_default();
    texts.iter().filter_map(|it| it.as_string()).collect()
}

/// JSON has one kind of number, and JavaScript hands it over as a double. A safe integer passes
/// through it unchanged; anything else is no amount.
fn integer(json: &JsValue, name: &str) -> Option<i64> {
    let value = field(json, name)?;
    if !js_sys::Number::is_safe_integer(&value) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a safe integer fits in 54 bits"
    )]
    value.as_f64().map(|number| number as i64)
}
