//! Account links: they lead the owner of an account to Stripe's onboarding.
//! <https://docs.stripe.com/api/account_links>

use std::fmt;

use serde::{Deserialize, Serialize};
use shared::AccountId;
use utoipa::ToSchema;

use super::{Request, Stripe};

/// A link that works once and for minutes. Whoever opens it acts as the account's owner, so it is
/// not shown in debug output. <https://docs.stripe.com/api/account_links/object>
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountLink {
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// When it ends, in seconds since 1970 UTC.
    pub expires_at: i64,
    /// Where to send the owner.
    pub url: String,
}

impl fmt::Debug for AccountLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountLink")
            .field("created", &self.created)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// What an account link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountLinkType {
    /// To give what Stripe requires.
    AccountOnboarding,
    /// To change what was given. Only where the platform collects it.
    AccountUpdate,
}

/// Parameters of `POST /v1/account_links`. <https://docs.stripe.com/api/account_links/create>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateAccountLink {
    /// The account.
    pub account: AccountId,
    /// What the link is for.
    #[serde(rename = "type")]
    pub kind: AccountLinkType,
    /// Where the owner is sent when the link does not work any more: make a new one there.
    pub refresh_url: String,
    /// Where the owner comes back to, finished or not: read the account again there.
    pub return_url: String,
    /// What is asked for.
    #[serde(default)]
    pub collection_options: Option<CollectionOptions>,
}

/// What onboarding asks for. Left out: what is due now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CollectionOptions {
    /// What is due now, or also what will be due one day.
    pub fields: Option<CollectedFields>,
    /// Whether to ask for what will be required later.
    pub future_requirements: Option<FutureRequirements>,
}

/// Which requirements onboarding asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CollectedFields {
    /// What is due now.
    CurrentlyDue,
    /// Also what will be due one day.
    EventuallyDue,
}

/// Whether onboarding asks for what will be required later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FutureRequirements {
    /// It does.
    Include,
    /// It does not.
    Omit,
}

/// Calls on account links. The parameters name the account, so none carries `Stripe-Account`.
#[derive(Debug, Clone, Copy)]
pub struct AccountLinks<'a>(pub(super) &'a Stripe);

impl<'a> AccountLinks<'a> {
    /// A new one.
    pub fn create(&self, params: &CreateAccountLink) -> Request<'a, AccountLink> {
        let path = ["account_links"];
        self.0.post("account_links.create", &path).params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_does_not_show_its_url_in_debug_output() {
        let json = r#"{"object":"account_link","created":1,"expires_at":2,
            "url":"https://connect.stripe.com/setup/c/hush"}"#;

        let link: AccountLink = serde_json::from_str(json).unwrap();

        assert!(!format!("{link:?}").contains("hush"));
        assert!(link.url.ends_with("hush"));
    }
}
