//! The Payment Element: one form for many payment methods.
//! <https://docs.stripe.com/payments/payment-element>
//!
//! ```no_run
//! use stripe_js::payment::{Layout, LayoutType, PaymentElementOptions};
//! use stripe_js::{Element, Elements, Error, Payment};
//! use web_sys::HtmlElement;
//!
//! fn form(elements: &Elements, node: &HtmlElement) -> Result<Element<Payment>, Error> {
//!     let layout = Layout::new(LayoutType::Accordion).default_collapsed(false);
//!     let form = elements.create(Payment, &PaymentElementOptions::default().layout(layout))?;
//!     form.mount(node)?;
//!     Ok(form)
//! }
//! ```

mod events;
mod fields;
mod layout;
mod options;
mod terms;
mod wallets;

use wasm_bindgen::JsValue;

use super::ElementKind;
use super::event::fires;
use crate::{PaymentMethod, Rest, convert};

pub use events::{
    CardDetails, CardDetailsChange, SavedPaymentMethod, SavedPaymentMethodRemove,
    SavedPaymentMethodUpdate,
};
pub use fields::{
    AddressFields, AddressParts, BillingFields, ContactFields, Fields, Show, ShowName,
};
pub use layout::{Layout, LayoutType, LogoPosition, Radios};
pub use options::{Business, CardDefaults, DefaultValues, PaymentElementOptions};
pub use terms::{ShowTerms, Terms};
pub use wallets::{WalletOptions, Wallets};

/// The kind of the Payment Element.
///
/// It has events of its own: [`CardDetailsChange`], [`SavedPaymentMethodUpdate`] and
/// [`SavedPaymentMethodRemove`].
#[derive(Debug, Clone, Copy)]
pub struct Payment;

/// What the customer has entered so far, without the data itself.
///
/// ```no_run
/// use stripe_js::payment::PaymentChange;
/// use stripe_js::{Element, Error, Payment, Subscription, event};
///
/// fn listen(form: &Element<Payment>) -> Result<Subscription, Error> {
///     form.on(event::Change, |change: PaymentChange| {
///         let may_pay = change.complete;
///         let button = if change.value.kind == "paypal" { "Go on to PayPal" } else { "Pay" };
///     })
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// Everything is filled in and well-formed. The payment may still be refused.
    pub complete: bool,
    /// No payment method is unfolded.
    pub collapsed: bool,
    /// The chosen payment method.
    pub value: PaymentValue,
}

/// The chosen payment method.
///
/// ```no_run
/// use stripe_js::payment::PaymentValue;
///
/// fn summary(value: &PaymentValue) -> String {
///     let (country, postal_code) = value.billing_address().unwrap_or_default();
///     let place = country.unwrap_or_default() + " " + &postal_code.unwrap_or_default();
///     match value.saved() {
///         Some(method) => format!("saved as {}, {place}", method.id),
///         None if value.save_payment_method() => format!("{}, to be saved, {place}", value.kind),
///         None => format!("{}, {place}", value.kind),
///     }
/// }
/// ```
///
/// Two of them are equal if nothing differs that can be asked for here: also the address and the
/// wish to save.
#[derive(Debug, Clone, Default)]
pub struct PaymentValue {
    /// Its type, such as `card`; empty if Stripe.js does not tell it.
    pub kind: String,
    /// Its id, if the customer chose one that was saved before.
    pub payment_method: Option<String>,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl PaymentChange {
    fn read(event: &JsValue) -> Self {
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            collapsed: convert::flag(event, "collapsed"),
            value: PaymentValue::read(&convert::field(event, "value").unwrap_or_default()),
        }
    }
}

impl PaymentValue {
    fn read(value: &JsValue) -> Self {
        Self {
            kind: convert::text(value, "type").unwrap_or_default(),
            payment_method: convert::id(value, "payment_method"),
            rest: Rest::of(value),
        }
    }

    /// The saved payment method, if the customer chose one.
    pub fn saved(&self) -> Option<PaymentMethod> {
        PaymentMethod::from_js(&self.rest.field("payment_method")?)
    }

    /// Whether the customer agreed to save it, where the form asks.
    pub fn save_payment_method(&self) -> bool {
        self.rest.flag("savePaymentMethod")
    }

    /// Country and postal code of the payer, as far as the form asks for them.
    pub fn billing_address(&self) -> Option<(Option<String>, Option<String>)> {
        let address = convert::field(&self.rest.field("billingDetails")?, "address")?;
        Some((
            convert::text(&address, "country"),
            convert::text(&address, "postalCode"),
        ))
    }
}

/// [`Rest`] is always equal to itself: what is read from it has to be compared by what it says.
impl PartialEq for PaymentValue {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, &self.payment_method) == (&other.kind, &other.payment_method)
            && self.save_payment_method() == other.save_payment_method()
            && self.billing_address() == other.billing_address()
    }
}

impl Eq for PaymentValue {}

impl ElementKind for Payment {
    const TYPE: &'static str = "payment";
    type Options = PaymentElementOptions;
    type Change = PaymentChange;

    fn read_change(event: &JsValue) -> PaymentChange {
        PaymentChange::read(event)
    }
}

fires!(
    Payment: Change, Ready, Focus, Blur, Escape, LoadError, LoaderStart,
    AvailablePaymentMethodsChange,
);
