//! The accounts, and which of them somebody could have changed.

use std::ops::Deref;

use indexmap::IndexMap;

use crate::{resources::account::Account, state::Merchant};

/// Every account by its id; the platform's own is the first. Whoever takes one to change it leaves
/// a note, so that a change is found without looking at all of them.
#[derive(Debug)]
pub(crate) struct Merchants {
    all: IndexMap<String, Merchant>,
    /// How each account looked before; nothing where it is new.
    touched: IndexMap<String, Option<Account>>,
}

impl Merchants {
    /// The platform's own account and no other.
    pub(crate) fn new(platform: Merchant) -> Self {
        Self {
            all: IndexMap::from([(platform.account.id.clone(), platform)]),
            touched: IndexMap::new(),
        }
    }

    /// An account, to be changed.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Merchant> {
        self.touch(id);
        self.all.get_mut(id)
    }

    /// The platform's own account, to be changed.
    pub(crate) fn first_mut(&mut self) -> Option<(&String, &mut Merchant)> {
        if let Some((id, _)) = self.all.first() {
            let id = id.clone();
            self.touch(&id);
        }
        self.all.first_mut()
    }

    /// Adds an account.
    pub(crate) fn insert(&mut self, id: String, merchant: Merchant) {
        self.touch(&id);
        self.all.insert(id, merchant);
    }

    /// Takes an account away, with all that it owns.
    pub(crate) fn shift_remove(&mut self, id: &str) -> Option<Merchant> {
        self.touch(id);
        self.all.shift_remove(id)
    }

    /// An account, for somebody who only looks at what others changed.
    pub(crate) fn peek_mut(&mut self, id: &str) -> Option<&mut Merchant> {
        self.all.get_mut(id)
    }

    /// The accounts that somebody could have changed since the last time, as they were before.
    pub(crate) fn take_touched(&mut self) -> IndexMap<String, Option<Account>> {
        std::mem::take(&mut self.touched)
    }

    fn touch(&mut self, id: &str) {
        if !self.touched.contains_key(id) {
            let before = self.all.get(id).map(|merchant| merchant.account.clone());
            self.touched.insert(String::from(id), before);
        }
    }
}

impl Deref for Merchants {
    type Target = IndexMap<String, Merchant>;

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}
