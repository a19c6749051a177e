//! Card details in one field, or in three: [`Card`], or [`CardNumber`], [`CardExpiry`] and
//! [`CardCvc`]. <https://docs.stripe.com/js/elements_object/create_element?type=card>
//!
//! The Payment Element does more; these are for pages that take cards only and design the form.
//!
//! ```no_run
//! use stripe_js::card::{Card, CardOptions};
//! use stripe_js::{
//!     ClientSecret, Confirmation, Element, Elements, Error, MethodConfirmation,
//!     NewPaymentMethod, PaymentCall, Stripe,
//! };
//! use web_sys::HtmlElement;
//!
//! fn show(elements: &Elements, node: &HtmlElement) -> Result<Element<Card>, Error> {
//!     let card = elements.create(Card, &CardOptions::default().hide_postal_code(true))?;
//!     card.mount(node)?;
//!     Ok(card)
//! }
//!
//! async fn pay(stripe: &Stripe, card: &Element<Card>) -> Result<Confirmation, Error> {
//!     let method = NewPaymentMethod::card(card);
//!     let confirmation = MethodConfirmation::default().payment_method(method);
//!     let secret = ClientSecret::new("…"); // from your server
//!     stripe.confirm_payment_with(PaymentCall::Card, &secret, &confirmation).await
//! }
//! ```

mod number;
mod parts;

use wasm_bindgen::JsValue;

use super::ElementKind;
use super::event::fires;
use super::style::{Classes, IconStyle, Style};
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};
use crate::{Options, StripeError, convert};

pub use number::{CardNumber, CardNumberChange, CardNumberOptions};
pub use parts::{CardCvc, CardExpiry, CardPartOptions};

/// The kind of the Card Element: number, expiry date, CVC and postal code in one line.
#[derive(Debug, Clone, Copy)]
pub struct Card;

define_options! {
    /// The options of a Card Element.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=card#elements_create-options>
    ///
    /// ```
    /// use stripe_js::Properties;
    /// use stripe_js::card::{CardNetwork, CardOptions, CardValue};
    /// use stripe_js::style::{Classes, IconStyle, Style, Variant};
    ///
    /// let text = Properties::default().with("fontSize", "16px");
    /// let options = CardOptions::default()
    ///     .classes(Classes::default().base("field").invalid("field-invalid"))
    ///     .style(Style::default().base(Variant::new(text)))
    ///     .icon_style(IconStyle::Solid)
    ///     .value(CardValue::default().postal_code("10119"))
    ///     .disable_link(true)
    ///     .preferred_network(vec![CardNetwork::CartesBancaires, CardNetwork::Visa]);
    /// ```
    ///
    /// While the payment is under way, with [`Element::update`](crate::Element::update):
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Options, card::{Card, CardOptions}};
    /// # fn f(card: &Element<Card>) -> Result<(), Error> {
    /// card.update(&CardOptions::default().disabled(true).hide_icon(true).update())?;
    /// # Ok(())
    /// # }
    /// ```
    #[derive(Default)]
    CardOptions {
        /// Classes of the node.
        classes: Classes => "classes",
        /// Its look.
        style: Style => "style",
        /// What is filled in beforehand.
        value: CardValue => "value",
        /// Whether the postal code is not asked for.
        hide_postal_code: bool => "hidePostalCode",
        /// How the icon of the card's brand is drawn.
        icon_style: IconStyle => "iconStyle",
        /// Whether there is no icon.
        hide_icon: bool => "hideIcon",
        /// Whether nothing can be entered.
        disabled: bool => "disabled",
        /// Whether Link does not offer itself. It cannot be changed in place.
        disable_link: bool => "disableLink",
        /// Which network is chosen first where a card has several. It cannot be changed in place.
        preferred_network: Vec<CardNetwork> => "preferredNetwork",
    }
}

define_options! {
    /// What is filled in beforehand. A page can not fill in the card itself.
    ///
    /// ```
    /// use stripe_js::card::{CardOptions, CardValue};
    ///
    /// let known = CardValue::default().postal_code("10119");
    /// let options = CardOptions::default().value(known);
    /// ```
    #[derive(Default)]
    CardValue {
        /// The postal code.
        postal_code: Text => "postalCode",
    }
}

define_words! {
    /// A network that cards are paid through.
    /// <https://docs.stripe.com/card-brand-choice>
    ///
    /// ```
    /// use stripe_js::card::{CardNetwork, CardOptions};
    ///
    /// // A shop in France: domestic cards are paid through the domestic network.
    /// let options = CardOptions::default().preferred_network(vec![CardNetwork::CartesBancaires]);
    /// ```
    CardNetwork {
        /// Accel.
        Accel => "accel",
        /// American Express.
        Amex => "amex",
        /// Carnet.
        Carnet => "carnet",
        /// Cartes Bancaires.
        CartesBancaires => "cartes_bancaires",
        /// Diners Club.
        Diners => "diners",
        /// Discover.
        Discover => "discover",
        /// eftpos Australia.
        EftposAu => "eftpos_au",
        /// Elo.
        Elo => "elo",
        /// girocard.
        Girocard => "girocard",
        /// Interac.
        Interac => "interac",
        /// JCB.
        Jcb => "jcb",
        /// Mastercard.
        Mastercard => "mastercard",
        /// NYCE.
        Nyce => "nyce",
        /// PULSE.
        Pulse => "pulse",
        /// `RuPay`.
        Rupay => "rupay",
        /// STAR.
        Star => "star",
        /// `UnionPay`.
        Unionpay => "unionpay",
        /// Visa.
        Visa => "visa",
    }
}

/// What the customer has entered so far, without the card itself.
///
/// ```
/// use stripe_js::card::CardChange;
///
/// /// What to show under the field.
/// fn hint(change: &CardChange) -> Option<&str> {
///     change.error.as_ref()?.message.as_deref()
/// }
///
/// assert_eq!(hint(&CardChange::default()), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// Everything is filled in and well-formed. The payment may still be refused.
    pub complete: bool,
    /// What is malformed, in a sentence for the customer.
    pub error: Option<StripeError>,
    /// The brand, such as `visa`; `unknown` until the number shows it.
    pub brand: String,
    /// The postal code; empty until it is filled in.
    pub postal_code: String,
}

impl CardChange {
    fn read(event: &JsValue) -> Self {
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            error: super::error_of(convert::field(event, "error")),
            brand: convert::text(event, "brand").unwrap_or_default(),
            postal_code: convert::field(event, "value")
                .and_then(|value| convert::text(&value, "postalCode"))
                .unwrap_or_default(),
        }
    }
}

impl Options for CardOptions {
    const FIXED: &'static [&'static str] = &["disableLink", "preferredNetwork"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for Card {
    const TYPE: &'static str = "card";
    type Options = CardOptions;
    type Change = CardChange;

    fn read_change(event: &JsValue) -> CardChange {
        CardChange::read(event)
    }
}

fires!(Card: Change, Ready, Focus, Blur, Escape, NetworksChange, LoadError);
