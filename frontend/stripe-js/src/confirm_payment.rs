//! The parameters and the answer of `stripe.confirmPayment`.

use wasm_bindgen::JsValue;

use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};
use crate::{
    ClientSecret, Elements, MandateData, Outcome, PaymentIntent, PaymentMethodData, Shipping,
    convert,
};

/// The answer to a confirmation.
///
/// `Done` does not mean paid: look at the status, which may be `processing`.
pub type Confirmation = Outcome<PaymentIntent>;

/// A call of [`Stripe::confirm_payment`](crate::Stripe::confirm_payment).
/// <https://docs.stripe.com/js/payment_intents/confirm_payment>
///
/// ```no_run
/// use stripe_js::{ClientSecret, ConfirmParams, ConfirmPayment, Elements};
///
/// fn call(elements: &Elements, secret: ClientSecret) -> ConfirmPayment<'_> {
///     ConfirmPayment {
///         params: ConfirmParams::default().receipt_email("jenny@example.com"),
///         ..ConfirmPayment::deferred(elements, secret, "https://shop.example/done")
///     }
/// }
/// ```
#[derive(Debug, Clone)]
pub struct ConfirmPayment<'a> {
    /// What is paid, and with what.
    pub source: Source<'a>,
    /// Whether the page is left, and where the customer comes back to.
    pub redirect: Redirect,
    /// All the rest; `ConfirmParams::default()` is a good start.
    pub params: ConfirmParams,
}

/// What is paid or kept, and with what: the combinations that Stripe.js accepts.
///
/// ```no_run
/// use stripe_js::{ClientSecret, ConfirmParams, ConfirmPayment, Redirect, Source};
///
/// /// Pays with a card that the customer saved before.
/// fn with_saved(card: &str, client_secret: ClientSecret) -> ConfirmPayment<'static> {
///     ConfirmPayment {
///         source: Source::PaymentMethod { id: card.to_owned(), client_secret },
///         redirect: Redirect::IfRequired { return_url: None },
///         params: ConfirmParams::default(),
///     }
/// }
/// ```
#[derive(Debug, Clone)]
pub enum Source<'a> {
    /// With Elements that were made with [`Intent::ClientSecret`](crate::Intent).
    Elements(&'a Elements),
    /// With Elements that were made without an intent, after
    /// [`Elements::submit`] and after the server made the `PaymentIntent`.
    Deferred {
        /// They hold the customer's input.
        elements: &'a Elements,
        /// Of the `PaymentIntent` to pay, or the `SetupIntent`.
        client_secret: ClientSecret,
    },
    /// With a payment method that exists already, without Elements.
    PaymentMethod {
        /// `pm_…`
        id: String,
        /// Of the `PaymentIntent` to pay, or the `SetupIntent`.
        client_secret: ClientSecret,
    },
    /// With the payment method that the intent has already, as the server has set it.
    Intent {
        /// Of the `PaymentIntent` to pay, or the `SetupIntent`.
        client_secret: ClientSecret,
    },
    /// With a confirmation token that was made before, without Elements.
    ConfirmationToken {
        /// `ctoken_…`
        id: String,
        /// Of the `PaymentIntent` to pay, or the `SetupIntent`.
        client_secret: ClientSecret,
    },
}

/// What happens to the page after a successful confirmation.
///
/// ```
/// use stripe_js::Redirect;
///
/// let return_url = "https://shop.example/done".to_owned();
/// let redirect = Redirect::Always { return_url };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redirect {
    /// The page is always left; the call only returns if Stripe refuses.
    Always {
        /// Absolute; Stripe adds the intent and its secret to the query.
        return_url: String,
    },
    /// The page is left only for payment methods that need it.
    IfRequired {
        /// Without one, a method that must redirect is refused.
        return_url: Option<String>,
    },
}

