//! The Express Checkout Element: the buttons of wallets.
//! <https://docs.stripe.com/elements/express-checkout-element>
//!
//! ```no_run
//! use stripe_js::express_checkout::{Click, ClickDetails, Confirm, ExpressCheckoutOptions, LineItem};
//! use stripe_js::{Element, Elements, Error, ExpressCheckout, Subscription};
//!
//! type Wallets = ([Subscription; 2], Element<ExpressCheckout>);
//!
//! fn wallets(elements: &Elements) -> Result<Wallets, Error> {
//!     let buttons = elements.create(ExpressCheckout, &ExpressCheckoutOptions::default())?;
//!     let clicked = buttons.on(Click, |click| {
//!         let bill = vec![LineItem::new("Shoes", 9900)];
//!         _ = click.resolve_with(&ClickDetails::default().line_items(bill));
//!     })?;
//!     let agreed = buttons.on(Confirm, |agreement| {
//!         // Elements::submit, then Stripe::confirm_payment; and if nothing was paid:
//!         _ = agreement.payment_failed();
//!     })?;
//!     Ok(([clicked, agreed], buttons))
//! }
//! ```

mod buttons;
mod chosen;
mod events;
mod options;
mod shipping;

use wasm_bindgen::JsValue;

use super::{
    ElementKind,
    event::{Event, fires},
};
use crate::convert;

pub use buttons::{
    ApplePayTheme, ApplePayType, ButtonTheme, ButtonType, GooglePayTheme, GooglePayType,
    PaypalTheme, PaypalType,
};
pub use chosen::{AddressChosen, ChangeDetails, RateChosen};
pub use events::{ClickDetails, Clicked, Confirmed, FailureReason, WalletContact, WalletFailure};
pub use options::{ButtonLayout, ExpressCheckoutOptions, ShowWallet, WalletButtons};
pub use shipping::{
    ChosenRate, DeliveryEstimate, DeliveryRange, DeliveryUnit, LineItem, ShippingRate,
};

/// The kind of the Express Checkout Element.
///
/// It has events of its own: [`Available`], [`Click`], [`Confirm`], [`Cancel`],
/// [`ShippingAddressChange`] and [`ShippingRateChange`].
///
/// ```no_run
/// # use stripe_js::{Element, Elements, Error, ExpressCheckout};
/// # use stripe_js::express_checkout::ExpressCheckoutOptions;
/// # use web_sys::HtmlElement;
/// # fn f(elements: &Elements, node: &HtmlElement) -> Result<Element<ExpressCheckout>, Error> {
/// let buttons = elements.create(ExpressCheckout, &ExpressCheckoutOptions::default())?;
/// buttons.mount(node)?;
/// # Ok(buttons)
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ExpressCheckout;

impl ElementKind for ExpressCheckout {
    const TYPE: &'static str = "expressCheckout";
    type Options = ExpressCheckoutOptions;
    type Change = ();

    fn read_change(_event: &JsValue) {}
}

/// The Element is complete, and knows which wallets this customer has.
///
/// ```no_run
/// # use stripe_js::{Element, Error, ExpressCheckout, Subscription};
/// use stripe_js::express_checkout::Available;
///
/// # fn f(buttons: &Element<ExpressCheckout>) -> Result<Subscription, Error> {
/// buttons.on(Available, |wallets| {
///     if wallets.is_empty() { /* hide the line "or pay with" */ }
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Available;

/// The customer pressed a button. It must be answered within a second.
///
/// ```no_run
/// # use stripe_js::{Element, Error, ExpressCheckout, Subscription};
/// use stripe_js::express_checkout::Click;
///
/// # fn f(buttons: &Element<ExpressCheckout>) -> Result<Subscription, Error> {
/// buttons.on(Click, |click| {
///     _ = click.resolve();
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Click;

