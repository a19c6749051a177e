//! One Element: a form, or a part of one, that runs in Stripe's own iframe.

pub mod address;
pub mod bank_account;
pub mod card;
pub mod contact_details;
mod cursor;
pub mod event;
pub mod express_checkout;
mod field_change;
pub mod link_authentication;
pub mod link_signup;
pub mod payment;
pub mod payment_method_messaging;
pub mod plain;
pub mod style;
mod subscription;
pub mod tax_id;

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlElement;

use crate::{Error, Options, Update, convert, ffi};
use event::Event;
use field_change::error_of;

pub use field_change::FieldChange;
pub use payment::Payment;
pub use subscription::Subscription;

/// A kind of Element: its name, its options and what a change of it tells.
///
/// The kinds are those of this crate; the trait is not meant to be implemented.
///
/// ```no_run
/// use stripe_js::{Element, ElementKind, Elements, Error};
/// use web_sys::HtmlElement;
///
/// fn show<K: ElementKind>(
///     elements: &Elements,
///     kind: K,
///     options: &K::Options,
///     node: &HtmlElement,
/// ) -> Result<Element<K>, Error> {
///     let element = elements.create(kind, options)?;
///     element.mount(node)?;
///     Ok(element)
/// }
/// ```
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

/// An Element, made by [`Elements::create`](crate::Elements::create). Dropping it takes it off the
/// page and destroys it, unless it came from [`Elements::get`](crate::Elements::get).
///
/// <https://docs.stripe.com/js/element>
///
/// ```no_run
/// # use stripe_js::{Element, Elements, Error, Payment, payment::PaymentElementOptions};
/// # use web_sys::HtmlElement;
/// # fn show(elements: &Elements, node: &HtmlElement) -> Result<Element<Payment>, Error> {
/// let element = elements.create(Payment, &PaymentElementOptions::default())?;
/// element.mount(node)?;
/// Ok(element) // keep it: once dropped, it is off the page
/// # }
/// ```
pub struct Element<K: ElementKind> {
    shared: Rc<Shared>,
    owned: bool,
    kind: PhantomData<K>,
}

/// What an Element and its subscriptions both need.
struct Shared {
    js: ffi::Element,
    destroyed: Cell<bool>,
}

impl<K: ElementKind> Element<K> {
    pub(crate) fn new(js: ffi::Element) -> Self {
        Self::of(js, true)
    }

    /// An Element that somebody else will destroy.
    pub(crate) fn borrowed(js: ffi::Element) -> Self {
        Self::of(js, false)
    }

    /// An Element that JavaScript has made; `None` for what is no object. Its life ends with this
    /// value, as if it had been made here.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Payment};
    /// # use wasm_bindgen::JsValue;
    /// # fn f(made: JsValue) -> Option<()> {
    /// // The page's own script: const made = elements.create("payment")
    /// let form: Element<Payment> = Element::from_js(made)?;
    /// # Some(())
    /// # }
    /// ```
    pub fn from_js(made: JsValue) -> Option<Self> {
        made.is_object().then(|| Self::new(made.unchecked_into()))
    }

    fn of(js: ffi::Element, owned: bool) -> Self {
        let shared = Rc::new(Shared {
            js,
            destroyed: Cell::new(false),
        });
        Self {
            shared,
            owned,
            kind: PhantomData,
        }
    }

    /// Shows the Element in a node, which must be in the document and not in a
    /// shadow tree.
    /// <https://docs.stripe.com/js/element/mount>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Payment};
    /// # use web_sys::HtmlElement;
    /// # fn f(form: &Element<Payment>, node: &HtmlElement) -> Result<(), Error> {
    /// form.mount(node)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn mount(&self, node: &HtmlElement) -> Result<(), Error> {
        Ok(self.shared.js.mount(node)?)
    }

    /// Takes the Element off the page; it can be mounted again.
    /// <https://docs.stripe.com/js/element/unmount>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Payment};
    /// # use web_sys::HtmlElement;
    /// # fn f(form: &Element<Payment>, other_node: &HtmlElement) -> Result<(), Error> {
    /// form.unmount()?;
    /// form.mount(other_node)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn unmount(&self) -> Result<(), Error> {
        Ok(self.shared.js.unmount()?)
    }

    /// Changes options in place. [`Options::change_from`] tells what to change, and
    /// [`Options::update`] changes all that can be.
    /// <https://docs.stripe.com/js/element/other_methods>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Options, Payment, payment::PaymentElementOptions};
    /// # fn f(element: &Element<Payment>) -> Result<(), Error> {
    /// let read_only = PaymentElementOptions::default().read_only(true);
    /// element.update(&read_only.update())?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update(&self, update: &Update<K::Options>) -> Result<(), Error> {
        Ok(self.shared.js.update_element(&update.to_js())?)
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

    /// Calls `handler` at the first event, unless the subscription is dropped before.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Payment, Subscription, event};
    /// # fn show(form: &Element<Payment>) -> Result<Subscription, Error> {
    /// form.once(event::Ready, |()| { /* take your own skeleton away */ })
    /// # }
    /// ```
    pub fn once<E: Event<K>>(
        &self,
        event: E,
        handler: impl FnOnce(E::Payload) + 'static,
    ) -> Result<Subscription, Error> {
        let mut handler = Some(handler);
        self.on(event, move |payload| {
            if let Some(handler) = handler.take() {
                handler(payload);
            }
        })
    }
}

/// Those of which Stripe.js tells what is in them.
impl<K: ElementKind> Element<K> {
    async fn ask_value(&self, options: &JsValue) -> Result<JsValue, Error> {
        convert::settled(self.shared.js.get_value(options)).await
    }
}

impl Element<Payment> {
    /// Folds the Payment Element into a row of payment methods.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Payment};
    /// # fn f(form: &Element<Payment>) -> Result<(), Error> {
    /// form.collapse()?; // the customer pays by a button of your own
    /// # Ok(())
    /// # }
    /// ```
    pub fn collapse(&self) -> Result<(), Error> {
        Ok(self.shared.js.collapse()?)
    }
}

impl<K: ElementKind> Drop for Element<K> {
    fn drop(&mut self) {
        if !self.owned {
            return;
        }
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
