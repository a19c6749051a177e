//! Disputes, from the bank's letter to its verdict: what they do to the account's balance.

use crate::{
    agenda::Due,
    cards::Aftermath,
    choice::Choice as _,
    clock::UnixSeconds,
    error::{Error, Result},
    ledger::Ledger,
    params::Metadata,
    resources::{
        Resource as _,
        balance_transaction::{Entry, Kind},
        charge::Charge,
        dispute::{
            ANSWER_SECONDS, Case, Dispute, Evidence,
            reason::Reason,
            status::{Event, Status},
        },
        payment_method::PaymentMethod,
    },
    state::State,
};

/// Why a charge is disputed, and how hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grounds {
    pub(crate) reason: Reason,
    pub(crate) case: Case,
}

/// What the customer will have against a charge that ends like this.
pub(crate) fn grounds(aftermath: Aftermath) -> Option<Grounds> {
    let (reason, case) = match aftermath {
        Aftermath::Fraud => (Reason::Fraudulent, Case::Chargeback),
        Aftermath::NotReceived => (Reason::ProductNotReceived, Case::Chargeback),
        Aftermath::Unauthorized => (Reason::DebitNotAuthorized, Case::Chargeback),
        Aftermath::Inquiry => (Reason::Fraudulent, Case::Inquiry),
        Aftermath::Ordinary
        | Aftermath::BypassesPending
        | Aftermath::RefundPends
        | Aftermath::RefundFails => return None,
    };
    Some(Grounds { reason, case })
}

impl State {
    /// The bank writes that the customer disputes a charge of `account`.
    ///
    /// # Errors
    /// A charge that took no money, has nothing left, or is disputed already.
    pub(crate) fn open_dispute(
        &mut self,
        account: &str,
        charge: &str,
        grounds: Grounds,
    ) -> Result<Dispute> {
        let mut ledger = self.ledger(account)?;
        let charge = ledger.merchant.charges.get(charge, "charge")?.clone();
        let mut dispute = Dispute {
            id: ledger.ids.mint("du_"),
            created: ledger.now,
            amount: disputable(&charge)?,
            currency: charge.currency,
            payment_intent: charge.payment_intent,
            charge: charge.id,
            reason: grounds.reason,
            status: match grounds.case {
                Case::Chargeback => Status::NeedsResponse,
                Case::Inquiry => Status::WarningNeedsResponse,
            },
            movements: Vec::new(),
            evidence: Evidence::default(),
            due_by: ledger.now + time_to_answer(&charge.method),
            method: charge.method,
            past_due: false,
            submissions: 0,
            intended_submission_method: None,
            metadata: Metadata::new(),
        };
        if grounds.case == Case::Chargeback {
            ledger.take_back(&mut dispute)?;
        }
        let charges = &mut ledger.merchant.charges;
        charges.get_mut(&dispute.charge, "charge")?.disputed = true;
        ledger.await_answer(&dispute);
        ledger.merchant.disputes.put(dispute.clone());
        Ok(dispute)
    }

    /// A charge turns out as its card promised.
    pub(crate) fn dispute(&mut self, account: &str, charge: &str) -> Result<()> {
        let charges = &self.ledger(account)?.merchant.charges;
        let charge = charges.get(charge, "charge")?;
        // Somebody was faster: it was refunded, or disputed by hand.
        let is_disputable = disputable(charge).is_ok();
        if let (Some(grounds), true) = (grounds(charge.aftermath()), is_disputable) {
            let id = charge.id.clone();
            self.open_dispute(account, &id, grounds)?;
        }
        Ok(())
    }

    /// Moves a dispute on, with its money.
    ///
    /// # Errors
    /// What the dispute's status does not allow.
    pub(crate) fn move_dispute(
        &mut self,
        account: &str,
        id: &str,
        event: Event,
    ) -> Result<Dispute> {
        let mut ledger = self.ledger(account)?;
        let mut dispute = ledger.merchant.disputes.get(id, "dispute")?.clone();
        dispute.status = dispute
            .status
            .after(event)
            .ok_or_else(|| not_allowed(&dispute, event))?;
        match event {
            Event::Win => ledger.reinstate(&mut dispute)?,
            Event::Escalate => {
                ledger.take_back(&mut dispute)?;
                dispute.due_by = ledger.now + ANSWER_SECONDS;
                ledger.await_answer(&dispute);
            }
            Event::Submit => {
                dispute.submissions += 1;
                ledger.await_verdict(&dispute);
            }
            Event::Concede | Event::Lose | Event::CloseInquiry => {}
        }
        ledger.merchant.disputes.put(dispute.clone());
        Ok(dispute)
    }

