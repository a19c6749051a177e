//! One Element: a form, or a part of one, that runs in Stripe's own iframe.

pub mod address;
pub mod event;
pub mod express_checkout;
pub mod link_authentication;
pub mod payment;
mod subscription;

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::{Error, Options, Update, ffi};
use event::Event;

pub use payment::Payment;
pub use subscription::Subscription;

/// A kind of Element: its name, its options and what a change of it tells.
///
/// The kinds are those of this crate; the trait is not meant to be implemented.
pub trait ElementKind: Copy + 'static {
    /// Stripe's name of the kind, such as `payment`.
    const TYPE: &'static str;
    /// What it is made with.
    type Options: Options;
    /// What [`event::Change`] tells.
    type Change: 'static;

    #[doc(hidden)]
    fn read_change(event: &JsValue) -> Self::Change;
}

/// An Element. Dropping it takes it off the page and destroys it.
///
/// <https://docs.stripe.com/js/element>
pub struct Element<K: ElementKind> {
    shared: Rc<Shared>,
    kind: PhantomData<K>,
}

/// What an Element and its subscriptions both need.
struct Shared {
    js: ffi::Element,
    destroyed: Cell<bool>,
}

impl<K: ElementKind> Element<K> {
    pub(crate) fn new(js: ffi::Element) -> Self {
        let shared = Rc::new(Shared {
            js,
            destroyed: Cell::new(false),
        });
        Self {
            shared,
            kind: PhantomData,
        }
    }

    /// Shows the Element in a node, which must be in the document and not in a
    /// shadow tree.
    /// <https://docs.stripe.com/js/element/mount>
    pub fn mount(&self, node: &HtmlElement) -> Result<(), Error> {
        Ok(self.shared.js.mount(node)?)
    }

    /// Takes the Element off the page; it can be mounted again.
    pub fn unmount(&self) -> Result<(), Error> {
        Ok(self.shared.js.unmount()?)
    }

    /// Changes options in place.
    pub fn update(&self, update: &Update<K::Options>) -> Result<(), Error> {
        Ok(self.shared.js.update_element(&update.to_js())?)
    }

    /// Puts the cursor into the Element.
    pub fn focus(&self) -> Result<(), Error> {
        Ok(self.shared.js.focus()?)
    }

    /// Takes the cursor out of the Element.
    pub fn blur(&self) -> Result<(), Error> {
        Ok(self.shared.js.blur()?)
    }

    /// Empties the Element.
    pub fn clear(&self) -> Result<(), Error> {
        Ok(self.shared.js.clear()?)
    }

    /// Calls `handler` at each event until the subscription is dropped.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Payment, Subscription, event};
    /// # fn listen(element: &Element<Payment>) -> Result<Subscription, Error> {
    /// element.on(event::Change, |change| {
    ///     let may_pay = change.complete;
    /// })
    /// # }
    /// ```
    pub fn on<E: Event<K>>(
        &self,
        _event: E,
        mut handler: impl FnMut(E::Payload) + 'static,
    ) -> Result<Subscription, Error> {
        let handler = Box::new(move |event: JsValue| handler(E::read(&event)));
        Subscription::new(&self.shared, E::NAME, handler)
    }
}

impl Element<Payment> {
    /// Folds the Payment Element into a row of payment methods.
    pub fn collapse(&self) -> Result<(), Error> {
        Ok(self.shared.js.collapse()?)
    }
}

impl<K: ElementKind> Drop for Element<K> {
    fn drop(&mut self) {
        self.shared.destroyed.set(true);
        // It throws if somebody else has destroyed it, and then there is nothing to do.
        _ = self.shared.js.destroy();
    }
}

impl<K: ElementKind> fmt::Debug for Element<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Element").field(&K::TYPE).finish()
    }
}

/// The JavaScript object, for the parts of Stripe.js that this crate does not bind.
impl<K: ElementKind> AsRef<JsValue> for Element<K> {
    fn as_ref(&self) -> &JsValue {
        self.shared.js.as_ref()
    }
}
