//! What is agreed about a payment: amount, currency, fee, methods.

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    error::{Error, Result},
    methods::{Method, Wish, available},
    money::Currency,
    params::{Metadata, Params, Update, check_metadata_count},
    resources::{
        billing::Shipping,
        payment_intent::{
            browser::{Destination, check_browser},
            changes::Changes,
            descriptor::{check_descriptor, descriptor_not_for_cards},
            method_options::CardCapture,
        },
        payment_method::Sender,
    },
};

choices! {
    /// When money is taken.
    pub(crate) enum CaptureMethod {
        Automatic = "automatic",
        AutomaticAsync = "automatic_async",
        Manual = "manual",
    }
}

choices! {
    /// Whether the method is to be used again.
    pub(crate) enum SetupFutureUsage { OffSession = "off_session", OnSession = "on_session" }
}

choices! {
    pub(crate) enum AllowRedirects { Always = "always", Never = "never" }
}

choices! {
    pub(crate) enum ConfirmationMethod { Automatic = "automatic" }
}

/// What is agreed about a payment.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) amount: i64,
    pub(crate) currency: Currency,
    pub(crate) application_fee_amount: Option<i64>,
    pub(crate) capture_method: CaptureMethod,
    /// What cards do instead.
    pub(crate) card_capture: Option<CardCapture>,
    automatic_methods: AutomaticMethods,
    pub(crate) wish: Wish,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) receipt_email: Option<String>,
    pub(crate) setup_future_usage: Option<SetupFutureUsage>,
    pub(super) destination: Option<Destination>,
    pub(crate) statement_descriptor: Option<String>,
    pub(crate) statement_descriptor_suffix: Option<String>,
    pub(crate) transfer_group: Option<String>,
}

/// Whether Stripe chooses the methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AutomaticMethods {
    enabled: bool,
    allow_redirects: AllowRedirects,
}

impl Terms {
    /// Reads the terms of a new `PaymentIntent`.
    pub(crate) fn read(params: &mut Params, sender: Sender) -> Result<Self> {
        let amount = params.required_integer("amount")?;
        let currency = Currency::parse(&params.required_text("currency")?, "currency")?;
        let automatic_methods = AutomaticMethods::read_or_default(params)?;
        params.choice::<ConfirmationMethod>("confirmation_method")?;

        let mut terms = Self {
            amount,
            currency,
            application_fee_amount: None,
            capture_method: CaptureMethod::AutomaticAsync,
            card_capture: None,
            automatic_methods,
            wish: Wish::default(),
            description: None,
            metadata: Metadata::new(),
            receipt_email: None,
            setup_future_usage: None,
            destination: None,
            statement_descriptor: None,
            statement_descriptor_suffix: None,
            transfer_group: None,
        };
        terms.apply(Changes::read(params, sender)?)?;
        Ok(terms)
    }

    /// Carries out `changes`, or leaves everything as it was.
    pub(crate) fn apply(&mut self, changes: Changes) -> Result<()> {
        if changes.sender == Sender::Form {
            check_browser(self, &changes)?;
        }
        let mut next = self.clone();
        next.amount = changes.amount.unwrap_or(next.amount);
        next.currency = changes.currency.unwrap_or(next.currency);
        next.capture_method = changes.capture_method.unwrap_or(next.capture_method);
        changes
            .application_fee_amount
            .apply(&mut next.application_fee_amount);
        changes.card_capture.apply(&mut next.card_capture);
        changes.description.apply(&mut next.description);
        changes.receipt_email.apply(&mut next.receipt_email);
        changes
            .setup_future_usage
            .apply(&mut next.setup_future_usage);
        let said_by = changes.sender;
        let destination = |shipping| Destination { shipping, said_by };
        changes
            .shipping
            .map(destination)
            .apply(&mut next.destination);
        changes
            .statement_descriptor
            .apply(&mut next.statement_descriptor);
        changes
            .statement_descriptor_suffix
            .apply(&mut next.statement_descriptor_suffix);
        if let Some(group) = changes.transfer_group {
            next.transfer_group = Some(group);
        }
        apply_metadata(changes.metadata, &mut next.metadata)?;
        next.apply_wish(changes.allowed, changes.excluded);
        next.check()?;
        *self = next;
        Ok(())
    }

