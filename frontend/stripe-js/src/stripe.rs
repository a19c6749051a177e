//! The `Stripe` object: everything that is not shown on the page.

mod make;
mod pay;
mod set_up;

use wasm_bindgen::{JsCast as _, JsValue};

use crate::define::define_options;
use crate::fields::{Fields, Text};
use crate::payment_request::{PaymentRequest, PaymentRequestOptions};
use crate::{Elements, ElementsOptions, Error, ffi};

/// Stripe.js for one publishable key and, with Connect, one account.
///
/// A cheap handle: clones share one JavaScript object and are equal to each other.
/// Made by [`StripeJs::stripe`](crate::StripeJs::stripe).
///
/// | For a payment | For a setup | |
/// |---|---|---|
/// | [`confirm_payment`](Self::confirm_payment) | [`confirm_setup`](Self::confirm_setup) | with Elements, a payment method or a token |
/// | [`confirm_payment_with`](Self::confirm_payment_with) | [`confirm_setup_with`](Self::confirm_setup_with) | with one type of payment method |
/// | [`handle_next_action`](Self::handle_next_action) | [`handle_next_setup_action`](Self::handle_next_setup_action) | what an intent waits for |
/// | [`retrieve_payment_intent`](Self::retrieve_payment_intent) | [`retrieve_setup_intent`](Self::retrieve_setup_intent) | how far it is |
/// | [`collect_bank_account_for_payment`](Self::collect_bank_account_for_payment) | [`collect_bank_account_for_setup`](Self::collect_bank_account_for_setup) | a bank account, by signing in |
/// | [`verify_microdeposits_for_payment`](Self::verify_microdeposits_for_payment) | [`verify_microdeposits_for_setup`](Self::verify_microdeposits_for_setup) | a bank account, by small payments |
#[derive(Debug, Clone, PartialEq)]
pub struct Stripe(ffi::Stripe);

impl Stripe {
    pub(crate) fn new(js: ffi::Stripe) -> Self {
        Self(js)
    }

    /// An object that JavaScript has made; `None` for what is no object.
    ///
    /// [`StripeJs::stripe`](crate::StripeJs::stripe) does not know of it, and would make another.
    ///
    /// ```no_run
    /// use js_sys::Reflect;
    /// use stripe_js::Stripe;
    ///
    /// /// An object that a script of the page has put into `window.shopStripe`.
    /// fn of_the_page(window: &web_sys::Window) -> Option<Stripe> {
    ///     Stripe::from_js(Reflect::get(window, &"shopStripe".into()).ok()?)
    /// }
    /// ```
    pub fn from_js(made: JsValue) -> Option<Self> {
        made.is_object().then(|| Self(made.unchecked_into()))
    }

    /// Makes a group of Elements. Nothing shows until one of them is mounted.
    /// <https://docs.stripe.com/js/elements_object/create_without_intent>
    ///
    /// ```no_run
    /// # use stripe_js::{Elements, ElementsOptions, Error, Mode, Stripe};
    /// # fn group(stripe: &Stripe) -> Result<Elements, Error> {
    /// let mode = Mode::Payment { amount: 1099, currency: "eur".into() };
    /// stripe.elements(&ElementsOptions::new(mode.into()))
    /// # }
    /// ```
    pub fn elements(&self, options: &ElementsOptions) -> Result<Elements, Error> {
        Ok(Elements::new(self.0.elements(&options.0.to_js())?))
    }

    /// Makes a payment sheet of the browser: see [`payment_request`](crate::payment_request).
    /// <https://docs.stripe.com/js/payment_request/create>
    ///
    /// ```no_run
    /// # use stripe_js::payment_request::{Item, PaymentRequest, PaymentRequestOptions};
    /// # use stripe_js::{Error, Stripe};
    /// # fn sheet(stripe: &Stripe) -> Result<PaymentRequest, Error> {
    /// let total = Item::new("Shoes", 9900);
    /// stripe.payment_request(&PaymentRequestOptions::new("DE", "eur", total))
    /// # }
    /// ```
    pub fn payment_request(
        &self,
        options: &PaymentRequestOptions,
    ) -> Result<PaymentRequest, Error> {
        let request = self.0.payment_request(&options.0.to_js())?;
        Ok(PaymentRequest::new(request))
    }

    /// Tells Stripe which library makes the calls.
    ///
    /// ```no_run
    /// # fn tell(stripe: &stripe_js::Stripe) -> Result<(), stripe_js::Error> {
    /// stripe.register_app_info(&stripe_js::AppInfo::new("shop").version("1.2.3"))
    /// # }
    /// ```
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
    ///
    /// ```
    /// use stripe_js::AppInfo;
    ///
    /// let info = AppInfo::new("shop")
    ///     .version("1.2.3")
    ///     .url("https://shop.example/contact")
    ///     .partner_id("pp_partner_1");
    /// ```
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
