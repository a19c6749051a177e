//! The Payment Element: one form for many payment methods.
//! <https://docs.stripe.com/payments/payment-element>

mod fields;
mod layout;
mod options;
mod terms;
mod wallets;

use wasm_bindgen::JsValue;

use super::ElementKind;
use crate::convert;

pub use fields::{AddressFields, AddressParts, BillingFields, ContactFields, Fields, Show};
pub use layout::{Layout, LayoutType, LogoPosition, Radios};
pub use options::{Business, DefaultValues, PaymentElementOptions};
pub use terms::{ShowTerms, Terms};
pub use wallets::Wallets;

/// The kind of the Payment Element.
#[derive(Debug, Clone, Copy)]
pub struct Payment;

/// What the customer has entered so far, without the data itself.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentValue {
    /// Its type, such as `card`; empty if Stripe.js does not tell it.
    pub kind: String,
    /// Its id, if the customer chose one that was saved before.
    pub payment_method: Option<String>,
}

impl ElementKind for Payment {
    const TYPE: &'static str = "payment";
    type Options = PaymentElementOptions;
    type Change = PaymentChange;

    fn read_change(event: &JsValue) -> PaymentChange {
        let value = convert::field(event, "value").unwrap_or_default();
        PaymentChange {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            collapsed: convert::flag(event, "collapsed"),
            value: PaymentValue {
                kind: convert::text(&value, "type").unwrap_or_default(),
                payment_method: convert::id(&value, "payment_method"),
            },
        }
    }
}