define_options! {
    /// The optional `confirmParams`.
    ///
    /// ```
    /// use stripe_js::{BillingDetails, ConfirmParams, PaymentMethodData, SetupFutureUsage};
    ///
    /// // A Payment Element that was told not to ask for the mail address.
    /// let payer = BillingDetails::default().email("jenny@example.com");
    /// let params = ConfirmParams::default()
    ///     .payment_method_data(PaymentMethodData::default().billing_details(payer))
    ///     .receipt_email("jenny@example.com")
    ///     .setup_future_usage(SetupFutureUsage::OffSession)
    ///     .save_payment_method(true)
    ///     .expand(vec!["payment_method".into()]);
    /// ```
    #[derive(Default)]
    ConfirmParams {
        /// What to add to the payment method.
        payment_method_data: PaymentMethodData => "payment_method_data",
        /// Where Stripe mails the receipt.
        receipt_email: Text => "receipt_email",
        /// Where the purchase goes.
        shipping: Shipping => "shipping",
        /// Whether the payment method is kept for later payments.
        setup_future_usage: SetupFutureUsage => "setup_future_usage",
        /// Attach the payment method to the intent's customer.
        save_payment_method: bool => "save_payment_method",
        /// That the customer agreed to later payments, where no Element asks for it.
        mandate_data: MandateData => "mandate_data",
        /// Fields of the answer that Stripe tells in full, such as `payment_method`.
        expand: Vec<Text> => "expand",
    }
}

define_words! {
    /// Who will be there at later payments with the same method.
    SetupFutureUsage {
        /// The customer may be absent, as with a subscription.
        OffSession => "off_session",
        /// The customer is there again.
        OnSession => "on_session",
    }
}

impl<'a> ConfirmPayment<'a> {
    /// The usual call: Elements without an intent, leaving the page only if needed.
    pub fn deferred(elements: &'a Elements, client_secret: ClientSecret, return_url: &str) -> Self {
        Self {
            source: Source::Deferred {
                elements,
                client_secret,
            },
            redirect: Redirect::IfRequired {
                return_url: Some(return_url.to_owned()),
            },
            params: ConfirmParams::default(),
        }
    }

    pub(crate) fn to_js(&self) -> JsValue {
        call_to_js(&self.source, &self.redirect, &self.params.0)
    }
}

/// What `confirmPayment` and `confirmSetup` take.
pub(crate) fn call_to_js(source: &Source<'_>, redirect: &Redirect, params: &Fields) -> JsValue {
    let (elements, client_secret) = match source {
        Source::Elements(elements) => (Some(*elements), None),
        Source::Deferred {
            elements,
            client_secret,
        } => (Some(*elements), Some(client_secret)),
        Source::PaymentMethod { client_secret, .. }
        | Source::Intent { client_secret }
        | Source::ConfirmationToken { client_secret, .. } => (None, Some(client_secret)),
    };
    let word = match redirect {
        Redirect::Always { .. } => "always",
        Redirect::IfRequired { .. } => "if_required",
    };

    let options = convert::object(&[
        ("confirmParams", &params_to_js(source, redirect, params)),
        ("redirect", &word.into()),
    ]);
    if let Some(elements) = elements {
        convert::set(&options, "elements", elements.as_ref());
    }
    if let Some(secret) = client_secret {
        convert::set(&options, "clientSecret", &secret.expose().into());
    }
    options
}

fn params_to_js(source: &Source<'_>, redirect: &Redirect, params: &Fields) -> JsValue {
    let params = params.to_js();
    match source {
        Source::PaymentMethod { id, .. } => {
            convert::set(&params, "payment_method", &id.as_str().into());
        }
        Source::ConfirmationToken { id, .. } => {
            convert::set(&params, "confirmation_token", &id.as_str().into());
        }
        Source::Elements(_) | Source::Deferred { .. } | Source::Intent { .. } => {}
    }
    match redirect {
        Redirect::Always { return_url }
        | Redirect::IfRequired {
            return_url: Some(return_url),
        } => convert::set(&params, "return_url", &return_url.as_str().into()),
        Redirect::IfRequired { return_url: None } => {}
    }
    params
}
