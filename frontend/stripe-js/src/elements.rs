//! A group of Elements that share one payment.

mod appearance;
mod font;
mod options;
mod properties;

use wasm_bindgen::JsValue;

use crate::{Element, ElementKind, Error, Options as _, Outcome, Update, convert, ffi, outcome};

pub use appearance::{Appearance, Inputs, Labels, Rules, Theme};
pub use font::{CustomFont, Font, FontStyle};
pub use options::{
    CaptureMethod, Deferred, ElementsOptions, Intent, Loader, Mode, PaymentMethodCreation,
};
pub use properties::Properties;

/// A group of Elements. <https://docs.stripe.com/js/elements_object>
///
/// A cheap handle, like [`Stripe`](crate::Stripe), which makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Elements(ffi::Elements);

impl Elements {
    pub(crate) fn new(js: ffi::Elements) -> Self {
        Self(js)
    }

    /// Makes an Element. A group holds at most one of each kind at a time.
    /// <https://docs.stripe.com/js/elements_object/create_payment_element>
    pub fn create<K: ElementKind>(
        &self,
        _kind: K,
        options: &K::Options,
    ) -> Result<Element<K>, Error> {
        let options = options.fields().to_js();
        Ok(Element::new(self.0.create(K::TYPE, &options)?))
    }

    /// Changes options of the whole group.
    /// <https://docs.stripe.com/js/elements_object/update>
    pub async fn update(&self, update: &Update<ElementsOptions>) -> Result<(), Error> {
        convert::settled(self.0.update(&update.to_js())).await?;
        Ok(())
    }

    /// Fetches what a server has changed on the `PaymentIntent`; only for a group that
    /// was made with a client secret.
    /// <https://docs.stripe.com/js/elements_object/fetch_updates>
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
