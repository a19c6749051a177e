//! The events of Elements, for [`Element::on`](crate::Element::on).
//! <https://docs.stripe.com/js/element/events>

use wasm_bindgen::JsValue;

use super::ElementKind;
use crate::{StripeError, convert};

/// An event of Elements of kind `K`, and what it tells.
///
/// The events are those of this crate; the trait is not meant to be implemented.
pub trait Event<K: ElementKind> {
    /// What the handler gets.
    type Payload;
    #[doc(hidden)]
    const NAME: &'static str;
    #[doc(hidden)]
    fn read(event: &JsValue) -> Self::Payload;
}

/// The Element is complete on the page and can take the focus.
#[derive(Debug, Clone, Copy)]
pub struct Ready;

/// The customer changed something.
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
#[derive(Debug, Clone, Copy)]
pub struct LoadError;

impl<K: ElementKind> Event<K> for Ready {
    type Payload = ();
    const NAME: &'static str = "ready";
    fn read(_event: &JsValue) {}
}

impl<K: ElementKind> Event<K> for Change {
    type Payload = K::Change;
    const NAME: &'static str = "change";
    fn read(event: &JsValue) -> K::Change {
        K::read_change(event)
    }
}

impl<K: ElementKind> Event<K> for Focus {
    type Payload = ();
    const NAME: &'static str = "focus";
    fn read(_event: &JsValue) {}
}

impl<K: ElementKind> Event<K> for Blur {
    type Payload = ();
    const NAME: &'static str = "blur";
    fn read(_event: &JsValue) {}
}

impl<K: ElementKind> Event<K> for Escape {
    type Payload = ();
    const NAME: &'static str = "escape";
    fn read(_event: &JsValue) {}
}

impl<K: ElementKind> Event<K> for LoaderStart {
    type Payload = ();
    const NAME: &'static str = "loaderstart";
    fn read(_event: &JsValue) {}
}

impl<K: ElementKind> Event<K> for LoadError {
    type Payload = StripeError;
    const NAME: &'static str = "loaderror";
    fn read(event: &JsValue) -> StripeError {
        convert::field(event, "error")
            .map(|error| StripeError::read(&error))
            .unwrap_or_default()
    }
}
