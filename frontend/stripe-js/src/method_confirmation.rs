//! Confirming with one type of payment method, without a Payment Element: `confirmCardPayment` and
//! the like. <https://docs.stripe.com/js/payment_intents/payment_method>

mod calls;

use wasm_bindgen::JsValue;

use crate::card::CardCvc;
use crate::define::define_options;
use crate::fields::{Fields, Text, Value};
use crate::{Element, MandateData, NewPaymentMethod, Properties, SetupFutureUsage, Shipping};

pub use calls::{PaymentCall, SetupCall};

define_options! {
    /// What a confirmation with one type of payment method takes. Which options there are depends on
    /// the method; without any, what the intent has is confirmed.
    ///
    /// ```
    /// use stripe_js::{MethodConfirmation, NewPaymentMethod, Properties};
    ///
    /// let bank = Properties::default().with("bank", "ing");
    /// let ideal = MethodConfirmation::default()
    ///     .payment_method(NewPaymentMethod::of("ideal").details("ideal", bank))
    ///     .return_url("https://shop.example/done");
    /// ```
    ///
    /// A debit that is kept for later payments:
    ///
    /// ```
    /// use stripe_js::{Address, BillingDetails, MandateData, MethodConfirmation, NewPaymentMethod};
    /// use stripe_js::{SetupFutureUsage, Shipping};
    ///
    /// let jenny = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    /// let home = Address { line1: Some("Torstraße 1".to_owned()), ..Address::default() };
    /// let bancontact = MethodConfirmation::default()
    ///     .payment_method(NewPaymentMethod::of("bancontact").billing_details(jenny))
    ///     .setup_future_usage(SetupFutureUsage::OffSession)
    ///     .mandate_data(MandateData::Online { ip_address: None, user_agent: None })
    ///     .shipping(Shipping::new("Jenny Rosen", home))
    ///     .receipt_email("jenny@example.com")
    ///     .return_url("https://shop.example/done");
    /// ```
    #[derive(Default)]
    MethodConfirmation {
        /// Where Stripe mails the receipt.
        receipt_email: Text => "receipt_email",
        /// Where the customer comes back to after a redirect; Stripe adds the intent and its secret.
        return_url: Text => "return_url",
        /// Attach the payment method to the intent's customer.
        save_payment_method: bool => "save_payment_method",
        /// Whether the payment method is kept for later payments.
        setup_future_usage: SetupFutureUsage => "setup_future_usage",
        /// Where the purchase goes.
        shipping: Shipping => "shipping",
        /// That the customer agreed to later payments.
        mandate_data: MandateData => "mandate_data",
        /// What of the answer is told in full instead of by its id, such as `payment_method`.
        expand: Vec<Text> => "expand",
    }
}

define_options! {
    /// What Stripe.js does itself at such a confirmation.
    ///
    /// ```no_run
    /// use stripe_js::{CallOptions, ClientSecret, Confirmation, Error, MethodConfirmation};
    /// use stripe_js::{PaymentCall, Stripe};
    ///
    /// /// Debits a Canadian account, of which the page itself has shown the mandate.
    /// async fn debit(stripe: Stripe, secret: ClientSecret) -> Result<Confirmation, Error> {
    ///     let account = MethodConfirmation::default()
    ///         .payment_method("pm_1")
    ///         .save_payment_method(true);
    ///     let options = CallOptions::default().skip_mandate(true);
    ///     let call = PaymentCall::AcssDebit;
    ///     stripe.confirm_payment_with_options(call, &secret, &account, &options).await
    /// }
    /// ```
    #[derive(Default)]
    CallOptions {
        /// Whether it does what the intent then waits for, such as 3-D Secure; it does if absent,
        /// except for `WeChat` Pay and bank transfers, of which Stripe.js leaves that to the page.
        /// If not, call [`Stripe::handle_next_action`](crate::Stripe::handle_next_action).
        handle_actions: bool => "handleActions",
        /// Of ACSS debits: whether a mandate that was shown before is not shown again.
        skip_mandate: bool => "skipMandate",
    }
}

/// The payment method of a confirmation.
///
/// ```
/// use stripe_js::{MethodConfirmation, MethodSource, NewPaymentMethod};
///
/// fn paid_with(method: impl Into<MethodSource>) -> MethodConfirmation {
///     MethodConfirmation::default().payment_method(method).return_url("https://shop.example/done")
/// }
/// let saved = paid_with("pm_1");
/// let new = paid_with(NewPaymentMethod::of("paypal"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodSource(Value);

impl From<NewPaymentMethod> for MethodSource {
    fn from(method: NewPaymentMethod) -> Self {
        Self(method.untyped().into())
    }
}

/// `pm_…`
impl From<String> for MethodSource {
    fn from(id: String) -> Self {
        Self(id.into())
    }
}

/// `pm_…`
impl From<&'static str> for MethodSource {
    fn from(id: &'static str) -> Self {
        Self(id.into())
    }
}

impl MethodConfirmation {
    /// With a new payment method, or with the id of one that exists.
    #[must_use]
    pub fn payment_method(mut self, method: impl Into<MethodSource>) -> Self {
        self.0.set("payment_method", method.into().0);
        self
    }

    /// What one type of payment method is asked for, such as the `code` of `blik`.
    ///
    /// ```
    /// use stripe_js::{MethodConfirmation, NewPaymentMethod, Properties};
    ///
    /// let code = Properties::default().with("code", "777123"); // from the customer's banking app
    /// let blik = MethodConfirmation::default()
    ///     .payment_method(NewPaymentMethod::of("blik"))
    ///     .method_options("blik", code);
    /// ```
    ///
    /// More for the same type is added to what was given before, [`cvc`](Self::cvc) included:
    ///
    /// ```
    /// use stripe_js::{MethodConfirmation, Properties};
    ///
    /// let network = Properties::default().with("network", "cartes_bancaires");
    /// let saved = MethodConfirmation::default()
    ///     .payment_method("pm_1")
    ///     .method_options("card", network)
    ///     .method_options("card", Properties::default().with("request_three_d_secure", "any"));
    /// ```
    #[must_use]
    pub fn method_options(
        mut self,
        payment_method_type: impl Into<Text>,
        options: Properties,
    ) -> Self {
        self.options_of(payment_method_type)
            .extend(options.into_fields());
        self
    }

    /// The CVC of a saved card, which the customer entered again.
    ///
    /// ```no_run
    /// use stripe_js::card::CardCvc;
    /// use stripe_js::{Element, MethodConfirmation};
    ///
    /// fn with_saved_card(cvc: &Element<CardCvc>) -> MethodConfirmation {
    ///     MethodConfirmation::default().payment_method("pm_1").cvc(cvc)
    /// }
    /// ```
    #[must_use]
    pub fn cvc(mut self, element: &Element<CardCvc>) -> Self {
        let element: &JsValue = element.as_ref();
        self.options_of("card").set("cvc", element.clone());
        self
    }

    fn options_of(&mut self, payment_method_type: impl Into<Text>) -> &mut Fields {
        self.0
            .inside("payment_method_options")
            .inside(payment_method_type)
    }
}
