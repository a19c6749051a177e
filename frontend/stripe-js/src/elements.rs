//! A group of Elements that share one payment.

mod appearance;
mod custom_method;
mod font;
mod method_options;
mod options;
mod properties;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::address::AddressMode;
use crate::fields::Fields;
use crate::{
    AddressElement, Element, ElementKind, Error, Options as _, Outcome, Update, convert, ffi,
    outcome,
};

pub use appearance::{Appearance, Inputs, Labels, Rules, Theme};
pub use custom_method::{
    CustomPaymentMethod, CustomerOptions, EmbeddedHandlers, EmbeddedMethod, ShownMethod, ShownType,
};
pub use font::{CustomFont, Font, FontStyle};
pub use method_options::{
    FinancialConnections, MethodFutureUsage, MethodOptions, PaymentMethodOptions, Permission,
    VerificationMethod,
};
pub use options::{
    AdaptivePricing, CaptureMethod, Deferred, ElementsOptions, Intent, Loader, Mode,
    PaymentMethodCreation, SyncAddress,
};
pub use properties::{Properties, Property};

/// A group of Elements. <https://docs.stripe.com/js/elements_object>
///
/// A cheap handle, like [`Stripe`](crate::Stripe), which makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Elements(ffi::Elements);

impl Elements {
    pub(crate) fn new(js: ffi::Elements) -> Self {
        Self(js)
    }

    /// A group that JavaScript has made; `None` for what is no object.
    ///
    /// ```no_run
    /// use js_sys::Reflect;
    /// use stripe_js::Elements;
    ///
    /// /// A group that a script of the page has put into `window.shopElements`.
    /// fn of_the_page(window: &web_sys::Window) -> Option<Elements> {
    ///     Elements::from_js(Reflect::get(window, &"shopElements".into()).ok()?)
    /// }
    /// ```
    pub fn from_js(made: JsValue) -> Option<Self> {
        made.is_object().then(|| Self(made.unchecked_into()))
    }

    /// Makes an Element. A group holds at most one of each kind at a time, besides Address Elements,
    /// of which it holds one of each mode.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Elements, Error, Payment, payment::PaymentElementOptions};
    /// # fn create(elements: &Elements) -> Result<Element<Payment>, Error> {
    /// elements.create(Payment, &PaymentElementOptions::default())
    /// # }
    /// ```
    ///
    /// <https://docs.stripe.com/js/elements_object/create_payment_element>
    pub fn create<K: ElementKind>(
        &self,
        _kind: K,
        options: &K::Options,
    ) -> Result<Element<K>, Error> {
        let options = options.fields().to_js();
        Ok(Element::new(self.0.create(K::TYPE, &options)?))
    }

    /// The Element of a kind that was made before, if there is one and it is not destroyed. To drop
    /// what this gives leaves the Element on the page.
    /// <https://docs.stripe.com/js/elements_object/get_element>
    ///
    /// ```no_run
    /// # use stripe_js::{Elements, Error, Payment};
    /// # fn collapse(elements: &Elements) -> Result<(), Error> {
    /// if let Some(form) = elements.get(Payment)? {
    ///     form.collapse()?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn get<K: ElementKind>(&self, _kind: K) -> Result<Option<Element<K>>, Error> {
        let found = self.0.get_element(K::TYPE, &JsValue::UNDEFINED)?;
        Ok(found.map(Element::borrowed))
    }

    /// The same for the Address Element of a mode: a group can hold one of each.
    ///
    /// ```no_run
    /// use stripe_js::address::{AddressFormat, AddressMode};
    /// use stripe_js::{Elements, Error};
    ///
    /// async fn destination(elements: Elements) -> Result<Option<String>, Error> {
    ///     let Some(form) = elements.get_address(AddressMode::Shipping)? else { return Ok(None) };
    ///     let entered = form.value(AddressFormat::Localized).await?;
    ///     Ok(entered.address.country)
    /// }
    /// ```
    pub fn get_address(&self, mode: AddressMode) -> Result<Option<Element<AddressElement>>, Error> {
        let mut options = Fields::default();
        options.set("mode", mode);
        let found = self.0.get_element(AddressElement::TYPE, &options.to_js())?;
        Ok(found.map(Element::borrowed))
    }

    /// Calls `handler` whenever an update has reached all Elements of the group. Stripe.js knows
    /// no way to end it: it lives as long as the group.
    ///
    /// ```no_run
    /// # use stripe_js::{Elements, Error};
    /// # fn f(elements: &Elements) -> Result<(), Error> {
    /// elements.on_update_end(|| { /* the Elements show the new amount */ })?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_update_end(&self, handler: impl FnMut() + 'static) -> Result<(), Error> {
        let handler: Box<dyn FnMut()> = Box::new(handler);
        let handler = Closure::wrap(handler).into_js_value();
        Ok(self.0.on_group("update-end", &handler)?)
    }

    /// Changes options of the whole group.
    /// <https://docs.stripe.com/js/elements_object/update>
    ///
    /// ```no_run
    /// # use stripe_js::{Change, Elements, ElementsOptions, Error, Options};
    /// # async fn f(elements: Elements, old: ElementsOptions, new: ElementsOptions) -> Result<(), Error> {
    /// if let Change::Update(update) = new.change_from(&old) {
    ///     elements.update(&update).await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn update(&self, update: &Update<ElementsOptions>) -> Result<(), Error> {
        convert::settled(self.0.update(&update.to_js())).await?;
        Ok(())
    }

    /// Fetches what a server has changed on the `PaymentIntent`; only for a group that
    /// was made with a client secret.
    /// <https://docs.stripe.com/js/elements_object/fetch_updates>
    ///
    /// ```no_run
    /// # use stripe_js::Elements;
    /// # async fn f(elements: Elements) -> Result<(), Box<dyn std::error::Error>> {
    /// // After the server has changed the amount of the PaymentIntent:
    /// elements.fetch_updates().await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn fetch_updates(&self) -> Result<Outcome<()>, Error> {
        let answer = convert::settled(self.0.fetch_updates()).await?;
        Ok(match convert::field(&answer, "error") {
            Some(error) => outcome::refused(&error),
            None => Outcome::Done(()),
        })
    }

    /// Validates what the customer entered and collects what wallets need. Call it
    /// first thing in the click, before anything asynchronous: wallets insist on it.
    ///
    /// `Done` holds the type of the chosen payment method, where Stripe.js tells it.
    /// <https://docs.stripe.com/js/elements/submit>
    ///
    /// ```no_run
    /// # use stripe_js::{Elements, Outcome};
    /// # async fn f(elements: Elements) -> Result<(), Box<dyn std::error::Error>> {
    /// if let Outcome::Refused(error) = elements.submit().await? {
    ///     // The Elements show what is missing; error.message tells it, too.
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn submit(&self) -> Result<Outcome<Option<String>>, Error> {
        let answer = convert::settled(self.0.submit()).await?;
        Ok(match convert::field(&answer, "error") {
            Some(error) => outcome::refused(&error),
            None => Outcome::Done(convert::text(&answer, "selectedPaymentMethod")),
        })
    }
}

/// The JavaScript object, for the parts of Stripe.js that this crate does not bind.
impl AsRef<JsValue> for Elements {
    fn as_ref(&self) -> &JsValue {
        self.0.as_ref()
    }
}
