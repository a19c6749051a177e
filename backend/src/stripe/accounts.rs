//! Connected accounts. <https://docs.stripe.com/api/accounts>

use reqwest::Method;
use serde::Deserialize;
use shared::AccountId;

use super::{Request, Stripe};

/// What connect-pay reads of an account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whether it can take payments now.
    #[serde(default)]
    pub charges_enabled: bool,
    /// How it presents itself to customers.
    pub business_profile: Option<BusinessProfile>,
    /// Its settings.
    pub settings: Option<Settings>,
}

/// How an account presents itself to customers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct BusinessProfile {
    /// The name that customers know.
    pub name: Option<String>,
}

/// The settings of an account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Settings {
    /// How it is shown in Stripe's dashboard.
    pub dashboard: Option<Dashboard>,
}

/// How an account is shown in Stripe's dashboard.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Dashboard {
    /// Its name there.
    pub display_name: Option<String>,
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
}

/// Calls on connected accounts. The URL names the account, so none carries `Stripe-Account`.
#[derive(Debug, Clone, Copy)]
pub struct Accounts<'a>(pub(super) &'a Stripe);

impl<'a> Accounts<'a> {
    /// One account.
    pub fn retrieve(&self, id: &AccountId) -> Request<'a, Account> {
        Request::new(
            self.0,
            "accounts.retrieve",
            Method::GET,
            &["v1", "accounts", id.as_str()],
        )
    }
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
}
