//! The Payment Method Messaging Element: what paying later or in parts would cost, beside a price.
//! <https://docs.stripe.com/elements/payment-method-messaging>
//!
//! ```no_run
//! use stripe_js::payment_method_messaging::{
//!     LaterMethod, PaymentMethodMessaging, PaymentMethodMessagingOptions,
//! };
//! use stripe_js::{Element, Elements, Error};
//!
//! fn messages(elements: &Elements) -> Result<Element<PaymentMethodMessaging>, Error> {
//!     let options = PaymentMethodMessagingOptions::new(9900, "EUR")
//!         .payment_method_types(vec![LaterMethod::Klarna])
//!         .country_code("DE");
//!     elements.create(PaymentMethodMessaging, &options)
//! }
//! ```

use wasm_bindgen::JsValue;

use super::ElementKind;
use super::event::fires;
use crate::Options;
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};

/// The kind of the Payment Method Messaging Element. Its group needs no intent.
#[derive(Debug, Clone, Copy)]
pub struct PaymentMethodMessaging;

define_options! {
    /// The options of a Payment Method Messaging Element.
    /// <https://docs.stripe.com/js/elements_object/create_payment_method_messaging_element>
    ///
    /// ```
    /// use stripe_js::payment_method_messaging::{
    ///     LaterMethod, LogoColor, MessagingMetaData, PaymentMethodMessagingOptions,
    /// };
    ///
    /// let page = MessagingMetaData::default().messaging_client_reference_id("shoes-42");
    /// let options = PaymentMethodMessagingOptions::new(9900, "USD")
    ///     .country_code("US")
    ///     .payment_method_types(vec![LaterMethod::Affirm, LaterMethod::Klarna])
    ///     .payment_method_order(vec![LaterMethod::Klarna, LaterMethod::Affirm])
    ///     .logo_color(LogoColor::Black)
    ///     .meta_data(page);
    /// ```
    PaymentMethodMessagingOptions {
        /// Which payment methods it tells of; all that suit if absent.
        payment_method_types: Vec<LaterMethod> => "paymentMethodTypes",
        /// The first one first.
        payment_method_order: Vec<LaterMethod> => "paymentMethodOrder",
        /// The customer's country: two letters, upper case.
        country_code: Text => "countryCode",
        /// The colour of the logos.
        logo_color: LogoColor => "logoColor",
        /// What Stripe's reports name it by.
        meta_data: MessagingMetaData => "metaData",
    }
}

impl PaymentMethodMessagingOptions {
    /// The price in the currency's smallest unit, and the currency in three letters, upper case.
    pub fn new(amount: i64, currency: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("amount", amount);
        fields.set("currency", currency.into());
        Self(fields)
    }
}

define_words! {
    /// A way to pay later.
    LaterMethod {
        /// Afterpay, in some countries named Clearpay.
        AfterpayClearpay => "afterpay_clearpay",
        /// Klarna.
        Klarna => "klarna",
        /// Affirm.
        Affirm => "affirm",
    }
}

define_words! {
    /// The colour of logos.
    LogoColor {
        /// Black.
        Black => "black",
        /// White.
        White => "white",
        /// Each in its own colours.
        Color => "color",
    }
}

define_options! {
    /// What Stripe's reports name the Element by.
    #[derive(Default)]
    MessagingMetaData {
        /// A name of your own.
        messaging_client_reference_id: Text => "messagingClientReferenceId",
    }
}

impl Options for PaymentMethodMessagingOptions {
    const FIXED: &'static [&'static str] = &[];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for PaymentMethodMessaging {
    const TYPE: &'static str = "paymentMethodMessaging";
    type Options = PaymentMethodMessagingOptions;
    type Change = ();

    fn read_change(_event: &JsValue) {}
}

fires!(PaymentMethodMessaging: Ready);