/// The customer agreed in the wallet; now it can be paid.
///
/// ```no_run
/// # use stripe_js::{Element, Error, ExpressCheckout, Subscription};
/// use stripe_js::express_checkout::Confirm;
///
/// # fn f(buttons: &Element<ExpressCheckout>) -> Result<Subscription, Error> {
/// buttons.on(Confirm, |agreement| {
///     let wallet = agreement.wallet();
///     // See `Confirmed` for what comes now.
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Confirm;

/// The customer closed the wallet.
///
/// ```no_run
/// # use stripe_js::{Element, Error, ExpressCheckout, Subscription};
/// use stripe_js::express_checkout::Cancel;
///
/// # fn f(buttons: &Element<ExpressCheckout>) -> Result<Subscription, Error> {
/// buttons.on(Cancel, |()| { /* show the amount without what was to be sent */ })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Cancel;

/// The customer chose another shipping address in the wallet, which waits for the answer.
///
/// ```no_run
/// # use stripe_js::{Element, Error, ExpressCheckout, Subscription};
/// use stripe_js::express_checkout::{ChangeDetails, ShippingAddressChange, ShippingRate};
///
/// # fn f(buttons: &Element<ExpressCheckout>) -> Result<Subscription, Error> {
/// buttons.on(ShippingAddressChange, |chosen| {
///     let rates = vec![ShippingRate::new("standard", 490, "Standard")];
///     _ = match chosen.address().country.as_deref() {
///         Some("DE") => chosen.resolve(&ChangeDetails::default().shipping_rates(rates)),
///         _ => chosen.reject(),
///     };
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ShippingAddressChange;

/// The customer chose another way of sending in the wallet, which waits for the answer.
///
/// ```no_run
/// # use stripe_js::{Element, Error, ExpressCheckout, Subscription};
/// use stripe_js::express_checkout::{ChangeDetails, LineItem, ShippingRateChange};
///
/// # fn f(buttons: &Element<ExpressCheckout>) -> Result<Subscription, Error> {
/// buttons.on(ShippingRateChange, |chosen| {
///     _ = match chosen.shipping_rate() {
///         Some(rate) => {
///             let shipping = LineItem::new("Shipping", rate.amount);
///             let bill = vec![LineItem::new("Shoes", 9900), shipping];
///             chosen.resolve(&ChangeDetails::default().line_items(bill))
///         }
///         None => chosen.reject(),
///     };
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ShippingRateChange;

fires!(ExpressCheckout: Ready, Focus, Blur, Escape, LoadError, AvailablePaymentMethodsChange);

impl Event<ExpressCheckout> for ShippingAddressChange {
    type Payload = AddressChosen;
    const NAME: &'static str = "shippingaddresschange";

    fn read(event: &JsValue) -> AddressChosen {
        AddressChosen(event.clone())
    }
}

impl Event<ExpressCheckout> for ShippingRateChange {
    type Payload = RateChosen;
    const NAME: &'static str = "shippingratechange";

    fn read(event: &JsValue) -> RateChosen {
        RateChosen(event.clone())
    }
}

impl Event<ExpressCheckout> for Available {
    /// Stripe's names of the wallets that show, such as `applePay`.
    type Payload = Vec<String>;
    const NAME: &'static str = "ready";

    fn read(event: &JsValue) -> Vec<String> {
        let wallets = convert::field(event, "availablePaymentMethods");
        convert::names_where(wallets, JsValue::is_truthy)
    }
}

impl Event<ExpressCheckout> for Click {
    type Payload = Clicked;
    const NAME: &'static str = "click";

    fn read(event: &JsValue) -> Clicked {
        Clicked(event.clone())
    }
}

impl Event<ExpressCheckout> for Confirm {
    type Payload = Confirmed;
    const NAME: &'static str = "confirm";

    fn read(event: &JsValue) -> Confirmed {
        Confirmed(event.clone())
    }
}

impl Event<ExpressCheckout> for Cancel {
    type Payload = ();
    const NAME: &'static str = "cancel";

    fn read(_event: &JsValue) {}
}
