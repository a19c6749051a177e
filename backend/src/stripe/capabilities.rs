//! Capabilities: what a connected account may do. <https://docs.stripe.com/api/capabilities>

use serde::{Deserialize, Serialize};
use shared::AccountId;
use utoipa::ToSchema;

use super::{
    Account, AccountRequirements, CapabilityStatus, Expandable, Identified, List, Open, Request,
    RequestedCapability, Stripe,
};

/// One thing that an account may do. <https://docs.stripe.com/api/capabilities/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Capability {
    /// Its name (`card_payments`).
    pub id: String,
    /// The account.
    pub account: Expandable<AccountId, Account>,
    /// Whether it was asked for.
    pub requested: bool,
    /// When it was asked for, in seconds since 1970 UTC.
    pub requested_at: Option<i64>,
    /// What Stripe needs for it.
    pub requirements: Option<AccountRequirements>,
    /// Whether the account may do it.
    pub status: Open<CapabilityStatus>,
}

impl Identified for Capability {
    type Id = String;

    fn id(&self) -> &String {
        &self.id
    }
}

/// Calls on capabilities. The URL names the account, so none carries `Stripe-Account`.
#[derive(Debug, Clone, Copy)]
pub struct Capabilities<'a>(pub(super) &'a Stripe);

impl<'a> Capabilities<'a> {
    /// All of one account, in one answer: Stripe does not page them.
    pub fn list(&self, account: &AccountId) -> Request<'a, List<Capability>> {
        let path = ["accounts", account.as_str(), "capabilities"];
        self.0.list("capabilities.list", &path)
    }

    /// Asks for one, or gives it up.
    pub fn update(
        &self,
        account: &AccountId,
        capability: &str,
        params: RequestedCapability,
    ) -> Request<'a, Capability> {
        let path = ["accounts", account.as_str(), "capabilities", capability];
        self.0.post("capabilities.update", &path).params(&params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capability_with_an_unknown_status_is_read() {
        let json = r#"{"id":"card_payments","object":"capability","account":"acct_1",
            "requested":true,"requested_at":1688491010,"status":"half_open",
            "requirements":{"currently_due":[],"disabled_reason":null}}"#;

        let capability: Capability = serde_json::from_str(json).unwrap();

        assert_eq!(capability.status, Open::Other("half_open".to_owned()));
        assert_eq!(capability.account.id().as_str(), "acct_1");
    }
}
