//! `SetupIntents`. <https://docs.stripe.com/api/setup_intents>

use serde::{Deserialize, Serialize};
use shared::{ClientSecret, CustomerId, PaymentMethodId, SetupIntentId};
use utoipa::ToSchema;

use super::{
    AutomaticPaymentMethods, CancellationReason, Customer, Expandable, FutureUsage, Identified,
    LastPaymentError, Metadata, Open, PaymentMethod, Request, Stripe,
};

/// The saving of a payment method, without a payment.
/// <https://docs.stripe.com/api/setup_intents/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SetupIntent {
    /// Its id.
    pub id: SetupIntentId,
    /// What a browser needs to confirm it.
    pub client_secret: Option<ClientSecret>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// Whose payment method it is.
    pub customer: Option<Expandable<CustomerId, Customer>>,
    /// A note for the seller.
    pub description: Option<String>,
    /// Why the last try failed.
    pub last_setup_error: Option<LastPaymentError>,
    /// Whether it is for real payments.
    pub livemode: bool,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Option<Metadata>,
    /// What is saved.
    pub payment_method: Option<Expandable<PaymentMethodId, PaymentMethod>>,
    /// How far it has come.
    pub status: Open<SetupIntentStatus>,
    /// What it is saved for.
    pub usage: Option<Open<FutureUsage>>,
}

impl Identified for SetupIntent {
    type Id = SetupIntentId;

    fn id(&self) -> &SetupIntentId {
        &self.id
    }
}

/// The states of a `SetupIntent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SetupIntentStatus {
    /// Nothing to save yet, or the last try failed.
    RequiresPaymentMethod,
    /// Ready to be confirmed.
    RequiresConfirmation,
    /// The customer must do something, such as 3-D Secure.
    RequiresAction,
    /// The bank has not answered yet.
    Processing,
    /// Saved.
    Succeeded,
    /// Given up.
    Canceled,
}

/// Parameters of `POST /v1/setup_intents`. <https://docs.stripe.com/api/setup_intents/create>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CreateSetupIntent {
    /// The kinds of payment methods to offer, instead of the account's settings.
    pub allowed_payment_method_types: Vec<String>,
    /// Which payment methods the Payment Element offers.
    pub automatic_payment_methods: Option<AutomaticPaymentMethods>,
    /// Whether to try at once.
    pub confirm: Option<bool>,
    /// Whose payment method it will be.
    pub customer: Option<CustomerId>,
    /// A note for the seller.
    pub description: Option<String>,
    /// Our own marks on the object.
    #[schema(inline)]
    pub metadata: Metadata,
    /// What to save.
    pub payment_method: Option<PaymentMethodId>,
    /// Where a redirect brings the customer back to. Only together with `confirm`.
    pub return_url: Option<String>,
    /// What it is saved for; left out, for payments without the customer.
    pub usage: Option<FutureUsage>,
}

/// Parameters of `POST /v1/setup_intents/{id}/cancel`.
/// <https://docs.stripe.com/api/setup_intents/cancel>
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CancelSetupIntent {
    /// Why it is given up.
    pub cancellation_reason: Option<CancellationReason>,
}

/// Calls on `SetupIntents`.
#[derive(Debug, Clone, Copy)]
pub struct SetupIntents<'a>(pub(super) &'a Stripe);

impl<'a> SetupIntents<'a> {
    /// A new one.
    pub fn create(&self, params: &CreateSetupIntent) -> Request<'a, SetupIntent> {
        let path = ["setup_intents"];
        self.0.post("setup_intents.create", &path).params(params)
    }

    /// One, as it is now.
    pub fn retrieve(&self, id: &SetupIntentId) -> Request<'a, SetupIntent> {
        let path = ["setup_intents", id.as_str()];
        self.0.get("setup_intents.retrieve", &path)
    }

    /// Gives one up.
    pub fn cancel(
        &self,
        id: &SetupIntentId,
        params: &CancelSetupIntent,
    ) -> Request<'a, SetupIntent> {
        let path = ["setup_intents", id.as_str(), "cancel"];
        self.0.post("setup_intents.cancel", &path).params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_intent_with_an_unknown_status_is_read_and_keeps_its_secret() {
        let json = r#"{"id":"seti_1","object":"setup_intent","client_secret":"seti_1_secret_hush",
            "created":1,"livemode":false,"metadata":{},"status":"brand_new","usage":"off_session",
            "payment_method":"pm_1","mandate":null}"#;

        let intent: SetupIntent = serde_json::from_str(json).unwrap();

        assert_eq!(intent.status, Open::Other("brand_new".to_owned()));
        assert!(!format!("{intent:?}").contains("hush"));
    }
}
