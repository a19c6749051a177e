//! Which payment method a request means.

use crate::{
    clock::UnixSeconds,
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::{
        billing::Shipping,
        confirmation_token::Means,
        payment_intent::{PaymentIntent, terms::SetupFutureUsage},
        payment_method::{Draft, PaymentMethod, Sender},
    },
    routes::payment_methods::named,
};

/// Where a request says that its payment method comes from.
#[derive(Debug)]
pub(crate) enum Source {
    /// The one that the `PaymentIntent` has already, if any.
    Attached,
    /// One that exists, or a ready-made one such as `pm_card_visa`.
    Named(String),
    /// A new one.
    Described(Box<Draft>),
    /// What a browser collected.
    Token(String),
}

/// The method that was found, and what came along with it.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) method: PaymentMethod,
    pub(crate) return_url: Option<String>,
    pub(crate) shipping: Option<Shipping>,
    pub(crate) setup_future_usage: Option<SetupFutureUsage>,
    /// The token to mark as used.
    pub(crate) token: Option<String>,
}

impl Choice {
    fn of(method: PaymentMethod) -> Self {
        Self {
            method,
            return_url: None,
            shipping: None,
            setup_future_usage: None,
            token: None,
        }
    }
}

impl Source {
    /// Reads `payment_method`, `payment_method_data` or `confirmation_token`: at most one of them.
    pub(crate) fn read(params: &mut Params, sender: Sender, now: UnixSeconds) -> Result<Self> {
        let method = Self::read_method(params, sender, now)?;
        let token = params.text("confirmation_token")?.map(Self::Token);
        Ok(at_most_one(method, token)?.unwrap_or(Self::Attached))
    }

    /// Reads `payment_method` or `payment_method_data`.
    pub(crate) fn read_method(
        params: &mut Params,
        sender: Sender,
        now: UnixSeconds,
    ) -> Result<Option<Self>> {
        Draft::read_beside_saved(params, sender)?;
        let named = params.text("payment_method")?.map(Self::Named);
        let described = params
            .object("payment_method_data", |data| Draft::read(data, sender, now))?
            .map(|draft| Self::Described(Box::new(draft)));
        at_most_one(named, described)
    }

    /// Whether the request brings a method, rather than leaving what there is.
    pub(crate) fn is_new(&self) -> bool {
        !matches!(self, Self::Attached)
    }

    /// Finds the method and checks that `intent` takes it. Nothing is stored yet.
    pub(crate) fn choose(
        self,
        desk: &mut Desk<'_>,
        intent: &PaymentIntent,
    ) -> Result<Option<Choice>> {
        let choice = self.find(desk, intent.phase.method())?;
        if let Some(Choice { method, .. }) = &choice {
            check_taken(intent, method)?;
            method.check_payer(intent.customer.as_deref(), "PaymentIntent")?;
        }
        Ok(choice)
    }

    /// Finds the method for an intent that has `present` so far. Nothing is stored yet.
    pub(crate) fn find(self, desk: &mut Desk<'_>, present: Option<&str>) -> Result<Option<Choice>> {
        Ok(Some(match self {
            Self::Attached => match present {
                None => return Ok(None),
                Some(id) => Choice::of(
                    desk.merchant()?
                        .payment_methods
                        .get(id, "payment_method")?
                        .clone(),
                ),
            },
            Self::Named(id) => Choice::of(named(desk, &id, "payment_method")?),
            Self::Described(draft) => Choice::of(new(desk, *draft)),
            Self::Token(id) => {
                let now = desk.now;
                let token = desk
                    .merchant()?
                    .confirmation_tokens
                    .get(&id, "confirmation_token")?
                    .clone();
                token.check_usable(now)?;
                let method = match token.means {
                    Means::New(draft) => new(desk, *draft),
                    Means::Saved { id, .. } => named(desk, &id, "confirmation_token")?,
                };
                Choice {
                    method,
                    return_url: token.return_url,
                    shipping: token.shipping,
                    setup_future_usage: token.setup_future_usage,
                    token: Some(id),
                }
            }
        }))
    }
}

fn at_most_one(one: Option<Source>, other: Option<Source>) -> Result<Option<Source>> {
    if one.is_some() && other.is_some() {
        return Err(Error::invalid(
            "You may only specify one of these parameters: payment_method, payment_method_data, \
             confirmation_token.",
        )
        .code("parameters_exclusive"));
    }
    Ok(one.or(other))
}

fn new(desk: &mut Desk<'_>, draft: Draft) -> PaymentMethod {
    PaymentMethod::new(desk.mint("pm_"), desk.now, draft)
}

fn check_taken(intent: &PaymentIntent, method: &PaymentMethod) -> Result<()> {
    let wanted = method.draft.type_name();
    let taken = intent.method_names();
    if taken.contains(&wanted) {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "The PaymentMethod provided ({wanted}) is not allowed for this PaymentIntent. Please \
         attach a PaymentMethod of one of the following types: {}.",
        taken.join(", ")
    ))
    .code("payment_intent_incompatible_payment_method")
    .param("payment_method"))
}
