//! The card number alone.

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::element::event::fires;
use crate::element::style::{Classes, IconStyle, Style};
use crate::element::{ElementKind, error_of};
use crate::fields::{Fields, Text};
use crate::{Options, StripeError, convert};

use super::CardNetwork;

/// The kind of the Card Number Element. Together with [`CardExpiry`](super::CardExpiry) and
/// [`CardCvc`](super::CardCvc) of the same group it makes a card.
///
/// ```no_run
/// use stripe_js::card::{CardCvc, CardExpiry, CardNumber, CardNumberOptions, CardPartOptions};
/// use stripe_js::{Element, Elements, Error};
///
/// type CardFields = (Element<CardNumber>, Element<CardExpiry>, Element<CardCvc>);
///
/// fn card(elements: &Elements) -> Result<CardFields, Error> {
///     let options = CardPartOptions::default();
///     Ok((
///         elements.create(CardNumber, &CardNumberOptions::default().show_icon(true))?,
///         elements.create(CardExpiry, &options)?,
///         elements.create(CardCvc, &options)?,
///     ))
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CardNumber;

define_options! {
    /// The options of a Card Number Element.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=cardNumber>
    ///
    /// ```
    /// use stripe_js::Properties;
    /// use stripe_js::card::{CardNetwork, CardNumberOptions};
    /// use stripe_js::style::{Classes, IconStyle, Style, Variant};
    ///
    /// let text = Properties::default().with("fontSize", "16px");
    /// let options = CardNumberOptions::default()
    ///     .placeholder("Card number")
    ///     .show_icon(true)
    ///     .icon_style(IconStyle::Solid)
    ///     .classes(Classes::default().base("field"))
    ///     .style(Style::default().base(Variant::new(text)))
    ///     .disable_link(true)
    ///     .preferred_network(vec![CardNetwork::CartesBancaires]);
    /// let while_paying = options.clone().disabled(true);
    /// ```
    #[derive(Default)]
    CardNumberOptions {
        /// Classes of the node.
        classes: Classes => "classes",
        /// Its look.
        style: Style => "style",
        /// What stands there until something is entered.
        placeholder: Text => "placeholder",
        /// Whether nothing can be entered.
        disabled: bool => "disabled",
        /// Whether the icon of the card's brand shows.
        show_icon: bool => "showIcon",
        /// How that icon is drawn.
        icon_style: IconStyle => "iconStyle",
        /// Whether Link does not offer itself. It cannot be changed in place.
        disable_link: bool => "disableLink",
        /// Which network is chosen first where a card has several. It cannot be changed in place.
        preferred_network: Vec<CardNetwork> => "preferredNetwork",
    }
}

/// What the customer has entered so far, without the number itself.
///
/// ```no_run
/// use stripe_js::card::{CardNumber, CardNumberChange};
/// use stripe_js::{Element, Error, Subscription, event};
///
/// fn listen(number: &Element<CardNumber>) -> Result<Subscription, Error> {
///     number.on(event::Change, |change: CardNumberChange| match change.brand.as_str() {
///         "amex" => { /* the CVC has four digits and is on the front */ }
///         _ => { /* three, on the back */ }
///     })
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardNumberChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// The number is well-formed.
    pub complete: bool,
    /// What is malformed, in a sentence for the customer.
    pub error: Option<StripeError>,
    /// The brand, such as `visa`; `unknown` until the number shows it.
    pub brand: String,
}

impl CardNumberChange {
    fn read(event: &JsValue) -> Self {
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            error: error_of(convert::field(event, "error")),
            brand: convert::text(event, "brand").unwrap_or_default(),
        }
    }
}

impl Options for CardNumberOptions {
    const FIXED: &'static [&'static str] = &["disableLink", "preferredNetwork"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for CardNumber {
    const TYPE: &'static str = "cardNumber";
    type Options = CardNumberOptions;
    type Change = CardNumberChange;

    fn read_change(event: &JsValue) -> CardNumberChange {
        CardNumberChange::read(event)
    }
}

fires!(CardNumber: Change, Ready, Focus, Blur, Escape, NetworksChange, LoadError);
