//! `ConfirmationToken`s: what a browser collected, for a server to confirm with.

use serde_json::{Map, Value, json};

use crate::{
    choice::Choice as _,
    clock::UnixSeconds,
    error::{Error, Result},
    params::Metadata,
    resources::{
        Resource,
        billing::Shipping,
        payment_intent::terms::SetupFutureUsage,
        payment_method::{Draft, PaymentMethod},
    },
};

/// A token lives for twelve hours.
const LIFETIME_SECONDS: i64 = 12 * 60 * 60;

/// What a browser collected.
#[derive(Debug, Clone)]
pub(crate) struct ConfirmationToken {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) means: Means,
    pub(crate) metadata: Metadata,
    pub(crate) return_url: Option<String>,
    pub(crate) setup_future_usage: Option<SetupFutureUsage>,
    pub(crate) shipping: Option<Shipping>,
    pub(crate) used_by: Option<Use>,
}

/// What the customer wants to pay with.
#[derive(Debug, Clone)]
pub(crate) enum Means {
    New(Box<Draft>),
    /// One that exists, by the id that the browser knows, and as it was then.
    Saved {
        id: String,
        then: Box<PaymentMethod>,
    },
}

/// What a token was used for.
#[derive(Debug, Clone)]
pub(crate) enum Use {
    PaymentIntent(String),
    SetupIntent(String),
}

impl ConfirmationToken {
    /// Refuses a token that was used, or is too old.
    pub(crate) fn check_usable(&self, now: UnixSeconds) -> Result<()> {
        let problem = if self.used_by.is_some() {
            "has already been used"
        } else if now >= self.expires_at() {
            "has expired"
        } else {
            return Ok(());
        };
        Err(Error::invalid(format!(
            "The ConfirmationToken {} {problem}. Create a new one and try again.",
            self.id
        ))
        .code("payment_intent_invalid_parameter")
        .param("confirmation_token"))
    }

    fn expires_at(&self) -> UnixSeconds {
        self.created + LIFETIME_SECONDS
    }
}

impl Means {
    fn preview(&self) -> Map<String, Value> {
        match self {
            Self::New(draft) => draft.to_json(),
            Self::Saved { then, .. } => {
                let mut fields = then.draft.to_json();
                fields.insert(String::from("customer"), then.customer().into());
                fields
            }
        }
    }
}

impl Resource for ConfirmationToken {
    const OBJECT: &'static str = "confirmation_token";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let (payment_intent, setup_intent) = match &self.used_by {
            None => (None, None),
            Some(Use::PaymentIntent(id)) => (Some(id), None),
            Some(Use::SetupIntent(id)) => (None, Some(id)),
        };
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "created": self.created,
            "expires_at": self.expires_at(),
            "livemode": false,
            "mandate_data": null,
            "metadata": self.metadata,
            "payment_intent": payment_intent,
            "payment_method_options": { "card": { "cvc_token": null } },
            "payment_method_preview": self.means.preview(),
            "return_url": self.return_url,
            "setup_future_usage": self.setup_future_usage.map(SetupFutureUsage::as_str),
            "setup_intent": setup_intent,
            "shipping": self.shipping.as_ref().map(Shipping::to_short_json),
            "use_stripe_sdk": true,
        })
    }
}
