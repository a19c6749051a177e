//! Who is responsible for what: the platform, Stripe or the account itself.

use serde_json::{Value, json};

use crate::choice::{Choice as _, choices};

choices! {
    /// The legacy name for a set of responsibilities.
    pub(crate) enum AccountType {
        Standard = "standard",
        Express = "express",
        Custom = "custom",
        None = "none",
    }
}

choices! {
    /// Who pays Stripe's fees.
    pub(crate) enum FeePayer { Account = "account", Application = "application" }
}

choices! {
    /// Who bears losses, and who collects what Stripe must know of the account.
    pub(crate) enum Responsible { Application = "application", Stripe = "stripe" }
}

choices! {
    /// What the account sees of Stripe.
    pub(crate) enum Dashboard { Express = "express", Full = "full", None = "none" }
}

/// Who is responsible for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Controller {
    pub(crate) fee_payer: FeePayer,
    pub(crate) losses: Responsible,
    pub(crate) dashboard: Dashboard,
    pub(crate) requirement_collection: Responsible,
}

impl Controller {
    /// The responsibilities that a legacy type stands for.
    pub(crate) fn of(account_type: AccountType) -> Self {
        match account_type {
            AccountType::Standard | AccountType::None => Self {
                fee_payer: FeePayer::Account,
                losses: Responsible::Stripe,
                dashboard: Dashboard::Full,
                requirement_collection: Responsible::Stripe,
            },
            AccountType::Express => Self {
                fee_payer: FeePayer::Application,
                losses: Responsible::Application,
                dashboard: Dashboard::Express,
                requirement_collection: Responsible::Stripe,
            },
            AccountType::Custom => Self {
                fee_payer: FeePayer::Application,
                losses: Responsible::Application,
                dashboard: Dashboard::None,
                requirement_collection: Responsible::Application,
            },
        }
    }

    pub(super) fn to_json(self) -> Value {
        json!({
            "fees": { "payer": self.fee_payer.as_str() },
            "is_controller": true,
            "losses": { "payments": self.losses.as_str() },
            "requirement_collection": self.requirement_collection.as_str(),
            "stripe_dashboard": { "type": self.dashboard.as_str() },
            "type": "application",
        })
    }
}
