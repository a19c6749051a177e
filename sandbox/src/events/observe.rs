//! From changes to events: who changed what is asked of the objects, not of who changed them.

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds,
    events::{
        Cause,
        change::Change,
        derive::{Occurrence, occurrences, rank},
    },
    resources::{
        Resource as _,
        account::{Account, capability::CAPABILITIES},
    },
    routes::balance,
    state::{Merchant, State},
};

impl State {
    /// Makes events of what changed since the last time.
    pub(crate) fn observe(&mut self, cause: &Cause, at: UnixSeconds) {
        let touched = self.merchants.take_touched();
        let connected_before = self.connections.take_changed();
        if touched.is_empty() && connected_before.is_empty() {
            return;
        }
        let mut happened = self.connections_changed(connected_before, &touched);
        for (id, before) in touched {
            let changes = self.changes_on(&id, before.as_ref());
            let on_account = changes
                .iter()
                .flat_map(|change| occurrences(change, cause.initiative()));
            happened.extend(on_account.map(|what| (id.clone(), what)));
        }
        happened.sort_by_key(|(_, what)| rank(what.name));
        for (account, what) in happened {
            self.happen(&account, what, cause, at);
        }
    }

    /// Writes an event down, and what is to be sent because of it.
    pub(crate) fn happen(
        &mut self,
        account: &str,
        what: Occurrence,
        cause: &Cause,
        at: UnixSeconds,
    ) -> String {
        let event = self
            .events
            .add(&mut self.ids, account, at, what, cause.clone());
        let event = event.clone();
        let fate = self.faults.webhooks.fate(self.faults.seed, event.ordinal);
        self.announce(&event, fate);
        event.id
    }

    /// Money became available: one event for all that did.
    pub(crate) fn funds_arrived(&mut self, account: &str, at: UnixSeconds) {
        let is_platform = account == self.platform();
        let Some(merchant) = self.merchants.get(account) else {
            return;
        };
        let balance = balance::to_json(merchant, is_platform);
        let what = Occurrence::new("balance.available", &balance);
        self.happen(account, what, &Cause::Itself, at);
    }

    fn changes_on(&mut self, id: &str, before: Option<&Account>) -> Vec<Change> {
        let Some(merchant) = self.merchants.peek_mut(id) else {
            return Vec::new();
        };
        let mut changes = merchant.take_changes();
        changes.extend(account_changes(before, &merchant.account));
        changes
    }

    /// Accounts that the platform may act for now and could not before, and the reverse.
    fn connections_changed(
        &self,
        mut before: IndexMap<String, bool>,
        touched: &IndexMap<String, Option<Account>>,
    ) -> Vec<(String, Occurrence)> {
        // An account that is deleted is not connected any more.
        for (id, account) in touched {
            if account.is_some() && !self.merchants.contains_key(id) {
                let allowed = self.connections.allows(id);
                before.entry(id.clone()).or_insert(allowed);
            }
        }
        let application = json!({
            "id": self.application,
            "object": "application",
            "name": self.platform_name(),
        });
        let changed = before.into_iter().filter_map(|(id, was_allowed)| {
            let was_there = !matches!(touched.get(&id), Some(None));
            let is_there = self.merchants.contains_key(&id);
            let was = was_there && was_allowed;
            let is = is_there && self.connections.allows(&id);
            let name = match (was, is) {
                (false, true) => "account.application.authorized",
                (true, false) => "account.application.deauthorized",
                _ => return None,
            };
            Some((id, Occurrence::new(name, &application)))
        });
        changed.collect()
    }

    fn platform_name(&self) -> Value {
        let platform = self.merchants.first();
        platform.map_or(Value::Null, |(_, it)| it.account.display_name().into())
    }
}

impl Merchant {
    /// What changed on the shelves. No shelf can be forgotten: each is named.
    fn take_changes(&mut self) -> Vec<Change> {
        let Self {
            account: _,
            payment_intents,
            payment_methods,
            charges,
            confirmation_tokens,
            refunds,
            balance_transactions,
            application_fees,
            disputes,
            mandates,
            setup_intents,
            payment_method_domains,
            customers,
            customer_sessions: _,
            deleted_customers: _,
            webhook_endpoints,
        } = self;
        [
            payment_intents.take_changes(),
            payment_methods.take_changes(),
            charges.take_changes(),
            confirmation_tokens.take_changes(),
            refunds.take_changes(),
            balance_transactions.take_changes(),
            application_fees.take_changes(),
            disputes.take_changes(),
            mandates.take_changes(),
            setup_intents.take_changes(),
            payment_method_domains.take_changes(),
            customers.take_changes(),
            webhook_endpoints.take_changes(),
        ]
        .concat()
    }
}

/// What changed about the account itself, and about each of its capabilities.
fn account_changes(before: Option<&Account>, after: &Account) -> Vec<Change> {
    if before == Some(after) {
        return Vec::new();
    }
    let capability = |account: &Account, name| account.capability_json(name).ok();
    let capabilities = CAPABILITIES.into_iter().map(|name| Change {
        kind: "capability",
        before: before.and_then(|before| capability(before, name)),
        after: capability(after, name),
    });
    let account = Change {
        kind: Account::OBJECT,
        before: before.map(Account::to_json),
        after: Some(after.to_json()),
    };
    std::iter::once(account)
        .chain(capabilities)
        .filter(|change| change.before != change.after)
        .collect()
}
