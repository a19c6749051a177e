//! Who says what the platform takes: the platform, with a key of its own, or the policy that it has
//! settled for the account. An account's own server does not.

use crate::{app::App, domain::FeePolicy, error::Error};

/// Whose server asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// The platform's.
    Platform,
    /// That of one connected account.
    Account,
}

impl Asker {
    /// Who asks may say this fee, and there is a platform to take it.
    ///
    /// # Errors
    /// [`Error::Invalid`]; [`Error::FeeIsThePlatforms`].
    pub(super) fn may_take(self, app: &App, fee: Option<i64>) -> Result<(), Error> {
        if fee.is_none() {
            return Ok(());
        }
        if app.config.stripe.own_account.is_some() {
            return Err(Error::invalid(
                "application_fee_amount",
                "leave application_fee_amount out: this server serves one account with its own keys \
                 (CONNECT_PAY_OWN_ACCOUNT), and there is no platform to take a fee",
            ));
        }
        self.must_be_platform("application_fee_amount")
    }

    /// What this field says is the platform's to say.
    pub(super) const fn must_be_platform(self, param: &'static str) -> Result<(), Error> {
        match self {
            Self::Platform => Ok(()),
            Self::Account => Err(Error::FeeIsThePlatforms(param)),
        }
    }
}

/// The policy of an account, where there is a platform that has one: one of the time when the account
/// was a platform's says nothing to a server of the account alone.
pub(super) fn policy_of<'a>(app: &App, policy: Option<&'a FeePolicy>) -> Option<&'a FeePolicy> {
    policy.filter(|_| app.config.stripe.own_account.is_none())
}
