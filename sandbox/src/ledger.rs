//! The books: nothing moves on an account's balance but through here.

use crate::{
    agenda::{Agenda, Due},
    clock::UnixSeconds,
    disputing::grounds,
    error::Result,
    ids::Ids,
    resources::{
        balance_transaction::{BalanceTransaction, Entry},
        charge::{Capture, Outcome},
    },
    state::Merchant,
};

/// The books of one account.
pub(crate) struct Ledger<'a> {
    pub(crate) merchant: &'a mut Merchant,
    pub(crate) ids: &'a mut Ids,
    pub(crate) agenda: &'a mut Agenda,
    pub(crate) now: UnixSeconds,
}

impl Ledger<'_> {
    /// Writes a balance transaction and gives its id.
    pub(crate) fn post(&mut self, entry: Entry) -> String {
        let id = self.ids.mint("txn_");
        let available_on = entry.available_on;
        let transaction = BalanceTransaction::new(id.clone(), self.now, entry);
        if available_on > self.now {
            let due = Due::Funds {
                account: self.merchant.account.id.clone(),
                transaction: id.clone(),
            };
            self.agenda.add(available_on, due);
        }
        self.merchant.balance_transactions.put(transaction);
        id
    }

    /// Takes `captured` of a charge that is held. A fee on it is collected soon.
    pub(crate) fn take(&mut self, charge: &str, captured: i64) -> Result<()> {
        let mut charge = self.merchant.charges.get(charge, "charge")?.clone();
        let available_on = charge.settles_on(self.now);
        let payer = self.merchant.account.fee_payer();
        charge.outcome = Outcome::Captured(Capture {
            amount: captured,
            balance_transaction: self.post(Entry::charge(&charge, captured, available_on, payer)),
            available_on,
            application_fee: None,
            returned: 0,
            returned_with_fee: 0,
        });
        if charge.facts.application_fee_amount.is_some() {
            let due = Due::ApplicationFee {
                account: self.merchant.account.id.clone(),
                charge: charge.id.clone(),
            };
            self.agenda.add(self.now, due);
        }
        if grounds(charge.aftermath()).is_some() {
            let due = Due::Dispute {
                account: self.merchant.account.id.clone(),
                charge: charge.id.clone(),
            };
            self.agenda.add(self.now, due);
        }
        self.merchant.charges.put(charge);
        Ok(())
    }
}
