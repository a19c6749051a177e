//! The parameters and the answer of `stripe.confirmSetup`.

use wasm_bindgen::JsValue;

use crate::confirm_payment::call_to_js;
use crate::define::define_options;
use crate::fields::Text;
use crate::{
    ClientSecret, Elements, MandateData, Outcome, PaymentMethodData, Redirect, SetupIntent, Source,
};

/// The answer to the confirmation of a `SetupIntent`.
///
/// `Done` does not mean kept: look at the status, which may be `processing`.
pub type SetupConfirmation = Outcome<SetupIntent>;

/// A call of [`Stripe::confirm_setup`](crate::Stripe::confirm_setup).
/// <https://docs.stripe.com/js/setup_intents/confirm_setup>
///
/// ```no_run
/// use stripe_js::{ClientSecret, ConfirmSetup, ConfirmSetupParams, Elements};
///
/// fn call(elements: &Elements, secret: ClientSecret) -> ConfirmSetup<'_> {
///     ConfirmSetup {
///         params: ConfirmSetupParams::default().expand(vec!["payment_method".into()]),
///         ..ConfirmSetup::deferred(elements, secret, "https://shop.example/account")
///     }
/// }
/// ```
#[derive(Debug, Clone)]
pub struct ConfirmSetup<'a> {
    /// What is kept.
    pub source: Source<'a>,
    /// Whether the page is left, and where the customer comes back to.
    pub redirect: Redirect,
    /// All the rest; `ConfirmSetupParams::default()` is a good start.
    pub params: ConfirmSetupParams,
}

define_options! {
    /// The optional `confirmParams`.
    ///
    /// ```
    /// use stripe_js::{BillingDetails, ConfirmSetupParams, MandateData, PaymentMethodData};
    ///
    /// let payer = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    /// let params = ConfirmSetupParams::default()
    ///     .payment_method_data(PaymentMethodData::default().billing_details(payer))
    ///     .mandate_data(MandateData::Online { ip_address: None, user_agent: None });
    /// ```
    #[derive(Default)]
    ConfirmSetupParams {
        /// What to add to the payment method.
        payment_method_data: PaymentMethodData => "payment_method_data",
        /// That the customer agreed to later payments, where no Element asks for it.
        mandate_data: MandateData => "mandate_data",
        /// Fields of the answer that Stripe tells in full, such as `payment_method`.
        expand: Vec<Text> => "expand",
    }
}

impl<'a> ConfirmSetup<'a> {
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
            params: ConfirmSetupParams::default(),
        }
    }

    pub(crate) fn to_js(&self) -> JsValue {
        call_to_js(&self.source, &self.redirect, &self.params.0)
    }
}
