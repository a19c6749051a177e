//! The events that only a Payment Element has.

use wasm_bindgen::JsValue;

use super::Payment;
use crate::element::event::Event;
use crate::{PaymentMethod, convert};

/// What is known of the card that is typed in, such as to show a surcharge for its kind.
///
/// ```no_run
/// # use stripe_js::{Element, Error, Payment, Subscription};
/// use stripe_js::payment::CardDetailsChange;
///
/// # fn f(form: &Element<Payment>) -> Result<Subscription, Error> {
/// form.on(CardDetailsChange, |card| {
///     let surcharge = !card.loading && card.funding.as_deref() == Some("credit");
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CardDetailsChange;

/// The customer changed a saved payment method.
///
/// ```no_run
/// # use stripe_js::{Element, Error, Payment, Subscription};
/// use stripe_js::payment::SavedPaymentMethodUpdate;
///
/// # fn f(form: &Element<Payment>) -> Result<Subscription, Error> {
/// form.on(SavedPaymentMethodUpdate, |saved| {
///     if let Some(reason) = saved.error { /* show it */ }
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SavedPaymentMethodUpdate;

/// The customer removed a saved payment method.
///
/// ```no_run
/// # use stripe_js::{Element, Error, Payment, Subscription};
/// use stripe_js::payment::SavedPaymentMethodRemove;
///
/// # fn f(form: &Element<Payment>) -> Result<Subscription, Error> {
/// form.on(SavedPaymentMethodRemove, |removed| {
///     if removed.success { /* take it from your own list */ }
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SavedPaymentMethodRemove;

/// What is known of the card.
///
/// ```
/// use stripe_js::payment::CardDetails;
///
/// /// Whether the customer may choose the network.
/// fn has_choice(card: &CardDetails) -> bool {
///     !card.loading && card.brands.len() > 1
/// }
///
/// assert!(!has_choice(&CardDetails::default()));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardDetails {
    /// Stripe is still being asked.
    pub loading: bool,
    /// Brands that the card has, such as `visa`.
    pub brands: Vec<String>,
    /// `credit`, `debit`, `prepaid` or `unknown`.
    pub funding: Option<String>,
}

impl CardDetails {
    fn read(event: &JsValue) -> Self {
        let details = convert::field(event, "details").unwrap_or_default();
        Self {
            loading: convert::flag(event, "loading"),
            brands: convert::texts(&details, "brands"),
            funding: convert::text(&details, "funding"),
        }
    }
}

/// What became of a change to a saved payment method.
///
/// ```no_run
/// use stripe_js::payment::SavedPaymentMethod;
///
/// fn removed_id(removed: SavedPaymentMethod) -> Option<String> {
///     removed.success.then_some(removed.payment_method?.id)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPaymentMethod {
    /// Stripe did it.
    pub success: bool,
    /// Why it did not.
    pub error: Option<String>,
    /// The payment method.
    pub payment_method: Option<PaymentMethod>,
}

impl SavedPaymentMethod {
    fn read(event: &JsValue) -> Self {
        let method = convert::field(event, "payment_method");
        Self {
            success: convert::flag(event, "success"),
            error: convert::text(event, "error"),
            payment_method: method.and_then(|method| PaymentMethod::from_js(&method)),
        }
    }
}

impl Event<Payment> for CardDetailsChange {
    type Payload = CardDetails;
    const NAME: &'static str = "carddetailschange";

    fn read(event: &JsValue) -> CardDetails {
        CardDetails::read(event)
    }
}

impl Event<Payment> for SavedPaymentMethodUpdate {
    type Payload = SavedPaymentMethod;
    const NAME: &'static str = "savedpaymentmethodupdate";

    fn read(event: &JsValue) -> SavedPaymentMethod {
        SavedPaymentMethod::read(event)
    }
}

impl Event<Payment> for SavedPaymentMethodRemove {
    type Payload = SavedPaymentMethod;
    const NAME: &'static str = "savedpaymentmethodremove";

    fn read(event: &JsValue) -> SavedPaymentMethod {
        SavedPaymentMethod::read(event)
    }
}
