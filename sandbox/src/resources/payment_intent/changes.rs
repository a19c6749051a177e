//! What an update or a confirmation changes about a payment.

use crate::{
    error::{Error, Result},
    methods::{METHODS, Method},
    money::Currency,
    params::{Metadata, Params, Update},
    resources::{
        billing::Shipping,
        payment_intent::{
            browser::refuse_from_browser,
            method_options::{self, CardCapture},
            terms::{CaptureMethod, SetupFutureUsage},
        },
        payment_method::Sender,
    },
};

/// Changes to terms, as an update or a confirmation asks for them.
#[derive(Debug)]
pub(crate) struct Changes {
    /// Who asks for them.
    pub(super) sender: Sender,
    pub(super) amount: Option<i64>,
    pub(super) currency: Option<Currency>,
    pub(super) application_fee_amount: Update<i64>,
    pub(super) capture_method: Option<CaptureMethod>,
    pub(super) card_capture: Update<CardCapture>,
    pub(super) allowed: Option<Vec<String>>,
    pub(super) excluded: Update<Vec<String>>,
    pub(super) description: Update<String>,
    pub(super) metadata: Update<Metadata>,
    pub(super) receipt_email: Update<String>,
    pub(super) setup_future_usage: Update<SetupFutureUsage>,
    pub(super) shipping: Update<Shipping>,
    pub(super) statement_descriptor: Update<String>,
    pub(super) statement_descriptor_suffix: Update<String>,
    pub(super) transfer_group: Option<String>,
}

impl Changes {
    /// Reads what a create or an update call may say.
    pub(crate) fn read(params: &mut Params, sender: Sender) -> Result<Self> {
        let currency = params
            .text("currency")?
            .map(|code| Currency::parse(&code, "currency"))
            .transpose()?;
        Ok(Self {
            amount: params.integer("amount")?,
            currency,
            application_fee_amount: params.update("application_fee_amount", Params::integer)?,
            description: params.text_update("description")?,
            metadata: params.metadata()?,
            statement_descriptor: params.text_update("statement_descriptor")?,
            statement_descriptor_suffix: params.text_update("statement_descriptor_suffix")?,
            transfer_group: params.text("transfer_group")?,
            ..Self::read_at_confirmation(params, sender)?
        })
    }

    /// Reads what a confirmation may still change.
    pub(crate) fn read_at_confirmation(params: &mut Params, sender: Sender) -> Result<Self> {
        refuse_from_browser(params, sender, &["capture_method"])?;
        Ok(Self {
            capture_method: params.choice("capture_method")?,
            card_capture: method_options::read(params)?,
            allowed: known_methods(params, "allowed_payment_method_types")?,
            excluded: params.update("excluded_payment_method_types", known_methods)?,
            receipt_email: params.update("receipt_email", email)?,
            setup_future_usage: params.update("setup_future_usage", Params::choice)?,
            shipping: params.update("shipping", |params, name| {
                params.object(name, Shipping::read)
            })?,
            ..Self::none(sender)
        })
    }

    /// No changes.
    pub(crate) fn none(sender: Sender) -> Self {
        Self {
            sender,
            amount: None,
            currency: None,
            application_fee_amount: Update::Keep,
            capture_method: None,
            card_capture: Update::Keep,
            allowed: None,
            excluded: Update::Keep,
            description: Update::Keep,
            metadata: Update::Keep,
            receipt_email: Update::Keep,
            setup_future_usage: Update::Keep,
            shipping: Update::Keep,
            statement_descriptor: Update::Keep,
            statement_descriptor_suffix: Update::Keep,
            transfer_group: None,
        }
    }

    /// Takes over what a `ConfirmationToken` brings along, where the call itself says nothing.
    pub(crate) fn take_over(
        &mut self,
        shipping: Option<Shipping>,
        usage: Option<SetupFutureUsage>,
    ) {
        if let (Update::Keep, Some(shipping)) = (&self.shipping, shipping) {
            self.shipping = Update::Set(shipping);
        }
        if let (Update::Keep, Some(usage)) = (&self.setup_future_usage, usage) {
            self.setup_future_usage = Update::Set(usage);
        }
    }

    /// The name of a changed term that decides what is charged, if there is one.
    pub(crate) fn money_term(&self) -> Option<&'static str> {
        if self.amount.is_some() {
            Some("amount")
        } else if self.currency.is_some() {
            Some("currency")
        } else if self.application_fee_amount != Update::Keep {
            Some("application_fee_amount")
        } else if self.capture_method.is_some() {
            Some("capture_method")
        } else if self.card_capture != Update::Keep {
            Some("payment_method_options")
        } else {
            None
        }
    }

    /// The name of a changed term that decides what may be paid with, and kept, if there is one.
    pub(crate) fn method_term(&self) -> Option<&'static str> {
        if self.setup_future_usage != Update::Keep {
            Some("setup_future_usage")
        } else if self.allowed.is_some() {
            Some("allowed_payment_method_types")
        } else if self.excluded != Update::Keep {
            Some("excluded_payment_method_types")
        } else {
            None
        }
    }

    /// The platform's fee, if one is set.
    pub(crate) fn fee(&self) -> Option<i64> {
        self.application_fee_amount.set().copied()
    }
}

fn email(params: &mut Params, name: &str) -> Result<Option<String>> {
    let Some(address) = params.text(name)? else {
        return Ok(None);
    };
    let is_email = !address.contains(char::is_whitespace)
        && address
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
    if is_email {
        return Ok(Some(address));
    }
    Err(Error::invalid(format!("Invalid email address: {address}"))
        .code("email_invalid")
        .param(&params.full(name)))
}

fn known_methods(params: &mut Params, name: &str) -> Result<Option<Vec<String>>> {
    let Some(names) = params.list(name)? else {
        return Ok(None);
    };
    match names.iter().find(|method| Method::named(method).is_none()) {
        None => Ok(Some(names)),
        Some(unknown) => {
            let known: Vec<_> = METHODS.iter().map(|method| method.name).collect();
            Err(Error::invalid(format!(
                "Invalid {name}: {unknown}. The Stripe sandbox imitates these payment methods: {}",
                known.join(", ")
            ))
            .param(&params.full(name)))
        }
    }
}
