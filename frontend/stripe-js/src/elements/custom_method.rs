//! Customers and payment methods that a page brings into its Elements.

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, secret};

define_options! {
    /// A customer whose saved payment methods show.
    ///
    /// ```
    /// use stripe_js::{ClientSecret, CustomerOptions, ElementsOptions};
    ///
    /// let options = ElementsOptions::new(ClientSecret::new("…").into())
    ///     .customer_options(CustomerOptions::new("cus_1", "ek_test_…"));
    /// ```
    CustomerOptions {
    }
}

impl CustomerOptions {
    /// `cus_…`, and the secret of an ephemeral key for that customer.
    pub fn new(customer: impl Into<Text>, ephemeral_key: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("customer", customer.into());
        fields.set("ephemeralKey", secret(ephemeral_key));
        Self(fields)
    }
}

define_options! {
    /// A payment method that is not Stripe's. The page pays with it by itself when the customer has
    /// chosen it: its id is then the type in [`PaymentValue`](crate::payment::PaymentValue).
    /// <https://docs.stripe.com/payments/payment-element/custom-payment-methods>
    ///
    /// ```
    /// use stripe_js::{CustomPaymentMethod, ShownMethod, ShownType};
    ///
    /// let shown = ShownMethod::new(ShownType::Static).subtitle("Pay at the door");
    /// let cash = CustomPaymentMethod::new("cpmt_1").options(shown);
    /// ```
    CustomPaymentMethod {
        /// How it shows.
        options: ShownMethod => "options",
        /// How it shows in a Payment Element.
        payment: ShownMethod => "payment",
        /// How it shows in an Express Checkout Element.
        express_checkout: EmbeddedMethod => "expressCheckout",
    }
}

impl CustomPaymentMethod {
    /// `cpmt_…`, from the Dashboard.
    pub fn new(id: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("id", id.into());
        Self(fields)
    }
}

define_options! {
    /// How a custom payment method shows.
    ShownMethod {
        /// A line below its name.
        subtitle: Text => "subtitle",
        /// What the page puts below it.
        embedded: EmbeddedHandlers => "embedded",
    }
}

impl ShownMethod {
    /// As a name alone, or with content of the page.
    pub fn new(kind: ShownType) -> Self {
        let mut fields = Fields::default();
        fields.set("type", kind);
        Self(fields)
    }
}

define_words! {
    /// Whether a custom payment method has content of the page.
    ShownType {
        /// It has none.
        Static => "static",
        /// It has.
        Embedded => "embedded",
    }
}

define_options! {
    /// A custom payment method as a button of the page's own.
    ///
    /// ```no_run
    /// use stripe_js::{CustomPaymentMethod, ElementsOptions, EmbeddedHandlers, EmbeddedMethod};
    ///
    /// /// Cash on delivery, behind a button that the page draws among those of the wallets.
    /// fn with_cash(options: ElementsOptions, button: EmbeddedHandlers) -> ElementsOptions {
    ///     let cash = CustomPaymentMethod::new("cpmt_1");
    ///     options.custom_payment_methods(vec![cash.express_checkout(EmbeddedMethod::new(button))])
    /// }
    /// ```
    EmbeddedMethod {
    }
}

impl EmbeddedMethod {
    /// Who draws the button.
    pub fn new(handlers: EmbeddedHandlers) -> Self {
        let mut fields = Fields::default();
        fields.set("type", "embedded");
        fields.set("embedded", handlers);
        Self(fields)
    }
}

define_options! {
    /// Functions of JavaScript that put content into an Element and take it out again. The app must
    /// keep them alive as long as the Element.
    ///
    /// ```no_run
    /// use js_sys::Function;
    /// use stripe_js::{CustomPaymentMethod, EmbeddedHandlers, ShownMethod, ShownType};
    ///
    /// /// A voucher, whose number is asked for in a field that two functions of the page draw.
    /// fn voucher(draw: Function, wipe: Function) -> CustomPaymentMethod {
    ///     let field = EmbeddedHandlers::new(draw).handle_destroy(wipe);
    ///     let shown = ShownMethod::new(ShownType::Embedded).embedded(field);
    ///     CustomPaymentMethod::new("cpmt_2").payment(shown)
    /// }
    /// ```
    EmbeddedHandlers {
        /// Takes it out again.
        handle_destroy: JsValue => "handleDestroy",
    }
}

impl EmbeddedHandlers {
    /// Gets a `<div>` and fills it.
    pub fn new(handle_render: Function) -> Self {
        let mut fields = Fields::default();
        fields.set("handleRender", JsValue::from(handle_render));
        Self(fields)
    }
}