    fn apply_wish(&mut self, allowed: Option<Vec<String>>, excluded: Update<Vec<String>>) {
        let automatic = self.automatic_methods;
        // Without automatic methods and without a list, Stripe falls back to cards.
        let by_default = (!automatic.enabled).then(|| vec![String::from("card")]);
        let kept = self.wish.allowed.take();
        let mut refused = Some(std::mem::take(&mut self.wish.excluded));
        excluded.apply(&mut refused);

        self.wish = Wish {
            allowed: allowed.or(kept).or(by_default),
            excluded: refused.unwrap_or_default(),
            without_redirects: automatic.allow_redirects == AllowRedirects::Never,
            manual_capture: self.capture_method.holds(),
        };
    }

    fn check(&self) -> Result<()> {
        self.currency.check_amount(self.amount)?;
        check_fee(self.application_fee_amount, self.amount)?;
        if self.statement_descriptor.is_some() {
            return Err(descriptor_not_for_cards());
        }
        if let Some(suffix) = &self.statement_descriptor_suffix {
            check_descriptor(suffix, "statement_descriptor_suffix")?;
        }
        if available(self.currency, &self.wish).next().is_none() {
            return Err(Error::invalid(
                "No valid payment method types for this Payment Intent. Please ensure that you \
                 have activated payment methods compatible with your chosen currency in your \
                 dashboard (https://dashboard.stripe.com/account/payments/settings).",
            )
            .code("payment_intent_invalid_parameter"));
        }
        Ok(())
    }

    /// Where goods go.
    pub(crate) fn shipping(&self) -> Option<&Shipping> {
        self.destination.as_ref().map(|it| &it.shipping)
    }

    /// Whether the money of that kind of method is held first and taken later.
    pub(crate) fn holds(&self, method: &str) -> bool {
        self.capture_method.holds() || (method == "card" && self.card_capture.is_some())
    }

    /// Whether a method may lead the customer away from the page.
    pub(crate) fn may_redirect(&self) -> bool {
        self.automatic_methods.enabled
            && available(self.currency, &self.wish).any(Method::redirects)
    }

    /// `automatic_payment_methods` as an answer shows it.
    pub(crate) fn automatic_methods_json(&self) -> Value {
        self.automatic_methods.to_json()
    }
}

impl CaptureMethod {
    /// Whether money is held first and taken later.
    pub(crate) fn holds(self) -> bool {
        self == Self::Manual
    }
}

impl AutomaticMethods {
    /// Reads `automatic_payment_methods`, which are on where nothing else is said.
    pub(crate) fn read_or_default(params: &mut Params) -> Result<Self> {
        let read = params.object("automatic_payment_methods", Self::read)?;
        Ok(read.unwrap_or(Self {
            enabled: true,
            allow_redirects: AllowRedirects::Always,
        }))
    }

    /// Whether they include methods that lead the customer away from the page.
    pub(crate) fn may_redirect(self) -> bool {
        self.enabled && self.allow_redirects == AllowRedirects::Always
    }

    /// The field as an answer shows it.
    pub(crate) fn to_json(self) -> Value {
        if self.enabled {
            json!({ "enabled": true, "allow_redirects": self.allow_redirects.as_str() })
        } else {
            Value::Null
        }
    }

    fn read(params: &mut Params) -> Result<Self> {
        let enabled = params
            .flag("enabled")?
            .ok_or_else(|| Error::missing("automatic_payment_methods[enabled]"))?;
        let allow_redirects = params
            .choice("allow_redirects")?
            .unwrap_or(AllowRedirects::Always);
        Ok(Self {
            enabled,
            allow_redirects,
        })
    }
}

/// A fee is positive and leaves something to the account.
pub(crate) fn check_fee(fee: Option<i64>, amount: i64) -> Result<()> {
    match fee {
        Some(fee) if fee < 1 => Err(Error::invalid(
            "This value must be greater than or equal to 1.",
        )
        .code("parameter_invalid_integer")
        .param("application_fee_amount")),
        Some(fee) if fee >= amount => Err(Error::invalid(
            "Your application fee must be less than the amount of the PaymentIntent.",
        )
        .param("application_fee_amount")),
        Some(_) | None => Ok(()),
    }
}

/// An update merges names; an empty value takes its name out.
///
/// # Errors
/// There would be too many names. Then nothing is changed.
pub(crate) fn apply_metadata(update: Update<Metadata>, metadata: &mut Metadata) -> Result<()> {
    match update {
        Update::Keep => {}
        Update::Clear => metadata.clear(),
        Update::Set(values) => {
            let mut merged = metadata.clone();
            merged.extend(values);
            merged.retain(|_, value| !value.is_empty());
            check_metadata_count(merged.len())?;
            *metadata = merged;
        }
    }
    Ok(())
}
