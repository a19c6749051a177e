//! Account sessions: they let Connect's embedded components show an account.
//! <https://docs.stripe.com/api/account_sessions>

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{AccountId, ClientSecret};
use utoipa::ToSchema;

use super::{Request, Stripe};

/// A session of one account, for one page.
/// <https://docs.stripe.com/api/account_sessions/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountSession {
    /// The account.
    pub account: AccountId,
    /// What a browser gives to Connect.js. It works once.
    pub client_secret: ClientSecret,
    /// When it ends, in seconds since 1970 UTC.
    pub expires_at: i64,
    /// Whether it is for real payments.
    pub livemode: bool,
}

/// Parameters of `POST /v1/account_sessions`.
/// <https://docs.stripe.com/api/account_sessions/create>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateAccountSession {
    /// The account.
    pub account: AccountId,
    /// What may be shown, by the component's name (`payments`).
    pub components: BTreeMap<String, AccountSessionComponent>,
}

/// What one embedded component may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountSessionComponent {
    /// Whether it may be shown.
    pub enabled: bool,
    /// What it may do, by the feature's name (`refund_management`).
    #[serde(default)]
    pub features: BTreeMap<String, bool>,
}

/// Calls on account sessions. The parameters name the account, so none carries `Stripe-Account`.
#[derive(Debug, Clone, Copy)]
pub struct AccountSessions<'a>(pub(super) &'a Stripe);

impl<'a> AccountSessions<'a> {
    /// A new one.
    pub fn create(&self, params: &CreateAccountSession) -> Request<'a, AccountSession> {
        let path = ["account_sessions"];
        self.0.post("account_sessions.create", &path).params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripe::Form;

    #[test]
    fn a_component_is_written_with_its_features() {
        let params: CreateAccountSession = serde_json::from_str(
            r#"{"account":"acct_1","components":{"payments":{"enabled":true,
                "features":{"refund_management":true}},"balances":{"enabled":true}}}"#,
        )
        .unwrap();

        let form = Form::encode(&params).unwrap();

        assert_eq!(
            form.as_str(),
            "account=acct_1&components[balances][enabled]=true&components[payments][enabled]=true\
             &components[payments][features][refund_management]=true"
        );
    }
}
