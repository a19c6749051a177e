//! What happens by itself, once its time has come by the sandbox's clock.
//!
//! Each call of the API, and each turn of the clock, first carries out what is due.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::{
    clock::UnixSeconds,
    error::Result,
    events::Cause,
    idempotency::KeyOfAccount,
    resources::{
        application_fee::ApplicationFee, balance_transaction::Entry, charge::Outcome,
        payment_intent::action::Answer, refund::Event,
    },
    state::State,
};

/// What is still to happen, in the order in which it will.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    entries: BTreeMap<(UnixSeconds, u64), Due>,
    written: u64,
    /// When that happens which is happening now: a clock that is put forward by a month passes all
    /// its days.
    happening_at: Option<UnixSeconds>,
}

/// Something that happens by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Due {
    /// The platform's fee on a charge becomes an object. Stripe does that after it has answered.
    ApplicationFee { account: String, charge: String },
    /// A bank says whether it pays a debit.
    Debit { account: String, charge: String },
    /// A customer disputes a charge.
    Dispute { account: String, charge: String },
    /// The time for an answer to a dispute is over.
    DisputeAnswer { account: String, dispute: String },
    /// The bank decides a dispute.
    DisputeVerdict { account: String, dispute: String },
    /// Money becomes available.
    Funds {
        account: String,
        transaction: String,
    },
    /// The bank lets a held amount go.
    HoldExpiry { account: String, intent: String },
    /// The answer to an idempotency key is forgotten.
    KeyExpiry(KeyOfAccount),
    /// The customer's bank says what became of a refund.
    Refund {
        account: String,
        refund: String,
        event: Event,
    },
    /// A customer pays a voucher, or it expires.
    Voucher {
        account: String,
        intent: String,
        slip: String,
        answer: Answer,
    },
}

impl Agenda {
    /// Notes what is to happen at `at`.
    pub(crate) fn add(&mut self, at: UnixSeconds, due: Due) {
        self.written += 1;
        self.entries.insert((at, self.written), due);
    }

    /// The time of what is happening, while something is.
    pub(crate) fn happening_at(&self) -> Option<UnixSeconds> {
        self.happening_at
    }

    /// Takes out the earliest entry whose time has come, with its time.
    fn take(&mut self, now: UnixSeconds) -> Option<(UnixSeconds, Due)> {
        let first = self.entries.first_entry()?;
        let (at, _) = *first.key();
        (at <= now).then(|| (at, first.remove()))
    }
}

impl State {
    /// Lets everything happen that is due. Money that becomes available is told of once for each
    /// account, not for each of its payments.
    pub(crate) fn catch_up(&mut self) {
        let mut funds = IndexMap::new();
        while let Some((at, due)) = self.agenda.take(self.clock.now()) {
            self.agenda.happening_at = Some(at);
            if let Err(error) = self.carry_out(at, &due) {
                tracing::warn!(?due, ?error, "what was due could not happen");
            }
            self.observe(&Cause::Itself, at);
            if let Due::Funds { account, .. } = due {
                funds.insert(account, at);
            }
        }
        for (account, at) in funds {
            self.funds_arrived(&account, at);
        }
        self.agenda.happening_at = None;
    }

    fn carry_out(&mut self, at: UnixSeconds, due: &Due) -> Result<()> {
        match due {
            Due::ApplicationFee { account, charge } => self.collect_fee(at, account, charge),
            Due::Debit { account, charge } => self.hear_of_debit(account, charge),
            Due::Dispute { account, charge } => self.dispute(account, charge),
            Due::DisputeAnswer { account, dispute } => self.end_waiting(at, account, dispute),
            Due::DisputeVerdict { account, dispute } => self.decide(account, dispute),
            Due::Funds {
                account,
                transaction,
            } => {
                let transactions = &mut self.ledger(account)?.merchant.balance_transactions;
                transactions.get_mut(transaction, "id")?.become_available();
                Ok(())
            }
            Due::HoldExpiry { account, intent } => self.let_go(at, account, intent),
            Due::KeyExpiry(key) => {
                self.keys.forget(key);
                Ok(())
            }
            Due::Refund {
                account,
                refund,
                event,
            } => self.end_refund(account, refund, *event),
            Due::Voucher {
                account,
                intent,
                slip,
                answer,
            } => self.hear_of_voucher(account, intent, slip, *answer),
        }
    }

    fn collect_fee(&mut self, at: UnixSeconds, account: &str, charge: &str) -> Result<()> {
        let platform = String::from(self.platform());
        let id = self.ids.mint("fee_");
        let charge = self
            .ledger(account)?
            .merchant
            .charges
            .get_mut(charge, "charge")?;
        let (Some(amount), Outcome::Captured(capture)) =
            (charge.facts.application_fee_amount, &mut charge.outcome)
        else {
            return Ok(());
        };
        capture.application_fee = Some(id.clone());
        let charge = charge.clone();

        let mut ledger = self.ledger(&platform)?;
        let entry = Entry::application_fee(&id, amount, &charge, ledger.now);
        let fee = ApplicationFee {
            id,
            created: at,
            account: String::from(account),
            application: charge.facts.application,
            amount,
            balance_transaction: ledger.post(entry),
            charge: charge.id,
            currency: charge.currency,
            refunds: Vec::new(),
        };
        ledger.merchant.application_fees.put(fee);
        Ok(())
    }

    /// A hold that was captured or canceled in time is none any more.
    pub(crate) fn let_go(&mut self, at: UnixSeconds, account: &str, intent: &str) -> Result<()> {
        let merchant = self.ledger(account)?.merchant;
        let intent = merchant.payment_intents.get_mut(intent, "intent")?;
        if intent.phase.capturable() == 0 {
            return Ok(());
        }
        intent.phase = intent.phase.expire(at)?;
        if let Some(charge) = &intent.latest_charge {
            let charge = merchant.charges.get_mut(charge, "charge")?;
            charge.outcome = Outcome::Released;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn funds(transaction: &str) -> Due {
        Due::Funds {
            account: String::from("acct_1"),
            transaction: String::from(transaction),
        }
    }

    #[test]
    fn what_is_due_first_happens_first_and_nothing_happens_early() {
        let mut agenda = Agenda::default();
        agenda.add(20, funds("late"));
        agenda.add(10, funds("early"));
        agenda.add(10, funds("next"));

        assert_eq!(agenda.take(9), None);
        assert_eq!(agenda.take(10), Some((10, funds("early"))));
        assert_eq!(agenda.take(10), Some((10, funds("next"))));
        assert_eq!(agenda.take(10), None);
        assert_eq!(agenda.take(99), Some((20, funds("late"))));
    }
}
