//! Giving money back: to customers, and of the platform's fee to accounts.

mod fees;

use crate::{
    agenda::Due,
    cards::Aftermath,
    clock::DAY_SECONDS,
    disputing::charged_back,
    error::{Error, Result},
    money::Currency,
    params::Metadata,
    refunding::fees::Share,
    resources::{
        balance_transaction::Entry,
        charge::{Charge, Outcome},
        dispute::Dispute,
        refund::{Event, Progress, Reason, Refund},
    },
    state::State,
};

/// What a refund is to be.
#[derive(Debug)]
pub(crate) struct Order {
    /// All that is left, if none is given.
    pub(crate) amount: Option<i64>,
    pub(crate) reason: Option<Reason>,
    pub(crate) metadata: Metadata,
    pub(crate) with_fee: bool,
}

impl State {
    /// Gives back what `order` says of a charge of `account`.
    pub(crate) fn refund(&mut self, account: &str, charge: &str, order: Order) -> Result<Refund> {
        let charge = self
            .ledger(account)?
            .merchant
            .charges
            .get(charge, "charge")?
            .clone();
        let left = check_refundable(&charge)?;
        self.check_not_charged_back(account, &charge)?;
        let amount = order.amount.unwrap_or(left);
        charge.currency.check_part(amount)?;
        if amount > left {
            return Err(too_much(charge.currency, amount, left, "charge"));
        }
        if order.with_fee && charge.facts.application_fee_amount.is_none() {
            return Err(not_the_fee_taker(&charge.id));
        }

        let share = if order.with_fee {
            self.share_to_return(&charge, amount)?
        } else {
            None
        };
        let refund = self.return_money(account, &charge, amount, order, share.as_ref())?;
        if let Some(Share { fee, amount }) = share {
            self.give_fee_back(&fee, amount, &charge, Metadata::new())?;
        }
        if amount == left {
            self.close_inquiry(account, &charge.id)?;
        }
        Ok(refund)
    }

    fn check_not_charged_back(&mut self, account: &str, charge: &Charge) -> Result<()> {
        let mut disputes = self.ledger(account)?.merchant.disputes.newest_first();
        let stands_against =
            |dispute: &Dispute| dispute.charge == charge.id && !dispute.is_charge_refundable();
        if disputes.any(stands_against) {
            return Err(charged_back(&charge.id));
        }
        Ok(())
    }

    fn return_money(
        &mut self,
        account: &str,
        charge: &Charge,
        amount: i64,
        order: Order,
        share: Option<&Share>,
    ) -> Result<Refund> {
        let mut ledger = self.ledger(account)?;
        let id = ledger.ids.mint(charge.method.draft.refund_prefix());
        let share = share.map_or(0, |share| share.amount);
        let entry = Entry::refund(&id, charge, amount, share, ledger.now);
        let refund = Refund {
            id,
            created: ledger.now,
            amount,
            currency: charge.currency,
            charge: charge.id.clone(),
            payment_intent: charge.payment_intent.clone(),
            customer: charge.facts.customer.clone(),
            method: charge.method.clone(),
            reason: order.reason,
            metadata: order.metadata,
            balance_transaction: ledger.post(entry),
            progress: match charge.aftermath() {
                Aftermath::RefundPends => Progress::Pending,
                Aftermath::Ordinary
                | Aftermath::BypassesPending
                | Aftermath::RefundFails
                | Aftermath::Fraud
                | Aftermath::NotReceived
                | Aftermath::Unauthorized
                | Aftermath::Inquiry => Progress::Succeeded,
            },
        };
        if let Some(event) = later(charge.aftermath()) {
            let due = Due::Refund {
                account: String::from(account),
                refund: refund.id.clone(),
                event,
            };
            ledger.agenda.add(ledger.now + DAY_SECONDS, due);
        }
        let merchant = ledger.merchant;
        if let Some(capture) = merchant
            .charges
            .get_mut(&charge.id, "charge")?
            .capture_mut()
        {
            capture.returned += amount;
            if order.with_fee {
                capture.returned_with_fee += amount;
            }
        }
        merchant.refunds.put(refund.clone());
        Ok(refund)
    }

