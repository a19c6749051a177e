//! What the customer's form showed, held against what the `PaymentIntent` says.

use crate::{
    choice::Choice as _,
    error::{Error, Result},
    money::Currency,
    params::Params,
    resources::{
        elements_session::Mode,
        payment_intent::{
            PaymentIntent,
            terms::{CaptureMethod, SetupFutureUsage},
        },
    },
};

/// What the customer's form showed.
#[derive(Debug)]
pub(super) struct FormContext {
    mode: Option<Mode>,
    amount: Option<i64>,
    currency: Option<Currency>,
    capture_method: Option<CaptureMethod>,
    setup_future_usage: Option<SetupFutureUsage>,
}

impl FormContext {
    pub(super) fn read(params: &mut Params) -> Result<Self> {
        params.without_effect(&["on_behalf_of", "payment_method_creation"]);
        params.list("allowed_payment_method_types")?;
        params.list("excluded_payment_method_types")?;
        let currency = params.text("currency")?;
        Ok(Self {
            mode: params.choice("mode")?,
            amount: params.integer("amount")?,
            currency: currency
                .map(|code| Currency::parse(&code, "client_context[currency]"))
                .transpose()?,
            capture_method: params.choice("capture_method")?,
            setup_future_usage: params.choice("setup_future_usage")?,
        })
    }

    /// A customer who saw one amount must not be charged another, and one who was not told that
    /// the card is kept, or the money only held, must not find out later.
    pub(super) fn check(&self, intent: &PaymentIntent) -> Result<()> {
        let terms = &intent.terms;
        if let Some(mode) = self.mode.filter(|mode| *mode == Mode::Setup) {
            return Err(mismatch("mode", mode.as_str(), "payment"));
        }
        if let Some(amount) = self.amount.filter(|amount| *amount != terms.amount) {
            return Err(mismatch("amount", amount, terms.amount));
        }
        if let Some(currency) = self.currency.filter(|it| *it != terms.currency) {
            return Err(mismatch("currency", currency.code(), terms.currency.code()));
        }
        // Without a mode the form was made for this very intent.
        if self.mode.is_none() {
            return Ok(());
        }
        let holds = |method: CaptureMethod| method == CaptureMethod::Manual;
        let captured = self.capture_method.unwrap_or(CaptureMethod::Automatic);
        if holds(captured) != holds(terms.capture_method) {
            let agreed = terms.capture_method.as_str();
            return Err(mismatch("capture_method", captured.as_str(), agreed));
        }
        if self.setup_future_usage != terms.setup_future_usage {
            let word = |usage: Option<SetupFutureUsage>| usage.map_or("none", |it| it.as_str());
            let (form, agreed) = (self.setup_future_usage, terms.setup_future_usage);
            return Err(mismatch("setup_future_usage", word(form), word(agreed)));
        }
        Ok(())
    }
}

fn mismatch(what: &str, in_form: impl std::fmt::Display, agreed: impl std::fmt::Display) -> Error {
    Error::invalid(format!(
        "The {what} provided to Elements ({in_form}) does not match the PaymentIntent's {what} \
         ({agreed}). Call elements.update() with the PaymentIntent's {what} before you confirm it."
    ))
    .code(&format!("{what}_mismatch"))
    .param(&format!("client_context[{what}]"))
}
