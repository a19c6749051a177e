//! Vouchers: shown by a confirmation, paid or expired days later.

use crate::{
    agenda::Due,
    attempt::Attempt,
    error::Result,
    ledger::Ledger,
    resources::{
        payment_intent::{
            PaymentIntent,
            action::{Action, Answer},
            slip::Slip,
        },
        payment_method::PaymentMethod,
    },
    state::State,
    vouchers::{Fate, Voucher},
};

impl Attempt<'_> {
    /// Gives the customer a voucher. It takes the place of one that they had.
    pub(crate) fn show_voucher(
        &mut self,
        mut intent: PaymentIntent,
        method: PaymentMethod,
        voucher: Voucher,
        origin: &str,
    ) -> Result<PaymentIntent> {
        let fate = Fate::of(method.draft.billing_details.email.as_deref());
        let expires = match fate {
            Fate::Expires(Some(seconds)) => self.now + seconds,
            Fate::Expires(None) | Fate::Paid(_) => voucher.expires_at(self.now),
        };
        let (at, answer) = match fate {
            Fate::Paid(seconds) => (self.now + seconds, Answer::Succeeded),
            Fate::Expires(_) => (expires, Answer::Failed),
        };
        let slip = Slip::new(voucher, origin, &intent.id, self.ids.mint("vch_"), expires);
        let due = Due::Voucher {
            account: self.merchant.account.id.clone(),
            intent: intent.id.clone(),
            slip: slip.id.clone(),
            answer,
        };
        self.agenda.add(at, due);
        let action = Action::Voucher(slip);
        intent.phase = intent.phase.require_action(method.id.clone(), action)?;
        intent.failure = None;
        self.merchant.payment_methods.put(method);
        self.merchant.payment_intents.put(intent.clone());
        Ok(intent)
    }
}

impl State {
    /// The time has come at which a voucher is paid, or expires. One that was paid before, given up
    /// or replaced is none any more.
    pub(crate) fn hear_of_voucher(
        &mut self,
        account: &str,
        intent: &str,
        slip: &str,
        answer: Answer,
    ) -> Result<()> {
        if self.voucher(account, intent)?.is_none_or(|it| it != slip) {
            return Ok(());
        }
        self.end_voucher(account, intent, answer).map(drop)
    }

    /// The id of the voucher that a `PaymentIntent` waits for.
    pub(crate) fn voucher(&mut self, account: &str, intent: &str) -> Result<Option<String>> {
        let intents = &self.ledger(account)?.merchant.payment_intents;
        Ok(match intents.get(intent, "intent")?.phase.action() {
            Some(Action::Voucher(slip)) => Some(slip.id.clone()),
            Some(Action::Challenge { .. } | Action::Redirect { .. }) | None => None,
        })
    }

    /// The customer pays a voucher, or lets it expire. Gives the `PaymentIntent` back as it is then.
    ///
    /// # Errors
    /// It waits for nothing.
    pub(crate) fn end_voucher(
        &mut self,
        account: &str,
        intent: &str,
        answer: Answer,
    ) -> Result<PaymentIntent> {
        let Ledger {
            merchant,
            ids,
            agenda,
            now,
        } = self.ledger(account)?;
        let mut attempt = Attempt {
            merchant: &mut *merchant,
            ids,
            agenda,
            now,
        };
        attempt.finish(intent, answer)?;
        merchant.payment_intents.get(intent, "intent").cloned()
    }
}