    /// The customer's bank says what became of a refund, unless that is known already.
    pub(crate) fn end_refund(&mut self, account: &str, id: &str, event: Event) -> Result<()> {
        let refunds = &self.ledger(account)?.merchant.refunds;
        if refunds.get(id, "id")?.progress.allows(event) {
            self.move_refund(account, id, event)?;
        }
        Ok(())
    }

    /// Moves a refund on. What did not reach the customer can be refunded again; the platform's
    /// fee stays with the account.
    pub(crate) fn move_refund(&mut self, account: &str, id: &str, event: Event) -> Result<Refund> {
        let mut ledger = self.ledger(account)?;
        let mut refund = ledger.merchant.refunds.get(id, "id")?.clone();
        if !refund.progress.allows(event) {
            return Err(not_allowed(&refund, event));
        }
        refund.progress = match event {
            Event::Succeed => Progress::Succeeded,
            Event::Fail | Event::Cancel => {
                let charge = ledger.merchant.charges.get_mut(&refund.charge, "charge")?;
                if let Some(capture) = charge.capture_mut() {
                    capture.returned -= refund.amount;
                }
                let charge = charge.clone();
                let entry = Entry::refund_failure(id, &charge, refund.amount, ledger.now);
                let reversal = ledger.post(entry);
                if event == Event::Fail {
                    Progress::Failed { reversal }
                } else {
                    Progress::Canceled { reversal }
                }
            }
        };
        ledger.merchant.refunds.put(refund.clone());
        Ok(refund)
    }
}

/// What the customer's bank says a day later.
fn later(aftermath: Aftermath) -> Option<Event> {
    match aftermath {
        Aftermath::RefundPends => Some(Event::Succeed),
        Aftermath::RefundFails => Some(Event::Fail),
        Aftermath::Ordinary
        | Aftermath::BypassesPending
        | Aftermath::Fraud
        | Aftermath::NotReceived
        | Aftermath::Unauthorized
        | Aftermath::Inquiry => None,
    }
}

/// What is left of the charge to give back.
fn check_refundable(charge: &Charge) -> Result<i64> {
    let intent = &charge.payment_intent;
    match &charge.outcome {
        Outcome::Captured(capture) if capture.returned < capture.amount => {
            Ok(capture.amount - capture.returned)
        }
        Outcome::Captured(_) => Err(Error::invalid(format!(
            "Charge {} has already been refunded.",
            charge.id
        ))
        .code("charge_already_refunded")),
        Outcome::Held => Err(Error::invalid(format!(
            "This uncaptured Charge was created by a PaymentIntent ({intent}). You must cancel \
             the PaymentIntent to reverse the authorization instead of refunding the Charge \
             directly. For more information, see \
             https://stripe.com/docs/payments/payment-intents/creating-payment-intents#separate-auth-capture"
        ))),
        Outcome::Pending | Outcome::Released | Outcome::Declined(_) => Err(without_charge(intent)),
    }
}

/// Only who took a fee may give it back.
pub(crate) fn not_the_fee_taker(charge: &str) -> Error {
    Error::invalid(format!(
        "Only an application generating a fee can call refund_application_fee on {charge}"
    ))
    .param("refund_application_fee")
}

/// A payment that took no money.
pub(crate) fn without_charge(intent: &str) -> Error {
    Error::invalid(format!(
        "This PaymentIntent ({intent}) does not have a successful charge to refund."
    ))
}

fn too_much(currency: Currency, amount: i64, left: i64, of: &str) -> Error {
    let (amount, left) = (currency.with_sign(amount), currency.with_sign(left));
    Error::invalid(format!(
        "Refund amount ({amount}) is greater than unrefunded amount on {of} ({left})"
    ))
    .param("amount")
}

fn not_allowed(refund: &Refund, event: Event) -> Error {
    let (id, status) = (&refund.id, refund.progress.as_str());
    let change = match event {
        Event::Succeed => "succeed",
        Event::Fail => "fail",
        Event::Cancel => "be canceled",
    };
    Error::invalid(format!(
        "The refund {id} cannot {change} because it has a status of {status}."
    ))
}
