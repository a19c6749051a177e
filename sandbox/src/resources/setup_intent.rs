//! `SetupIntent`s: a payment method saved for later, without a payment.
//!
//! <https://docs.stripe.com/api/setup_intents>

pub(crate) mod machine;

use serde_json::{Value, json};

use crate::{
    choice::Choice as _,
    clock::UnixSeconds,
    error::{Error, Result},
    params::{Metadata, Params, Update},
    resources::{
        Resource,
        payment_intent::{
            action::Action,
            failure::Failure,
            terms::{AutomaticMethods, SetupFutureUsage, apply_metadata},
        },
        setup_intent::machine::{CancellationReason, Phase},
    },
};

/// The one kind of method that can be saved.
const SAVEABLE: [&str; 1] = ["card"];

/// A payment method on its way to being saved.
#[derive(Debug, Clone)]
pub(crate) struct SetupIntent {
    pub(crate) id: String,
    pub(crate) client_secret: String,
    pub(crate) created: UnixSeconds,
    pub(crate) application: Option<String>,
    /// Whose method it will be. It can be set once.
    pub(crate) customer: Option<String>,
    pub(crate) usage: SetupFutureUsage,
    pub(crate) automatic_methods: AutomaticMethods,
    pub(crate) phase: Phase,
    /// Why the last attempt failed. A new attempt clears it.
    pub(crate) failure: Option<Failure>,
    allowed: Option<Vec<String>>,
    excluded: Option<Vec<String>>,
    description: Option<String>,
    metadata: Metadata,
}

/// What a create or an update call says.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) customer: Option<String>,
    allowed: Option<Vec<String>>,
    excluded: Update<Vec<String>>,
    description: Update<String>,
    metadata: Update<Metadata>,
}

impl Statement {
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        let allowed = params.list("allowed_payment_method_types")?;
        if let Some(unknown) = allowed
            .iter()
            .flatten()
            .find(|name| !SAVEABLE.contains(&name.as_str()))
        {
            return Err(Error::invalid(format!(
                "The Stripe sandbox saves cards only, not payment methods of type {unknown}."
            ))
            .param("allowed_payment_method_types"));
        }
        Ok(Self {
            customer: params.text("customer")?,
            allowed,
            excluded: params.update("excluded_payment_method_types", Params::list)?,
            description: params.text_update("description")?,
            metadata: params.metadata()?,
        })
    }
}

impl SetupIntent {
    /// A new one that asks for a payment method.
    pub(crate) fn new(
        id: String,
        client_secret: String,
        created: UnixSeconds,
        usage: SetupFutureUsage,
        automatic_methods: AutomaticMethods,
    ) -> Self {
        Self {
            id,
            client_secret,
            created,
            application: None,
            customer: None,
            usage,
            automatic_methods,
            phase: Phase::RequiresPaymentMethod,
            failure: None,
            allowed: None,
            excluded: None,
            description: None,
            metadata: Metadata::new(),
        }
    }

    /// Carries a statement out. Whoever calls has checked that the customer exists.
    pub(crate) fn apply(&mut self, statement: Statement) -> Result<()> {
        if let Some(customer) = statement.customer {
            if self.customer.as_ref().is_some_and(|own| *own != customer) {
                return Err(Error::invalid(
                    "You cannot modify `customer` on a SetupIntent once it already has been set. \
                     To set up a PaymentMethod for a different Customer, cancel this SetupIntent \
                     and create a new one.",
                )
                .param("customer"));
            }
            self.customer = Some(customer);
        }
        self.allowed = statement.allowed.or(self.allowed.take());
        statement.excluded.apply(&mut self.excluded);
        statement.description.apply(&mut self.description);
        apply_metadata(statement.metadata, &mut self.metadata)?;
        Ok(())
    }

    /// Whether a method may lead the customer away from the page. The sandbox saves cards only, and
    /// Stripe what an account has turned on, unless the intent names its methods.
    pub(crate) fn may_redirect(&self) -> bool {
        self.automatic_methods.may_redirect() && self.allowed.is_none()
    }

    /// Stripe's words for the methods that it takes.
    pub(crate) fn method_names(&self) -> Vec<&'static str> {
        let is_excluded = |name: &str| self.excluded.iter().flatten().any(|it| it == name);
        SAVEABLE
            .into_iter()
            .filter(|name| !is_excluded(name))
            .collect()
    }
}

impl Resource for SetupIntent {
    const OBJECT: &'static str = "setup_intent";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "allowed_payment_method_types": self.allowed,
            "application": self.application,
            "automatic_payment_methods": self.automatic_methods.to_json(),
            "cancellation_reason":
                self.phase.cancellation_reason().map(CancellationReason::as_str),
            "client_secret": self.client_secret,
            "created": self.created,
            "customer": self.customer,
            "customer_account": null,
            "description": self.description,
            "excluded_payment_method_types": self.excluded,
            "flow_directions": null,
            "last_setup_error": self.failure.as_ref().map(Failure::to_json),
            "latest_attempt": null,
            "livemode": false,
            "managed_payments": null,
            "mandate": null,
            "metadata": self.metadata,
            "next_action": self.phase.action().map(Action::to_json),
            "on_behalf_of": null,
            "payment_method": self.phase.method(),
            "payment_method_configuration_details": null,
            "payment_method_options": { "card": {
                "mandate_options": null,
                "network": null,
                "request_three_d_secure": "automatic",
            } },
            "payment_method_types": self.method_names(),
            "single_use_mandate": null,
            "status": self.phase.status().as_str(),
            "usage": self.usage.as_str(),
        })
    }
}
