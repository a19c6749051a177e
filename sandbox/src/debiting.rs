//! Debits of bank accounts: begun by a confirmation, ended days later by the customer's bank.

use crate::{
    agenda::Due,
    attempt::Attempt,
    cards::Decline,
    debits::{Fate, Scheme},
    error::Result,
    resources::{
        charge::{Approval, Outcome},
        mandate::{Acceptance, Kind, Mandate},
        payment_intent::{PaymentIntent, failure::Failure},
        payment_method::{Instrument, PaymentMethod},
    },
    state::State,
};

/// How a debit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Paid,
    Failed(Decline),
}

impl Attempt<'_> {
    /// Asks the bank for the money. The `PaymentIntent` is `processing` meanwhile.
    pub(crate) fn debit(
        &mut self,
        mut intent: PaymentIntent,
        method: PaymentMethod,
        scheme: Scheme,
        acceptance: Acceptance,
    ) -> Result<PaymentIntent> {
        let reuse = intent.terms.setup_future_usage;
        let method = method.after_payment(intent.customer.as_deref(), reuse);
        let charge = self.ids.mint(method.draft.charge_prefix());
        intent.phase = intent.phase.process(method.id.clone(), charge.clone())?;
        intent.failure = None;

        let mandate = Mandate {
            id: self.ids.mint("mandate_"),
            created: self.now,
            acceptance,
            method: method.id.clone(),
            scheme,
            kind: reuse.map_or(Kind::SingleUse, |_| Kind::MultiUse),
            amount: intent.terms.amount,
            currency: intent.terms.currency,
            is_active: true,
        };
        let approval = Approval::Mandate(mandate.id.clone());
        self.merchant.mandates.put(mandate);
        if own_ending(&method).is_some() {
            let due = Due::Debit {
                account: self.merchant.account.id.clone(),
                charge: charge.clone(),
            };
            self.agenda.add(self.now + scheme.takes_seconds(), due);
        }
        self.record(&mut intent, charge, method, Outcome::Pending, approval);
        self.merchant.payment_intents.put(intent.clone());
        Ok(intent)
    }
}

impl State {
    /// The time has come at which the bank says whether it pays.
    pub(crate) fn hear_of_debit(&mut self, account: &str, charge: &str) -> Result<()> {
        let charges = &self.ledger(account)?.merchant.charges;
        let charge = charges.get(charge, "charge")?;
        // Somebody may have said it before the bank did.
        let (Outcome::Pending, Some(ending)) = (&charge.outcome, own_ending(&charge.method)) else {
            return Ok(());
        };
        let intent = charge.payment_intent.clone();
        self.end_debit(account, &intent, ending).map(drop)
    }

    /// Ends the debit of a `PaymentIntent` that is `processing`, and gives it back as it is then.
    ///
    /// # Errors
    /// It is not `processing`.
    pub(crate) fn end_debit(
        &mut self,
        account: &str,
        intent: &str,
        ending: Ending,
    ) -> Result<PaymentIntent> {
        let mut ledger = self.ledger(account)?;
        let merchant = &mut *ledger.merchant;
        let mut intent = merchant.payment_intents.get(intent, "intent")?.clone();
        let amount = intent.terms.amount;
        intent.phase = match ending {
            Ending::Paid => intent.phase.clear(amount)?,
            Ending::Failed(_) => intent.phase.bounce()?,
        };
        let latest = intent.latest_charge.as_deref().unwrap_or_default();
        let charge = merchant.charges.get_mut(latest, "charge")?;
        if let Approval::Mandate(mandate) = &charge.approval {
            let mandate = merchant.mandates.get_mut(mandate, "mandate")?;
            mandate.is_active = mandate.kind == Kind::MultiUse;
        }
        if let Ending::Failed(decline) = ending {
            let id = Some(charge.id.clone());
            charge.outcome = Outcome::Declined(decline);
            intent.failure = Some(Failure::declined(decline, id, charge.method.clone()));
        }
        merchant.payment_intents.put(intent.clone());
        if ending == Ending::Paid {
            ledger.take(intent.latest_charge.as_deref().unwrap_or_default(), amount)?;
        }
        Ok(intent)
    }

    /// The bank does not pay: for the reason that the account has, or for want of money.
    pub(crate) fn fail_debit(&mut self, account: &str, intent: &str) -> Result<PaymentIntent> {
        let merchant = self.ledger(account)?.merchant;
        let latest = merchant
            .payment_intents
            .get(intent, "intent")?
            .latest_charge
            .as_ref();
        let charge = latest.and_then(|id| merchant.charges.get(id, "charge").ok());
        let own = charge.and_then(|charge| own_ending(&charge.method));
        let ending = match own {
            Some(Ending::Failed(decline)) => Ending::Failed(decline),
            Some(Ending::Paid) | None => Ending::Failed(Decline::DEBIT_FUNDS),
        };
        self.end_debit(account, intent, ending)
    }
}

/// What the bank says if nobody else does.
fn own_ending(method: &PaymentMethod) -> Option<Ending> {
    let Instrument::BankAccount(account) = &method.draft.instrument else {
        return None;
    };
    match account.specimen.fate {
        Fate::Pays | Fate::PaysDisputed => Some(Ending::Paid),
        Fate::Fails(decline) => Some(Ending::Failed(decline)),
        Fate::Hangs => None,
    }
}
