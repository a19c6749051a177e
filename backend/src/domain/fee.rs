//! What the platform takes of a payment when nobody says so for the payment itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{Currency, Money};

/// Ten thousandths of an amount.
const WHOLE: i128 = 10_000;

/// A share of each payment, and a fixed part for each currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct FeePolicy(Parts);

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    #[serde(default)]
    basis_points: u16,
    #[serde(default)]
    fixed: BTreeMap<Currency, i64>,
}

/// Why a policy is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FeePolicyError {
    /// More than all of a payment.
    #[error("basis_points must be less than 10000: a fee is less than its payment")]
    Share,
    /// A fixed part that is not a fee.
    #[error("a fixed fee in {0} must not be negative")]
    Fixed(Currency),
}

impl FeePolicy {
    /// A share in hundredths of a percent, and a fixed part in minor units of each currency that
    /// has one.
    ///
    /// # Errors
    /// [`FeePolicyError`].
    pub fn new(basis_points: u16, fixed: BTreeMap<Currency, i64>) -> Result<Self, FeePolicyError> {
        if i128::from(basis_points) >= WHOLE {
            return Err(FeePolicyError::Share);
        }
        if let Some((currency, _)) = fixed.iter().find(|(_, minor)| **minor < 0) {
            return Err(FeePolicyError::Fixed(*currency));
        }
        Ok(Self(Parts {
            basis_points,
            fixed,
        }))
    }

    /// The share, in hundredths of a percent.
    pub const fn basis_points(&self) -> u16 {
        self.0.basis_points
    }

    /// The fixed part of each currency that has one, in its minor units.
    pub const fn fixed(&self) -> &BTreeMap<Currency, i64> {
        &self.0.fixed
    }

    /// The fee of a payment, in minor units: the share, rounded down in favour of the account, and
    /// the fixed part of the currency. None when that is nothing.
    ///
    /// A fee that is not below its payment is still told: whoever asks must refuse the payment.
    pub fn fee(&self, payment: Money) -> Option<i64> {
        let share = i128::from(payment.minor()) * i128::from(self.0.basis_points) / WHOLE;
        let fixed = self.0.fixed.get(&payment.currency()).copied();
        let fee = share + i128::from(fixed.unwrap_or_default());
        i64::try_from(fee).ok().filter(|fee| *fee > 0)
    }
}

impl TryFrom<Parts> for FeePolicy {
    type Error = FeePolicyError;

    fn try_from(parts: Parts) -> Result<Self, FeePolicyError> {
        Self::new(parts.basis_points, parts.fixed)
    }
}

impl From<FeePolicy> for Parts {
    fn from(policy: FeePolicy) -> Self {
        policy.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn eur() -> Currency {
        Currency::new("eur").unwrap()
    }

    fn fee(basis_points: u16, fixed: i64, amount: i64) -> Option<i64> {
        let policy = FeePolicy::new(basis_points, [(eur(), fixed)].into()).unwrap();
        policy.fee(Money::from_minor(amount, eur()))
    }

    #[test]
    fn a_fee_is_a_share_and_a_fixed_part() {
        for (basis_points, fixed, amount, expected) in [
            (250, 30, 10_000, Some(280)),
            (250, 0, 1_999, Some(49)),
            (0, 30, 10_000, Some(30)),
            (1, 0, 9_999, None),
            (0, 0, 10_000, None),
            (9_999, 0, i64::MAX, Some(9_222_449_699_651_090_329)),
        ] {
            assert_eq!(fee(basis_points, fixed, amount), expected, "{amount}");
        }
    }

    #[test]
    fn a_fixed_part_counts_in_its_own_currency_only() {
        let policy = FeePolicy::new(100, [(eur(), 30)].into()).unwrap();
        let yen = Money::from_minor(1_000, Currency::new("jpy").unwrap());
        assert_eq!(policy.fee(yen), Some(10));
    }

    #[test]
    fn a_policy_that_takes_everything_or_gives_is_refused() {
        assert_eq!(
            FeePolicy::new(10_000, BTreeMap::new()),
            Err(FeePolicyError::Share)
        );
        assert_eq!(
            FeePolicy::new(0, [(eur(), -1)].into()),
            Err(FeePolicyError::Fixed(eur()))
        );
        let json = r#"{"basis_points":10001,"fixed":{}}"#;
        assert!(serde_json::from_str::<FeePolicy>(json).is_err());
    }

    proptest! {
        #[test]
        fn a_share_is_never_negative_and_never_the_whole(
            basis_points in 0_u16..10_000,
            amount in 1..=i64::MAX,
        ) {
            let fee = fee(basis_points, 0, amount).unwrap_or_default();
            prop_assert!((0..amount).contains(&fee));
        }

        #[test]
        fn a_larger_payment_has_no_smaller_fee(
            basis_points in 0_u16..10_000,
            fixed in 0_i64..1_000_000,
            amount in 1..i64::MAX / 2,
            more in 0..i64::MAX / 2,
        ) {
            let small = fee(basis_points, fixed, amount).unwrap_or_default();
            let large = fee(basis_points, fixed, amount + more);
            prop_assert!(large.unwrap_or(i64::MAX) >= small);
        }
    }
}
