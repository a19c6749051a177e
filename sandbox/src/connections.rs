//! Which accounts the platform may act for, and the keys that accounts have of their own.
//!
//! Accounts that the platform makes are connected from the start. Others are connected by OAuth:
//! the owner's consent becomes a code, the code becomes a grant, and the grant's tokens are keys of
//! the account. <https://docs.stripe.com/connect/oauth-reference>

use indexmap::{IndexMap, IndexSet};

use crate::clock::UnixSeconds;

/// A code can be turned into a grant for this long.
const CODE_SECONDS: i64 = 5 * 60;

/// What was allowed to whom.
#[derive(Debug, Default)]
pub(crate) struct Connections {
    /// Accounts that took the platform's access back.
    revoked: IndexSet<String>,
    keys: Vec<AccountKeys>,
    codes: IndexMap<String, Code>,
    /// Accounts whose connection somebody touched, and whether they were connected before.
    changed: IndexMap<String, bool>,
}

/// The keys of one account.
#[derive(Debug, Clone)]
pub(crate) struct AccountKeys {
    pub(crate) account: String,
    pub(crate) secret: String,
    pub(crate) publishable: String,
    pub(crate) origin: Origin,
}

/// How an account's keys came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The account made them for itself.
    Own,
    /// The platform got them for a code.
    Granted {
        code: String,
        refresh_token: String,
        validity: Validity,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Validity {
    Valid,
    Revoked,
}

/// The consent of an account's owner.
#[derive(Debug)]
struct Code {
    account: String,
    made_at: UnixSeconds,
    used: bool,
}

/// Why a code is worth nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeProblem {
    Unknown,
    Expired,
    Used,
}

impl AccountKeys {
    /// Whether the platform got them, and may still use them.
    pub(crate) fn is_valid(&self) -> bool {
        match self.origin {
            Origin::Own => true,
            Origin::Granted { validity, .. } => validity == Validity::Valid,
        }
    }

    /// Whether calls with them are the platform's.
    pub(crate) fn is_granted(&self) -> bool {
        self.origin != Origin::Own
    }
}

impl Connections {
    /// Whether the platform may act for `account`, if there is such an account.
    pub(crate) fn allows(&self, account: &str) -> bool {
        !self.revoked.contains(account)
    }

    /// The keys that `key` is one of.
    pub(crate) fn keys_with(&self, key: &str) -> Option<&AccountKeys> {
        self.keys
            .iter()
            .find(|keys| keys.secret == key || keys.publishable == key)
    }

    /// The keys that the account made for itself, if it did.
    pub(crate) fn own_keys(&self, account: &str) -> Option<&AccountKeys> {
        self.keys
            .iter()
            .find(|keys| keys.account == account && keys.origin == Origin::Own)
    }

    pub(crate) fn add_keys(&mut self, keys: AccountKeys) {
        self.keys.push(keys);
    }

    /// The owner of `account` agrees: `code` can be turned into a connection.
    pub(crate) fn consent(&mut self, code: String, account: String, now: UnixSeconds) {
        self.codes.insert(
            code,
            Code {
                account,
                made_at: now,
                used: false,
            },
        );
    }

    /// The account whose owner agreed by `code`. A second use takes back what the first one got.
    pub(crate) fn redeem(&mut self, code: &str, now: UnixSeconds) -> Result<String, CodeProblem> {
        let found = self.codes.get_mut(code).ok_or(CodeProblem::Unknown)?;
        if found.used {
            self.revoke_where(
                |keys| matches!(&keys.origin, Origin::Granted { code: own, .. } if own == code),
            );
            return Err(CodeProblem::Used);
        }
        if now >= found.made_at + CODE_SECONDS {
            return Err(CodeProblem::Expired);
        }
        found.used = true;
        let account = found.account.clone();
        self.note(&account);
        self.revoked.shift_remove(&account);
        Ok(account)
    }

    /// The valid keys that a refresh token stands for.
    pub(crate) fn refreshed(&self, token: &str) -> Option<&AccountKeys> {
        self.keys.iter().find(|keys| {
            keys.is_valid()
                && matches!(&keys.origin,
                    Origin::Granted { refresh_token, .. } if refresh_token == token)
        })
    }

    /// Takes the platform's access to `account` back, and all keys that came with it.
    pub(crate) fn revoke(&mut self, account: &str) {
        self.note(account);
        self.revoked.insert(String::from(account));
        self.revoke_where(|keys| keys.account == account);
    }

    /// Forgets an account that was deleted.
    pub(crate) fn forget(&mut self, account: &str) {
        self.keys.retain(|keys| keys.account != account);
        self.codes.retain(|_, code| code.account != account);
    }

    /// The accounts whose connection could have changed since the last time, and what it was.
    pub(crate) fn take_changed(&mut self) -> IndexMap<String, bool> {
        std::mem::take(&mut self.changed)
    }

    fn note(&mut self, account: &str) {
        let before = self.allows(account);
        self.changed.entry(String::from(account)).or_insert(before);
    }

    fn revoke_where(&mut self, concerns: impl Fn(&AccountKeys) -> bool) {
        for keys in self.keys.iter_mut().filter(|keys| concerns(keys)) {
            if let Origin::Granted { validity, .. } = &mut keys.origin {
                *validity = Validity::Revoked;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn granted(code: &str) -> AccountKeys {
        AccountKeys {
            account: String::from("acct_1"),
            secret: String::from("sk_test_1"),
            publishable: String::from("pk_test_1"),
            origin: Origin::Granted {
                code: String::from(code),
                refresh_token: String::from("rt_1"),
                validity: Validity::Valid,
            },
        }
    }

    fn agreed() -> Connections {
        let mut connections = Connections::default();
        connections.consent(String::from("ac_1"), String::from("acct_1"), 1000);
        connections
    }

    #[test]
    fn a_code_works_once_and_not_for_long() {
        assert_eq!(agreed().redeem("ac_1", 1299).as_deref(), Ok("acct_1"));
        assert_eq!(agreed().redeem("ac_1", 1300), Err(CodeProblem::Expired));
        assert_eq!(agreed().redeem("ac_2", 1000), Err(CodeProblem::Unknown));
    }

    #[test]
    fn a_second_use_takes_the_keys_of_the_first_back() {
        let mut connections = agreed();
        connections.redeem("ac_1", 1000).unwrap();
        connections.add_keys(granted("ac_1"));

        assert_eq!(connections.redeem("ac_1", 1000), Err(CodeProblem::Used));
        assert!(!connections.keys_with("sk_test_1").unwrap().is_valid());
        assert!(connections.refreshed("rt_1").is_none());
    }

    #[test]
    fn a_new_consent_connects_an_account_again() {
        let mut connections = agreed();
        connections.revoke("acct_1");
        assert!(!connections.allows("acct_1"));

        connections.consent(String::from("ac_2"), String::from("acct_1"), 2000);
        connections.redeem("ac_2", 2000).unwrap();
        assert!(connections.allows("acct_1"));
    }
}
