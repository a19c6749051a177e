//! What connect-pay reads of an account.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{AccountId, Currency};
use utoipa::ToSchema;

use super::AccountController;
use crate::stripe::{Identified, Metadata, Open};

/// An account at Stripe. <https://docs.stripe.com/api/accounts/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// How it presents itself to customers.
    pub business_profile: Option<AccountProfile>,
    /// The kind of its business.
    pub business_type: Option<Open<BusinessType>>,
    /// What it can do, by the capability's name (`card_payments`).
    #[serde(default)]
    pub capabilities: BTreeMap<String, Open<CapabilityStatus>>,
    /// Whether it can take payments now.
    #[serde(default)]
    pub charges_enabled: bool,
    /// Who answers for what.
    pub controller: Option<AccountController>,
    /// Two-letter code of its country.
    pub country: Option<String>,
    /// When it was created, in seconds since 1970 UTC. Not told of every kind of account.
    pub created: Option<i64>,
    /// The currency in which it is paid out by default.
    pub default_currency: Option<Currency>,
    /// Whether onboarding has been gone through.
    #[serde(default)]
    pub details_submitted: bool,
    /// The e-mail address of its owner.
    pub email: Option<String>,
    /// What Stripe will need from it later.
    pub future_requirements: Option<AccountRequirements>,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Metadata,
    /// Whether it can be paid out now.
    #[serde(default)]
    pub payouts_enabled: bool,
    /// What Stripe needs from it.
    pub requirements: Option<AccountRequirements>,
    /// Its settings.
    pub settings: Option<AccountSettings>,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: Option<Open<AccountType>>,
}

impl Account {
    /// The name that a customer sees: the public name, else the one in the dashboard.
    pub fn name(&self) -> Option<&str> {
        let public = self
            .business_profile
            .as_ref()
            .and_then(|profile| profile.name.as_deref());
        let dashboard = self
            .settings
            .as_ref()
            .and_then(|settings| settings.dashboard.as_ref());
        public
            .or_else(|| dashboard.and_then(|dashboard| dashboard.display_name.as_deref()))
            .filter(|name| !name.trim().is_empty())
    }

    /// Whether a capability is active.
    pub fn can(&self, capability: &str) -> bool {
        let status = self.capabilities.get(capability);
        status.is_some_and(|status| *status == CapabilityStatus::Active)
    }
}

impl Identified for Account {
    type Id = AccountId;

    fn id(&self) -> &AccountId {
        &self.id
    }
}

/// How an account presents itself to customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountProfile {
    /// Merchant category code, four digits.
    pub mcc: Option<String>,
    /// The name that customers know.
    pub name: Option<String>,
    /// What it sells.
    pub product_description: Option<String>,
    /// Where customers write to.
    pub support_email: Option<String>,
    /// Where customers call.
    pub support_phone: Option<String>,
    /// Where customers find help.
    pub support_url: Option<String>,
    /// Its web site.
    pub url: Option<String>,
}

/// The kind of a business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BusinessType {
    /// A company.
    Company,
    /// A public body. Only in the United States.
    GovernmentEntity,
    /// One person.
    Individual,
    /// One that makes no profit.
    NonProfit,
}

/// Whether an account can do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CapabilityStatus {
    /// It can.
    Active,
    /// It can not; something is required.
    Inactive,
    /// Stripe looks into it.
    Pending,
    /// Nobody asked for it.
    Unrequested,
}

/// The kind of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountType {
    /// The platform answers for everything.
    Custom,
    /// The platform and Stripe share.
    Express,
    /// Told by `controller` alone.
    None,
    /// An account of its own.
    Standard,
}

/// What Stripe needs from an account.
/// <https://docs.stripe.com/api/accounts/object#account_object-requirements>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountRequirements {
    /// When `currently_due` is past, in seconds since 1970 UTC.
    pub current_deadline: Option<i64>,
    /// Needed by the deadline.
    pub currently_due: Option<Vec<String>>,
    /// Why something is turned off (`requirements.past_due`).
    pub disabled_reason: Option<String>,
    /// What was given and found wrong.
    pub errors: Option<Vec<RequirementError>>,
    /// Needed one day.
    pub eventually_due: Option<Vec<String>>,
    /// Not given in time.
    pub past_due: Option<Vec<String>>,
    /// Given; Stripe looks into it.
    pub pending_verification: Option<Vec<String>>,
}

/// Something that was given and found wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RequirementError {
    /// Why, for a program.
    pub code: String,
    /// Why, for a person.
    pub reason: String,
    /// What.
    pub requirement: String,
}

/// The settings of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountSettings {
    /// How cards are charged.
    pub card_payments: Option<CardPaymentsSettings>,
    /// How it is shown in Stripe's dashboard.
    pub dashboard: Option<DashboardSettings>,
    /// How every payment is shown.
    pub payments: Option<PaymentsSettings>,
}

/// How cards are charged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CardPaymentsSettings {
    /// What stands first on a cardholder's statement.
    pub statement_descriptor_prefix: Option<String>,
}

/// How an account is shown in Stripe's dashboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DashboardSettings {
    /// Its name there.
    pub display_name: Option<String>,
    /// Its time zone.
    pub timezone: Option<String>,
}

/// How every payment is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentsSettings {
    /// What stands on a customer's statement.
    pub statement_descriptor: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_sees_the_public_name_first() {
        let name = |json: &str| {
            serde_json::from_str::<Account>(json)
                .unwrap()
                .name()
                .map(str::to_owned)
        };
        let both = r#"{"id":"acct_1","business_profile":{"name":"Rivage"},
                       "settings":{"dashboard":{"display_name":"RIV"}}}"#;
        assert_eq!(name(both).as_deref(), Some("Rivage"));
        let dashboard = r#"{"id":"acct_1","business_profile":{"name":null},
                            "settings":{"dashboard":{"display_name":"RIV"}}}"#;
        assert_eq!(name(dashboard).as_deref(), Some("RIV"));
        assert_eq!(name(r#"{"id":"acct_1"}"#), None);
    }

    #[test]
    fn an_account_with_unknown_values_is_read() {
        let json = r#"{"id":"acct_1","object":"account","type":"brand_new","country":"FR",
            "capabilities":{"card_payments":"active","teleport":"maybe"},"email":null,
            "controller":{"type":"application","is_controller":true,"fees":{"payer":"nobody"},
            "losses":{"payments":"stripe"},"stripe_dashboard":{"type":"full"}},
            "requirements":{"currently_due":["tos_acceptance.date"],"alternatives":[],
            "errors":[{"code":"x","reason":"y","requirement":"z"}]}}"#;

        let account: Account = serde_json::from_str(json).unwrap();

        assert_eq!(account.kind, Some(Open::Other("brand_new".to_owned())));
        assert!(account.can("card_payments"));
        assert!(!account.can("teleport"));
        assert!(!account.can("transfers"));
    }
}
