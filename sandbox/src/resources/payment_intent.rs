//! `PaymentIntent`s: one thing to pay, from the first attempt to the money.

pub(crate) mod action;
pub(crate) mod browser;
pub(crate) mod changes;
pub(crate) mod descriptor;
pub(crate) mod failure;
pub(crate) mod machine;
pub(crate) mod method_options;
mod refusal;
pub(crate) mod slip;
pub(crate) mod terms;
pub(crate) mod verdict;

use serde_json::{Map, Value, json};

use crate::{
    choice::Choice as _,
    clock::UnixSeconds,
    methods::{self, Method},
    resources::{
        Resource,
        billing::Shipping,
        payment_intent::{
            action::Action,
            failure::Failure,
            machine::Phase,
            terms::{SetupFutureUsage, Terms},
        },
    },
};

/// One thing to pay.
#[derive(Debug, Clone)]
pub(crate) struct PaymentIntent {
    pub(crate) id: String,
    pub(crate) client_secret: String,
    pub(crate) created: UnixSeconds,
    pub(crate) application: Option<String>,
    /// Whose payment it is. It can be set once.
    pub(crate) customer: Option<String>,
    pub(crate) terms: Terms,
    pub(crate) phase: Phase,
    /// Why the last attempt failed. A new attempt clears it.
    pub(crate) failure: Option<Failure>,
    /// The last attempt that reached a bank.
    pub(crate) latest_charge: Option<String>,
}

impl PaymentIntent {
    /// The methods that it can be paid with.
    pub(crate) fn methods(&self) -> impl Iterator<Item = &'static Method> {
        methods::available(self.terms.currency, &self.terms.wish)
    }

    /// Stripe's words for [`Self::methods`].
    pub(crate) fn method_names(&self) -> Vec<&'static str> {
        self.methods().map(|method| method.name).collect()
    }

    fn card_options(&self) -> Value {
        let mut options = json!({
            "installments": null,
            "mandate_options": null,
            "network": null,
            "request_three_d_secure": "automatic",
        });
        if let Some(capture) = self.terms.card_capture {
            options["capture_method"] = capture.as_str().into();
        }
        options
    }

    fn method_options(&self) -> Value {
        let options: Map<_, _> = self
            .methods()
            .map(|method| {
                let option = match method.name {
                    "card" => self.card_options(),
                    "us_bank_account" => json!({ "verification_method": "automatic" }),
                    "bancontact" => json!({ "preferred_language": "en" }),
                    "boleto" | "oxxo" => json!({ "expires_after_days": 3 }),
                    "konbini" => json!({
                        "confirmation_number": null,
                        "expires_after_days": null,
                        "expires_at": null,
                        "product_description": null,
                    }),
                    _ => json!({}),
                };
                (String::from(method.name), option)
            })
            .collect();
        Value::Object(options)
    }
}

impl Resource for PaymentIntent {
    const OBJECT: &'static str = "payment_intent";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let terms = &self.terms;
        let (canceled_at, cancellation_reason) = self.phase.canceled();
        let excluded = &terms.wish.excluded;
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "allowed_payment_method_types": terms.wish.allowed,
            "amount": terms.amount,
            "amount_capturable": self.phase.capturable(),
            "amount_details": { "tip": {} },
            "amount_received": self.phase.received(),
            "application": self.application,
            "application_fee_amount": terms.application_fee_amount,
            "automatic_payment_methods": terms.automatic_methods_json(),
            "canceled_at": canceled_at,
            "cancellation_reason": cancellation_reason,
            "capture_method": terms.capture_method.as_str(),
            "client_secret": self.client_secret,
            "confirmation_method": "automatic",
            "created": self.created,
            "currency": terms.currency.code(),
            "customer": self.customer,
            "customer_account": null,
            "description": terms.description,
            "excluded_payment_method_types":
                if excluded.is_empty() { None } else { Some(excluded) },
            "last_payment_error": self.failure.as_ref().map(Failure::to_json),
            "latest_charge": self.latest_charge,
            "livemode": false,
            "managed_payments": null,
            "metadata": terms.metadata,
            "next_action": self.phase.action().map(Action::to_json),
            "on_behalf_of": null,
            "payment_method": self.phase.method(),
            "payment_method_configuration_details": null,
            "payment_method_options": self.method_options(),
            "payment_method_types": self.method_names(),
            "payment_record": null,
            "processing": null,
            "receipt_email": terms.receipt_email,
            "review": null,
            "setup_future_usage": terms.setup_future_usage.map(SetupFutureUsage::as_str),
            "shipping": terms.shipping().map(Shipping::to_json),
            "source": null,
            "statement_descriptor": terms.statement_descriptor,
            "statement_descriptor_suffix": terms.statement_descriptor_suffix,
            "status": self.phase.status().as_str(),
            "transfer_data": null,
            "transfer_group": terms.transfer_group,
        })
    }
}
