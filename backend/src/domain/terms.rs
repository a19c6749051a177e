//! The amount of a checkout, and the platform's share of it.

use shared::{Money, MoneyError};

/// The amount, and the platform's share of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    money: Money,
    application_fee: Option<i64>,
}

/// Why an amount or a fee is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    /// The amount can not be charged.
    #[error(transparent)]
    Amount(#[from] MoneyError),
    /// The fee is not between nothing and the amount.
    #[error("application_fee_amount must be more than 0 and less than the amount")]
    Fee,
}

impl Terms {
    /// Checks an amount and a fee in the same currency.
    ///
    /// # Errors
    /// [`TermsError`] names the one at fault.
    pub fn new(money: Money, application_fee: Option<i64>) -> Result<Self, TermsError> {
        let money = money.chargeable()?;
        match application_fee {
            Some(fee) if fee <= 0 || fee >= money.minor() => Err(TermsError::Fee),
            _ => Ok(Self {
                money,
                application_fee,
            }),
        }
    }

    /// What the customer pays.
    pub const fn money(self) -> Money {
        self.money
    }

    /// The platform's share, in minor units.
    pub const fn application_fee(self) -> Option<i64> {
        self.application_fee
    }
}

#[cfg(test)]
mod tests {
    use shared::Currency;

    use super::*;

    fn terms(amount: i64, fee: Option<i64>) -> Result<Terms, TermsError> {
        Terms::new(
            Money::from_minor(amount, Currency::new("eur").unwrap()),
            fee,
        )
    }

    #[test]
    fn a_fee_lies_between_nothing_and_the_amount() {
        assert!(terms(100, Some(1)).is_ok());
        assert!(terms(100, Some(99)).is_ok());
        for fee in [0, -1, 100, 101, i64::MIN, i64::MAX] {
            assert_eq!(terms(100, Some(fee)), Err(TermsError::Fee), "{fee}");
        }
        assert_eq!(
            terms(0, None),
            Err(TermsError::Amount(MoneyError::NotPositive))
        );
    }
}
