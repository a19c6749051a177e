//! Bank accounts: [`Iban`] for SEPA Direct Debit and [`AuBankAccount`] for BECS Direct Debit.
//! <https://docs.stripe.com/js/elements_object/create_element?type=iban>
//!
//! ```no_run
//! use stripe_js::bank_account::{Iban, IbanOptions};
//! use stripe_js::{Element, Elements, Error};
//!
//! fn account(elements: &Elements) -> Result<Element<Iban>, Error> {
//!     let sepa = IbanOptions::default().supported_countries(vec!["SEPA".into()]);
//!     elements.create(Iban, &sepa)
//! }
//! ```

use wasm_bindgen::JsValue;

use super::event::fires;
use super::style::{Classes, IconStyle, Style};
use super::{ElementKind, error_of};
use crate::define::define_options;
use crate::fields::{Fields, Text};
use crate::{Options, StripeError, convert};

/// The kind of the IBAN Element.
#[derive(Debug, Clone, Copy)]
pub struct Iban;

/// The kind of the Element for a bank account in Australia: BSB and account number.
#[derive(Debug, Clone, Copy)]
pub struct AuBankAccount;

define_options! {
    /// The options of an IBAN Element.
    #[derive(Default)]
    IbanOptions {
        /// Classes of the node.
        classes: Classes => "classes",
        /// Its look.
        style: Style => "style",
        /// Where the account may be. Stripe.js knows `SEPA` and requires it.
        supported_countries: Vec<Text> => "supportedCountries",
        /// The country whose IBAN the placeholder shows; two letters.
        placeholder_country: Text => "placeholderCountry",
        /// How the icon is drawn.
        icon_style: IconStyle => "iconStyle",
        /// Whether there is no icon.
        hide_icon: bool => "hideIcon",
        /// Whether nothing can be entered.
        disabled: bool => "disabled",
    }
}

define_options! {
    /// The options of an Element for a bank account in Australia.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=auBankAccount>
    #[derive(Default)]
    AuBankAccountOptions {
        /// Classes of the node.
        classes: Classes => "classes",
        /// Its look.
        style: Style => "style",
        /// How the icon is drawn.
        icon_style: IconStyle => "iconStyle",
        /// Whether there is no icon.
        hide_icon: bool => "hideIcon",
        /// Whether nothing can be entered.
        disabled: bool => "disabled",
    }
}

/// How far an IBAN is, without the IBAN.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IbanChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// The IBAN is well-formed.
    pub complete: bool,
    /// What is malformed, in a sentence for the customer.
    pub error: Option<StripeError>,
    /// Where the account is; two letters, empty until it is known.
    pub country: String,
    /// Its bank; empty until it is known.
    pub bank_name: String,
}

/// How far a bank account in Australia is, without its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuBankAccountChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// Everything is well-formed.
    pub complete: bool,
    /// What is malformed, in a sentence for the customer.
    pub error: Option<StripeError>,
    /// Its bank, once the BSB tells it.
    pub bank_name: Option<String>,
    /// Its branch, once the BSB tells it.
    pub branch_name: Option<String>,
}

impl IbanChange {
    fn read(event: &JsValue) -> Self {
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            error: error_of(convert::field(event, "error")),
            country: convert::text(event, "country").unwrap_or_default(),
            bank_name: convert::text(event, "bankName").unwrap_or_default(),
        }
    }
}

impl AuBankAccountChange {
    fn read(event: &JsValue) -> Self {
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            error: error_of(convert::field(event, "error")),
            bank_name: convert::text(event, "bankName"),
            branch_name: convert::text(event, "branchName"),
        }
    }
}

impl Options for IbanOptions {
    const FIXED: &'static [&'static str] = &[];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl Options for AuBankAccountOptions {
    const FIXED: &'static [&'static str] = &[];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for Iban {
    const TYPE: &'static str = "iban";
    type Options = IbanOptions;
    type Change = IbanChange;

    fn read_change(event: &JsValue) -> IbanChange {
        IbanChange::read(event)
    }
}

impl ElementKind for AuBankAccount {
    const TYPE: &'static str = "auBankAccount";
    type Options = AuBankAccountOptions;
    type Change = AuBankAccountChange;

    fn read_change(event: &JsValue) -> AuBankAccountChange {
        AuBankAccountChange::read(event)
    }
}

fires!(Iban: Change, Ready, Focus, Blur, Escape);
fires!(AuBankAccount: Change, Ready, Focus, Blur, Escape);