    /// A bank has no more questions about a charge that was refunded as a whole.
    pub(crate) fn close_inquiry(&mut self, account: &str, charge: &str) -> Result<()> {
        let is_open_inquiry = |dispute: &&Dispute| {
            dispute.charge == charge && dispute.status.after(Event::CloseInquiry).is_some()
        };
        let mut disputes = self.ledger(account)?.merchant.disputes.newest_first();
        let found = disputes.find(is_open_inquiry).map(|it| it.id.clone());
        drop(disputes);
        match found {
            None => Ok(()),
            Some(id) => self
                .move_dispute(account, &id, Event::CloseInquiry)
                .map(drop),
        }
    }

    /// The time for an answer is over: a chargeback without one is lost.
    pub(crate) fn end_waiting(&mut self, at: UnixSeconds, account: &str, id: &str) -> Result<()> {
        let disputes = &mut self.ledger(account)?.merchant.disputes;
        let dispute = disputes.get_mut(id, "dispute")?;
        if !dispute.status.is_open() || at < dispute.due_by {
            return Ok(());
        }
        dispute.past_due = true;
        if dispute.status == Status::NeedsResponse {
            self.move_dispute(account, id, Event::Lose)?;
        }
        Ok(())
    }

    /// The bank decides about the evidence that it has.
    pub(crate) fn decide(&mut self, account: &str, id: &str) -> Result<()> {
        let disputes = &self.ledger(account)?.merchant.disputes;
        let dispute = disputes.get(id, "dispute")?;
        let text = dispute.evidence.uncategorized_text();
        if let Some(event) = dispute.status.verdict(text) {
            self.move_dispute(account, id, event)?;
        }
        Ok(())
    }
}

impl Ledger<'_> {
    /// The bank takes the money, and Stripe its fee for that.
    fn take_back(&mut self, dispute: &mut Dispute) -> Result<()> {
        let payer = self.merchant.account.fee_payer();
        let entry = Entry::dispute(Kind::Dispute, dispute, payer, self.now);
        self.move_for(dispute, entry)
    }

    /// The money comes back, and Stripe's fee with it.
    fn reinstate(&mut self, dispute: &mut Dispute) -> Result<()> {
        let payer = self.merchant.account.fee_payer();
        let entry = Entry::dispute(Kind::DisputeReversal, dispute, payer, self.now);
        self.move_for(dispute, entry)
    }

    fn move_for(&mut self, dispute: &mut Dispute, entry: Entry) -> Result<()> {
        let id = self.post(entry);
        let movement = self.merchant.balance_transactions.get(&id, "id")?;
        dispute.movements.push(movement.clone());
        Ok(())
    }

    fn await_answer(&mut self, dispute: &Dispute) {
        let due = Due::DisputeAnswer {
            account: self.merchant.account.id.clone(),
            dispute: dispute.id.clone(),
        };
        self.agenda.add(dispute.due_by, due);
    }

    /// Banks of test mode decide in a moment.
    fn await_verdict(&mut self, dispute: &Dispute) {
        let due = Due::DisputeVerdict {
            account: self.merchant.account.id.clone(),
            dispute: dispute.id.clone(),
        };
        self.agenda.add(self.now, due);
    }
}

/// A bank gives the money of a debit back without asking anybody.
fn time_to_answer(method: &PaymentMethod) -> i64 {
    if method.draft.is_card() {
        ANSWER_SECONDS
    } else {
        0
    }
}

/// What of a charge can be disputed.
fn disputable(charge: &Charge) -> Result<i64> {
    let id = &charge.id;
    let left = charge
        .capture()
        .map_or(0, |capture| capture.amount - capture.returned);
    if left == 0 {
        return Err(Error::invalid(format!(
            "The charge {id} has no money left that could be disputed."
        ))
        .param("charge"));
    }
    if charge.disputed {
        return Err(
            Error::invalid(format!("The charge {id} is disputed already.")).param("charge"),
        );
    }
    Ok(left)
}

/// The bank has the money already, or may take it.
pub(crate) fn charged_back(charge: &str) -> Error {
    Error::invalid(format!(
        "Charge {charge} has been charged back; cannot issue a refund."
    ))
    .code("charge_disputed")
}

fn not_allowed(dispute: &Dispute, event: Event) -> Error {
    let change = match event {
        Event::Submit => "be answered",
        Event::Concede => "be closed",
        Event::Win => "be won",
        Event::Lose => "be lost",
        Event::CloseInquiry => "end as an inquiry",
        Event::Escalate => "be escalated",
    };
    Error::invalid(format!(
        "The {} {} cannot {change} because it has a status of {}.",
        Dispute::OBJECT,
        dispute.id(),
        dispute.status.as_str()
    ))
}
