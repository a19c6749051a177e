//! Accounts that could take payments a moment ago, so that Stripe is not asked for each checkout.
//!
//! An account that can not is never kept. One that Stripe has disabled since is refused after
//! [`LIFETIME_MS`] at the latest, and at once when Stripe refuses to make a payment on it or tells us.
//! Only while Stripe does not answer, the account counts as able for [`REMEMBERED_MS`]: to make a
//! checkout moves no money, and its payment asks Stripe again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use shared::AccountId;

use crate::domain::Timestamp;

/// For so long an account counts as able to take payments.
pub const LIFETIME_MS: i64 = 10_000;
/// For so long it does when Stripe can not be asked.
pub const REMEMBERED_MS: i64 = 10 * 60 * 1000;
/// More accounts than a server is likely to see in that time.
const MOST: usize = 10_000;

/// The accounts of one server. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct ReadyAccounts(Arc<Mutex<HashMap<AccountId, Ready>>>);

#[derive(Debug)]
struct Ready {
    name: String,
    since: Timestamp,
}

impl ReadyAccounts {
    /// The name that customers of an account see, when it was able to take payments a moment ago.
    pub fn name(&self, account: &AccountId, now: Timestamp) -> Option<String> {
        self.name_since(account, now.before(LIFETIME_MS))
    }

    /// The same for when Stripe can not be asked: it was able to a while ago, and nothing else was
    /// heard since.
    pub fn remembered_name(&self, account: &AccountId, now: Timestamp) -> Option<String> {
        self.name_since(account, now.before(REMEMBERED_MS))
    }

    fn name_since(&self, account: &AccountId, since: Timestamp) -> Option<String> {
        let accounts = self.lock();
        let ready = accounts.get(account).filter(|it| it.since > since)?;
        Some(ready.name.clone())
    }

    /// Stripe says that an account can take payments.
    pub fn keep(&self, account: &AccountId, name: &str, now: Timestamp) {
        let mut accounts = self.lock();
        if accounts.len() >= MOST {
            let remembered = now.before(REMEMBERED_MS);
            accounts.retain(|_, ready| ready.since > remembered);
        }
        if accounts.len() < MOST {
            let name = name.to_owned();
            accounts.insert(account.clone(), Ready { name, since: now });
        }
    }

    /// The account may not be able to any more.
    pub fn forget(&self, account: &AccountId) {
        self.lock().remove(account);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<AccountId, Ready>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: usize) -> AccountId {
        format!("acct_{number}").parse().unwrap()
    }

    #[test]
    fn an_account_is_ready_for_as_long_as_is_said() {
        let accounts = ReadyAccounts::default();
        let at = Timestamp::from_millis;
        accounts.keep(&account(1), "Bakery", at(0));

        for (now, expected) in [
            (0, Some("Bakery")),
            (LIFETIME_MS - 1, Some("Bakery")),
            (LIFETIME_MS, None),
        ] {
            assert_eq!(accounts.name(&account(1), at(now)).as_deref(), expected);
        }
        assert_eq!(accounts.name(&account(2), at(0)), None);
    }

    #[test]
    fn an_account_is_remembered_for_longer_and_not_for_ever() {
        let accounts = ReadyAccounts::default();
        let at = Timestamp::from_millis;
        accounts.keep(&account(1), "Bakery", at(0));

        for (now, is_remembered) in [
            (LIFETIME_MS, true),
            (REMEMBERED_MS - 1, true),
            (REMEMBERED_MS, false),
        ] {
            let remembered = accounts.remembered_name(&account(1), at(now));
            assert_eq!(remembered.is_some(), is_remembered, "{now}");
        }
        accounts.forget(&account(1));
        assert_eq!(accounts.remembered_name(&account(1), at(0)), None);
    }

    #[test]
    fn a_forgotten_account_is_not_ready() {
        let accounts = ReadyAccounts::default();
        let now = Timestamp::from_millis(0);
        accounts.keep(&account(1), "Bakery", now);

        accounts.forget(&account(1));

        assert_eq!(accounts.name(&account(1), now), None);
    }

    #[test]
    fn no_number_of_accounts_fills_the_memory() {
        let accounts = ReadyAccounts::default();
        let (then, now) = (
            Timestamp::from_millis(0),
            Timestamp::from_millis(REMEMBERED_MS),
        );
        for number in 0..=MOST {
            accounts.keep(&account(number), "", then);
        }
        assert_eq!(accounts.lock().len(), MOST);

        accounts.keep(&account(MOST), "", now);

        assert_eq!(accounts.lock().len(), 1);
    }
}
