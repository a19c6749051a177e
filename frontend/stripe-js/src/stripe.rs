//! The `Stripe` object: everything that is not shown on the page.

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::fields::{Fields, Text};
use crate::{
    ClientSecret, ConfirmPayment, Confirmation, ConfirmationToken, ConfirmationTokenParams,
    Elements, ElementsOptions, Error, Outcome, PaymentIntent, PaymentMethod, PaymentMethodParams,
    convert, ffi, outcome,
};

/// Stripe.js for one publishable key and, with Connect, one account.
///
/// A cheap handle: clones share one JavaScript object and are equal to each other.
/// Made by [`StripeJs::stripe`](crate::StripeJs::stripe).
#[derive(Debug, Clone, PartialEq)]
pub struct Stripe(ffi::Stripe);

impl Stripe {
    pub(crate) fn new(js: ffi::Stripe) -> Self {
        Self(js)
    }

    /// Makes a group of Elements. Nothing shows until one of them is mounted.
    /// <https://docs.stripe.com/js/elements_object/create_without_intent>
    pub fn elements(&self, options: &ElementsOptions) -> Result<Elements, Error> {
        Ok(Elements::new(self.0.elements(&options.0.to_js())?))
    }

    /// Pays a `PaymentIntent`. It shows what the payment method asks for, such as a
    /// 3-D Secure challenge, so it may take minutes; it may also leave the page.
    /// <https://docs.stripe.com/js/payment_intents/confirm_payment>
    pub async fn confirm_payment(&self, call: &ConfirmPayment<'_>) -> Result<Confirmation, Error> {
        let answer = convert::settled(self.0.confirm_payment(&call.to_js())).await?;
        read_intent(&answer)
    }

    /// Does what a `PaymentIntent` in `requires_action` waits for. Stripe.js throws
    /// for an intent in another status.
    /// <https://docs.stripe.com/js/payment_intents/handle_next_action>
    pub async fn handle_next_action(&self, secret: &ClientSecret) -> Result<Confirmation, Error> {
        let options = convert::object(&[("clientSecret", &secret.expose().into())]);
        let answer = convert::settled(self.0.handle_next_action(&options)).await?;
        read_intent(&answer)
    }

    /// Reads a `PaymentIntent`, for example after the customer came back from a
    /// redirect. Make the `Stripe` object for the account that owns the intent.
    /// <https://docs.stripe.com/js/payment_intents/retrieve_payment_intent>
    pub async fn retrieve_payment_intent(
        &self,
        secret: &ClientSecret,
    ) -> Result<Outcome<PaymentIntent>, Error> {
        let answer = convert::settled(self.0.retrieve_payment_intent(secret.expose())).await?;
        read_intent(&answer)
    }

    /// Turns what the customer entered into a token with which a server can confirm.
    /// Call [`Elements::submit`] first.
    /// <https://docs.stripe.com/js/confirmation_tokens/create_confirmation_token>
    pub async fn create_confirmation_token(
        &self,
        elements: &Elements,
        params: &ConfirmationTokenParams,
    ) -> Result<Outcome<ConfirmationToken>, Error> {
        let options = from_elements(elements, &params.0);
        let answer = convert::settled(self.0.create_confirmation_token(&options)).await?;
        outcome::read(&answer, "confirmationToken", ConfirmationToken::read)
    }

    /// Turns what the customer entered into a payment method. The Elements need
    /// [`PaymentMethodCreation::Manual`](crate::PaymentMethodCreation); call
    /// [`Elements::submit`] first.
    /// <https://docs.stripe.com/js/payment_methods/create_payment_method_elements>
    pub async fn create_payment_method(
        &self,
        elements: &Elements,
        params: &PaymentMethodParams,
    ) -> Result<Outcome<PaymentMethod>, Error> {
        let options = from_elements(elements, &params.0);
        let answer = convert::settled(self.0.create_payment_method(&options)).await?;
        outcome::read(&answer, "paymentMethod", PaymentMethod::read)
    }

    /// Tells Stripe which library makes the calls.
    pub fn register_app_info(&self, info: &AppInfo) -> Result<(), Error> {
        Ok(self.0.register_app_info(&info.0.to_js())?)
    }
}

/// The JavaScript object, for the parts of Stripe.js that this crate does not bind.
impl AsRef<JsValue> for Stripe {
    fn as_ref(&self) -> &JsValue {
        self.0.as_ref()
    }
}

define_options! {
    /// A library built on Stripe.js, as Stripe's logs name it.
    AppInfo {
        /// In the form `x.y.z`.
        version: Text => "version",
        /// A page with contact details.
        url: Text => "url",
        /// For Stripe's verified partners.
        partner_id: Text => "partner_id",
    }
}

impl AppInfo {
    /// At most 30 characters.
    pub fn new(name: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("name", name.into());
        Self(fields)
    }
}

fn read_intent(answer: &JsValue) -> Result<Outcome<PaymentIntent>, Error> {
    outcome::read(answer, "paymentIntent", PaymentIntent::read)
}

fn from_elements(elements: &Elements, params: &Fields) -> JsValue {
    convert::object(&[("elements", elements.as_ref()), ("params", &params.to_js())])
}
