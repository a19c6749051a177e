//! Account sessions: what Connect's embedded components may do on an account.
//!
//! <https://docs.stripe.com/api/account_sessions>

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::{
    error::{Error, Result},
    params::Params,
    resources::account::controller::{Controller, Responsible},
};

/// Every component and its features.
const COMPONENTS: [(&str, &[&str]); 25] = [
    (
        "account_management",
        &[
            "disable_stripe_user_authentication",
            "external_account_collection",
        ],
    ),
    (
        "account_onboarding",
        &[
            "disable_stripe_user_authentication",
            "external_account_collection",
        ],
    ),
    ("balance_report", &[]),
    (
        "balances",
        &[
            "disable_stripe_user_authentication",
            "edit_payout_schedule",
            "external_account_collection",
            "instant_payouts",
            "standard_payouts",
        ],
    ),
    (
        "disputes_list",
        &[
            "capture_payments",
            "destination_on_behalf_of_charge_management",
            "dispute_management",
            "refund_management",
            "smart_disputes_management",
        ],
    ),
    ("documents", &[]),
    (
        "financial_account",
        &[
            "disable_stripe_user_authentication",
            "external_account_collection",
            "send_money",
            "transfer_balance",
        ],
    ),
    (
        "financial_account_transactions",
        &["card_spend_dispute_management"],
    ),
    (
        "instant_payouts_promotion",
        &[
            "disable_stripe_user_authentication",
            "external_account_collection",
            "instant_payouts",
        ],
    ),
    (
        "issuing_card",
        &[
            "card_management",
            "card_spend_dispute_management",
            "cardholder_management",
            "spend_control_management",
        ],
    ),
    (
        "issuing_cards_list",
        &[
            "card_management",
            "card_spend_dispute_management",
            "cardholder_management",
            "disable_stripe_user_authentication",
            "spend_control_management",
        ],
    ),
    (
        "notification_banner",
        &[
            "disable_stripe_user_authentication",
            "external_account_collection",
        ],
    ),
    (
        "payment_details",
        &[
            "capture_payments",
            "destination_on_behalf_of_charge_management",
            "dispute_management",
            "refund_management",
            "smart_disputes_management",
        ],
    ),
    (
        "payment_disputes",
        &[
            "destination_on_behalf_of_charge_management",
            "dispute_management",
            "refund_management",
            "smart_disputes_management",
        ],
    ),
    (
        "payment_method_settings",
        &["disable_stripe_user_authentication"],
    ),
    (
        "payments",
        &[
            "capture_payments",
            "destination_on_behalf_of_charge_management",
            "dispute_management",
            "refund_management",
            "smart_disputes_management",
        ],
    ),
    ("payout_details", &[]),
    ("payout_reconciliation_report", &[]),
    (
        "payouts",
        &[
            "disable_stripe_user_authentication",
            "edit_payout_schedule",
            "external_account_collection",
            "instant_payouts",
            "standard_payouts",
        ],
    ),
    ("payouts_list", &[]),
    ("reporting_chart", &[]),
    ("tax_registrations", &[]),
    ("tax_settings", &[]),
    ("terminal_hardware_orders", &[]),
    ("terminal_hardware_shop", &[]),
];

/// What a session allows, component by component.
#[derive(Debug)]
pub(crate) struct Components(IndexMap<&'static str, Component>);

#[derive(Debug, Default)]
struct Component {
    enabled: bool,
    /// What was asked for; the rest follows from the account.
    features: IndexMap<&'static str, bool>,
}

impl Components {
    /// Reads `components`. A component that Stripe does not have is refused.
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        let mut components = IndexMap::new();
        for (name, features) in COMPONENTS {
            let component = params
                .object(name, |params| Component::read(params, features))?
                .unwrap_or_default();
            components.insert(name, component);
        }
        Ok(Self(components))
    }

    /// Refuses a session for nothing, and what only a platform that collects the account's
    /// requirements may ask for.
    pub(crate) fn check(&self, controller: Controller) -> Result<()> {
        if !self.0.values().any(|component| component.enabled) {
            return Err(Error::invalid(
                "You must enable at least one component to create an Account Session.",
            )
            .param("components"));
        }
        if controller.requirement_collection == Responsible::Application {
            return Ok(());
        }
        for (name, component) in &self.0 {
            for (feature, refused) in [
                ("disable_stripe_user_authentication", true),
                ("external_account_collection", false),
            ] {
                if component.features.get(feature) == Some(&refused) {
                    let param = format!("components[{name}][features][{feature}]");
                    return Err(Error::invalid(format!(
                        "`{param}` can only be `{refused}` for accounts where \
                         `controller[requirement_collection]` is `application`."
                    ))
                    .param(&param));
                }
            }
        }
        Ok(())
    }

    /// `components` as an answer shows them.
    pub(crate) fn to_json(&self, controller: Controller) -> Value {
        let shown = COMPONENTS.iter().map(|(name, features)| {
            let component = self.0.get(name);
            let value = json!({
                "enabled": component.is_some_and(|component| component.enabled),
                "features": features_json(features, component, controller),
            });
            (String::from(*name), value)
        });
        shown.collect()
    }
}

impl Component {
    fn read(params: &mut Params, known: &'static [&'static str]) -> Result<Self> {
        let enabled = params
            .flag("enabled")?
            .ok_or_else(|| Error::missing(&params.full("enabled")))?;
        let features = params.object("features", |params| {
            let mut features = IndexMap::new();
            for name in known {
                if let Some(value) = params.flag(name)? {
                    features.insert(*name, value);
                }
            }
            Ok(features)
        })?;
        Ok(Self {
            enabled,
            features: features.unwrap_or_default(),
        })
    }
}

fn features_json(
    names: &'static [&'static str],
    component: Option<&Component>,
    controller: Controller,
) -> Value {
    let wished = |name: &str| component.and_then(|component| component.features.get(name).copied());
    let shown = names.iter().map(|name| {
        let value = wished(name).unwrap_or_else(|| by_default(name, &wished, controller));
        (String::from(*name), Value::from(value))
    });
    shown.collect()
}

/// What a feature is where nothing was said about it.
fn by_default(name: &str, wished: &dyn Fn(&str) -> Option<bool>, controller: Controller) -> bool {
    match name {
        "destination_on_behalf_of_charge_management" => false,
        "disable_stripe_user_authentication" => {
            !wished("external_account_collection").unwrap_or(true)
        }
        "edit_payout_schedule" | "standard_payouts" => controller.losses == Responsible::Stripe,
        "smart_disputes_management" => wished("dispute_management").unwrap_or(true),
        _ => true,
    }
}
