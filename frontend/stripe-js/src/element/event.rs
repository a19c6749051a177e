//! The events of Elements, for [`Element::on`](crate::Element::on).
//! <https://docs.stripe.com/js/element/events>
//!
//! ```no_run
//! use stripe_js::event::{Blur, Escape, Focus, LoadError, LoaderStart, Ready};
//! use stripe_js::{Element, Error, Payment, Subscription};
//!
//! fn follow(form: &Element<Payment>) -> Result<[Subscription; 6], Error> {
//!     Ok([
//!         form.on(LoaderStart, |()| { /* take your own skeleton away */ })?,
//!         form.on(Ready, |()| { /* let the customer pay */ })?,
//!         form.on(LoadError, |error| { /* show error.message */ })?,
//!         form.on(Focus, |()| { /* light up the frame */ })?,
//!         form.on(Blur, |()| { /* and dim it */ })?,
//!         form.on(Escape, |()| { /* close the dialog that it is in */ })?,
//!     ])
//! }
//! ```
//!
//! An event that a kind of Element does not have does not compile:
//!
//! ```compile_fail
//! # use stripe_js::{Element, card::CardCvc, event};
//! # fn listen(element: &Element<CardCvc>) {
//! let never = element.on(event::LoadError, |_| {});
//! # }
//! ```
//!
//! The events of one kind alone are in its module, such as [`express_checkout`](crate::express_checkout).

use wasm_bindgen::JsValue;

use super::ElementKind;
use crate::{StripeError, convert};

/// An event of Elements of kind `K`, and what it tells.
///
/// The events are those of this crate; the trait is not meant to be implemented.
///
/// ```no_run
/// use stripe_js::event::Event;
/// use stripe_js::{Element, ElementKind, Error, Subscription};
///
/// /// Tells only that it happened, whatever the event.
/// fn when<K: ElementKind, E: Event<K>>(
///     element: &Element<K>,
///     event: E,
///     mut then: impl FnMut() + 'static,
/// ) -> Result<Subscription, Error> {
///     element.on(event, move |_| then())
/// }
/// ```
pub trait Event<K: ElementKind> {
    /// What the handler gets.
    type Payload;
    #[doc(hidden)]
    const NAME: &'static str;
    #[doc(hidden)]
    fn read(event: &JsValue) -> Self::Payload;
}

/// That Elements of a kind have an event `E`.
///
/// It is this crate's list of what Stripe.js fires, and not meant to be implemented.
///
/// ```no_run
/// use stripe_js::event::{Fires, Ready};
/// use stripe_js::{Element, Error, Subscription};
/// use web_sys::HtmlElement;
///
/// /// Takes your own skeleton away when the Element is there.
/// fn replace<K: Fires<Ready>>(
///     element: &Element<K>,
///     skeleton: HtmlElement,
/// ) -> Result<Subscription, Error> {
///     element.on(Ready, move |()| skeleton.remove())
/// }
/// ```
pub trait Fires<E>: ElementKind {}

/// Says which events the Elements of a kind have, besides those with a payload of their own.
macro_rules! fires {
    ($kind:ty: $($event:ident),* $(,)?) => {
        $(impl $crate::event::Fires<$crate::event::$event> for $kind {})*
    };
}
pub(crate) use fires;

/// The Element is complete on the page and can take the focus.
#[derive(Debug, Clone, Copy)]
pub struct Ready;

/// The customer changed something.
///
/// ```no_run
/// # use stripe_js::{Element, Error, Payment, Subscription, event};
/// # fn f(element: &Element<Payment>) -> Result<Subscription, Error> {
/// element.on(event::Change, |change| {
///     let may_pay = change.complete;
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Change;

/// The cursor came in.
#[derive(Debug, Clone, Copy)]
pub struct Focus;

/// The cursor went out.
#[derive(Debug, Clone, Copy)]
pub struct Blur;

/// The customer pressed Escape.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

/// The skeleton is on the page.
#[derive(Debug, Clone, Copy)]
pub struct LoaderStart;

/// The Element could not load; the error says why. It does not try again.
///
/// ```no_run
/// # use stripe_js::{Element, Error, Payment, Subscription, event};
/// # fn f(element: &Element<Payment>) -> Result<Subscription, Error> {
/// element.on(event::LoadError, |error| {
///     let sentence = error.message.unwrap_or_default();
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LoadError;

/// The customer can choose between other card networks than before, such as Cartes Bancaires and Visa.
///
/// ```no_run
/// # use stripe_js::{Element, Error, Subscription, card::Card, event};
/// # fn f(element: &Element<Card>) -> Result<Subscription, Error> {
/// element.on(event::NetworksChange, |()| { /* tell the customer that there is a choice */ })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct NetworksChange;

/// Other payment methods can be used than before.
///
/// ```no_run
/// # use stripe_js::{Element, Error, Payment, Subscription, event};
/// # fn f(element: &Element<Payment>) -> Result<Subscription, Error> {
/// element.on(event::AvailablePaymentMethodsChange, |methods| {
///     let only_cards = methods == ["card"];
/// })
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AvailablePaymentMethodsChange;

impl<K: Fires<Ready>> Event<K> for Ready {
    type Payload = ();
    const NAME: &'static str = "ready";
    fn read(_event: &JsValue) {}
}

impl<K: Fires<Change>> Event<K> for Change {
    type Payload = K::Change;
    const NAME: &'static str = "change";
    fn read(event: &JsValue) -> K::Change {
        K::read_change(event)
    }
}

impl<K: Fires<Focus>> Event<K> for Focus {
    type Payload = ();
    const NAME: &'static str = "focus";
    fn read(_event: &JsValue) {}
}

impl<K: Fires<Blur>> Event<K> for Blur {
    type Payload = ();
    const NAME: &'static str = "blur";
    fn read(_event: &JsValue) {}
}

impl<K: Fires<Escape>> Event<K> for Escape {
    type Payload = ();
    const NAME: &'static str = "escape";
    fn read(_event: &JsValue) {}
}

impl<K: Fires<LoaderStart>> Event<K> for LoaderStart {
    type Payload = ();
    const NAME: &'static str = "loaderstart";
    fn read(_event: &JsValue) {}
}

impl<K: Fires<LoadError>> Event<K> for LoadError {
    type Payload = StripeError;
    const NAME: &'static str = "loaderror";
    fn read(event: &JsValue) -> StripeError {
        convert::field(event, "error")
            .map(|error| StripeError::read(&error))
            .unwrap_or_default()
    }
}

impl<K: Fires<NetworksChange>> Event<K> for NetworksChange {
    type Payload = ();
    const NAME: &'static str = "networkschange";
    fn read(_event: &JsValue) {}
}

impl<K: Fires<AvailablePaymentMethodsChange>> Event<K> for AvailablePaymentMethodsChange {
    /// Stripe's names of those that can be used, such as `card` or `applePay`.
    type Payload = Vec<String>;
    const NAME: &'static str = "availablepaymentmethodschange";
    fn read(event: &JsValue) -> Vec<String> {
        let methods = convert::field(event, "paymentMethods");
        convert::names_where(methods, |method| convert::flag(method, "available"))
    }
}
