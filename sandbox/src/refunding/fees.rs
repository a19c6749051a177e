//! Giving the platform's fee back to the account that paid it.

use crate::{
    error::{Error, Result},
    money::check_positive,
    params::Metadata,
    refunding::too_much,
    resources::{
        application_fee::{ApplicationFee, FeeRefund},
        balance_transaction::Entry,
        charge::Charge,
    },
    state::State,
};

/// The part of a fee that goes back together with a part of its charge.
#[derive(Debug)]
pub(super) struct Share {
    pub(super) fee: String,
    pub(super) amount: i64,
}

impl State {
    /// Gives back `amount` of the platform's fee, or all that is left of it.
    pub(crate) fn refund_fee(
        &mut self,
        fee: &str,
        amount: Option<i64>,
        metadata: Metadata,
    ) -> Result<FeeRefund> {
        let fee = self.fee(fee)?.clone();
        let charges = &self.ledger(&fee.account)?.merchant.charges;
        let charge = charges.get(&fee.charge, "charge")?.clone();
        let amount = check(&fee, amount)?;

        let refund = self.give_fee_back(&fee.id, amount, &charge, metadata)?;
        let mut ledger = self.ledger(&fee.account)?;
        let entry = Entry::application_fee_refund(&refund.id, amount, &charge, ledger.now);
        ledger.post(entry);
        Ok(refund)
    }

    /// The share is reckoned on all that was returned with its fee so far, so that many small
    /// refunds return as much of it as one large one.
    pub(super) fn share_to_return(
        &mut self,
        charge: &Charge,
        amount: i64,
    ) -> Result<Option<Share>> {
        let Some((capture, id)) = charge
            .capture()
            .and_then(|capture| Some((capture, capture.application_fee.clone()?)))
        else {
            return Ok(None);
        };
        let fee = self.fee(&id)?;
        let share = fee.share(capture.returned_with_fee + amount, capture.amount)
            - fee.share(capture.returned_with_fee, capture.amount);
        let amount = share.min(fee.left());
        Ok((amount > 0).then_some(Share { fee: id, amount }))
    }

    /// The platform's half of it. The account gets the money by another entry in its own books.
    pub(super) fn give_fee_back(
        &mut self,
        fee: &str,
        amount: i64,
        charge: &Charge,
        metadata: Metadata,
    ) -> Result<FeeRefund> {
        let platform = String::from(self.platform());
        let mut ledger = self.ledger(&platform)?;
        let id = ledger.ids.mint("fr_");
        let entry = Entry::application_fee_refund(&id, -amount, charge, ledger.now);
        let refund = FeeRefund {
            id,
            created: ledger.now,
            amount,
            balance_transaction: ledger.post(entry),
            currency: charge.currency,
            fee: String::from(fee),
            metadata,
        };
        let fees = &mut ledger.merchant.application_fees;
        fees.get_mut(fee, "id")?.refunds.push(refund.clone());
        Ok(refund)
    }

    fn fee(&mut self, id: &str) -> Result<&ApplicationFee> {
        let platform = String::from(self.platform());
        let platform = self.ledger(&platform)?.merchant;
        platform.application_fees.get(id, "id")
    }
}

fn check(fee: &ApplicationFee, amount: Option<i64>) -> Result<i64> {
    let left = fee.left();
    if left == 0 {
        return Err(Error::invalid(format!(
            "Application fee {} has already been refunded.",
            fee.id
        )));
    }
    let amount = amount.unwrap_or(left);
    check_positive(amount)?;
    if amount > left {
        return Err(too_much(fee.currency, amount, left, "fee"));
    }
    Ok(amount)
}
