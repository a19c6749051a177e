//! A listener that lives as long as its owner wants it.

use std::fmt;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::Shared;
use crate::Error;

/// A listener on an [`Element`](crate::Element). Dropping it removes the listener.
///
/// In a struct that owns both, put the subscription above the Element: fields drop
/// from top to bottom, and a listener belongs off before its Element is destroyed.
/// The other order does no harm, as a destroyed Element has no listeners.
///
/// ```no_run
/// use stripe_js::{Element, Payment, Subscription};
///
/// struct Form {
///     changes: Subscription,
///     element: Element<Payment>,
/// }
/// ```
#[must_use = "the listener is removed when the subscription is dropped"]
pub struct Subscription {
    element: Rc<Shared>,
    event: &'static str,
    // Below the code in `drop`, so it outlives the call of `off`.
    handler: Closure<dyn FnMut(JsValue)>,
}

impl Subscription {
    // The handler comes boxed so that this is compiled once, not per event.
    pub(super) fn new(
        element: &Rc<Shared>,
        event: &'static str,
        handler: Box<dyn FnMut(JsValue)>,
    ) -> Result<Self, Error> {
        let handler = Closure::wrap(handler);
        element.js.on(event, handler.as_ref().unchecked_ref())?;
        Ok(Self {
            element: Rc::clone(element),
            event,
            handler,
        })
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if !self.element.destroyed.get() {
            let handler = self.handler.as_ref().unchecked_ref();
            // It only throws for an Element that somebody else destroyed.
            _ = self.element.js.off(self.event, handler);
        }
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Subscription").field(&self.event).finish()
    }
}
