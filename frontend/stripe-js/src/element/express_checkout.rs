//! The Express Checkout Element: the buttons of wallets.
//! <https://docs.stripe.com/elements/express-checkout-element>

mod options;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{ElementKind, event::Event};
use crate::{Error, convert};

pub use options::{ExpressCheckoutOptions, ShowWallet, WalletButtons};

/// The kind of the Express Checkout Element.
///
/// It has events of its own: [`Available`], [`Click`], [`Confirm`] and [`Cancel`].
#[derive(Debug, Clone, Copy)]
pub struct ExpressCheckout;

impl ElementKind for ExpressCheckout {
    const TYPE: &'static str = "expressCheckout";
    type Options = ExpressCheckoutOptions;
    type Change = ();

    fn read_change(_event: &JsValue) {}
}

/// The Element is complete, and knows which wallets this customer has.
#[derive(Debug, Clone, Copy)]
pub struct Available;

/// The customer pressed a button. It must be answered within a second.
#[derive(Debug, Clone, Copy)]
pub struct Click;

/// The customer agreed in the wallet; now it can be paid.
#[derive(Debug, Clone, Copy)]
pub struct Confirm;

/// The customer closed the wallet.
#[derive(Debug, Clone, Copy)]
pub struct Cancel;

impl Event<ExpressCheckout> for Available {
    /// Stripe's names of the wallets that show, such as `applePay`.
    type Payload = Vec<String>;
    const NAME: &'static str = "ready";

    fn read(event: &JsValue) -> Vec<String> {
        let wallets = convert::field(event, "availablePaymentMethods");
        let wallets = wallets.and_then(|it| it.dyn_into::<Object>().ok());
        let names = wallets.as_ref().map(Object::keys).unwrap_or_default();
        let shown = |name: &String| wallets.as_ref().is_some_and(|it| convert::flag(it, name));
        let names = names.iter().filter_map(|name| name.as_string());
        names.filter(shown).collect()
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

/// A button that was pressed.
#[derive(Debug, Clone, PartialEq)]
pub struct Clicked(JsValue);

impl Clicked {
    /// Which wallet, in Stripe's words, such as `apple_pay`.
    pub fn wallet(&self) -> Option<String> {
        convert::text(&self.0, "expressPaymentType")
    }

    /// Opens the wallet.
    pub fn resolve(&self) -> Result<(), Error> {
        call(&self.0, "resolve", &Object::new())
    }

    /// Leaves it closed.
    pub fn reject(&self) -> Result<(), Error> {
        call(&self.0, "reject", &JsValue::UNDEFINED)
    }
}

/// An agreement in a wallet.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmed(JsValue);

impl Confirmed {
    /// Which wallet, in Stripe's words, such as `apple_pay`.
    pub fn wallet(&self) -> Option<String> {
        convert::text(&self.0, "expressPaymentType")
    }

    /// Tells the wallet that nothing was paid, which shows it to the customer.
    pub fn payment_failed(&self) -> Result<(), Error> {
        call(
            &self.0,
            "paymentFailed",
            &convert::object(&[("reason", &"fail".into())]),
        )
    }
}

/// Calls a function of an event. One that is not there has nothing to do.
fn call(event: &JsValue, name: &str, argument: &JsValue) -> Result<(), Error> {
    let function = Reflect::get(event, &name.into())?.dyn_into::<Function>();
    if let Ok(function) = function {
        function.call1(event, argument)?;
    }
    Ok(())
}
