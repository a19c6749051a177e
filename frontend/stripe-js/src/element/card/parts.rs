//! What a card has besides its number.

use wasm_bindgen::JsValue;

use crate::Options;
use crate::define::define_options;
use crate::element::event::fires;
use crate::element::style::{Classes, Style};
use crate::element::{ElementKind, FieldChange};
use crate::fields::{Fields, Text};

/// The kind of the Card Expiry Element.
/// <https://docs.stripe.com/js/elements_object/create_element?type=cardExpiry>
///
/// ```no_run
/// # use stripe_js::{Element, Elements, Error, card::{CardExpiry, CardPartOptions}};
/// # fn f(elements: &Elements) -> Result<Element<CardExpiry>, Error> {
/// elements.create(CardExpiry, &CardPartOptions::default().placeholder("MM / YY"))
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CardExpiry;

/// The kind of the Card CVC Element. Alone, it asks for the CVC of a saved card again:
/// [`Stripe::create_cvc_token`](crate::Stripe::create_cvc_token).
/// <https://docs.stripe.com/js/elements_object/create_element?type=cardCvc>
///
/// ```no_run
/// # use stripe_js::{Element, Elements, Error, card::{CardCvc, CardPartOptions}};
/// # fn f(elements: &Elements) -> Result<Element<CardCvc>, Error> {
/// elements.create(CardCvc, &CardPartOptions::default().placeholder("CVC"))
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CardCvc;

define_options! {
    /// The options of a Card Expiry or Card CVC Element.
    ///
    /// ```
    /// use stripe_js::Properties;
    /// use stripe_js::card::CardPartOptions;
    /// use stripe_js::style::{Classes, Style, Variant};
    ///
    /// let text = Properties::default().with("fontSize", "16px");
    /// let options = CardPartOptions::default()
    ///     .placeholder("CVC")
    ///     .classes(Classes::default().base("field"))
    ///     .style(Style::default().base(Variant::new(text)));
    /// let while_paying = options.clone().disabled(true);
    /// ```
    #[derive(Default)]
    CardPartOptions {
        /// Classes of the node.
        classes: Classes => "classes",
        /// Its look.
        style: Style => "style",
        /// What stands there until something is entered.
        placeholder: Text => "placeholder",
        /// Whether nothing can be entered.
        disabled: bool => "disabled",
    }
}

impl Options for CardPartOptions {
    const FIXED: &'static [&'static str] = &[];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for CardExpiry {
    const TYPE: &'static str = "cardExpiry";
    type Options = CardPartOptions;
    type Change = FieldChange;

    fn read_change(event: &JsValue) -> FieldChange {
        FieldChange::read(event)
    }
}

impl ElementKind for CardCvc {
    const TYPE: &'static str = "cardCvc";
    type Options = CardPartOptions;
    type Change = FieldChange;

    fn read_change(event: &JsValue) -> FieldChange {
        FieldChange::read(event)
    }
}

fires!(CardExpiry: Change, Ready, Focus, Blur, Escape);
fires!(CardCvc: Change, Ready, Focus, Blur, Escape);
