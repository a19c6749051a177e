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
///
/// ```no_run
/// use stripe_js::bank_account::{AuBankAccount, AuBankAccountOptions};
/// use stripe_js::{Element, Elements, Error};
///
/// fn account(elements: &Elements) -> Result<Element<AuBankAccount>, Error> {
///     elements.create(AuBankAccount, &AuBankAccountOptions::default())
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AuBankAccount;

define_options! {
    /// The options of an IBAN Element.
    ///
    /// ```
    /// use stripe_js::Properties;
    /// use stripe_js::bank_account::IbanOptions;
    /// use stripe_js::style::{Classes, IconStyle, Style, Variant};
    ///
    /// let text = Properties::default().with("fontSize", "16px");
    /// let options = IbanOptions::default()
    ///     .supported_countries(vec!["SEPA".into()])
    ///     .placeholder_country("DE")
    ///     .classes(Classes::default().base("field"))
    ///     .style(Style::default().base(Variant::new(text)))
    ///     .icon_style(IconStyle::Solid);
    /// ```
    ///
    /// While the payment is under way, with [`Element::update`](crate::Element::update):
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Options, bank_account::{Iban, IbanOptions}};
    /// # fn f(element: &Element<Iban>) -> Result<(), Error> {
    /// element.update(&IbanOptions::default().disabled(true).hide_icon(true).update())?;
    /// # Ok(())
    /// # }
    /// ```
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
    ///
    /// ```
    /// use stripe_js::Properties;
    /// use stripe_js::bank_account::AuBankAccountOptions;
    /// use stripe_js::style::{Classes, IconStyle, Style, Variant};
    ///
    /// let text = Properties::default().with("fontSize", "16px");
    /// let options = AuBankAccountOptions::default()
    ///     .classes(Classes::default().base("field").focus("field-focused"))
    ///     .style(Style::default().base(Variant::new(text)))
    ///     .icon_style(IconStyle::Solid);
    /// let no_icon = options.hide_icon(true).disabled(true);
    /// ```
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
///
/// ```no_run
/// use stripe_js::bank_account::{Iban, IbanChange};
/// use stripe_js::{Element, Error, Subscription, event};
///
/// fn listen(element: &Element<Iban>) -> Result<Subscription, Error> {
///     element.on(event::Change, |change: IbanChange| match change.error {
///         Some(error) => { /* show error.message */ }
///         None => { /* show change.bank_name */ }
///     })
/// }
/// ```
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
///
/// ```
/// use stripe_js::bank_account::AuBankAccountChange;
///
/// fn bank(change: &AuBankAccountChange) -> Option<String> {
///     let bank = change.bank_name.as_deref()?;
///     let branch = change.branch_name.as_deref()?;
///     Some(format!("{bank}, {branch}"))
/// }
///
/// assert_eq!(bank(&AuBankAccountChange::default()), None);
/// ```
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
