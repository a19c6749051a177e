//! Amounts of money: integer minor units with their currency. No floating point.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::currency::Currency;

/// An amount in the minor unit of its currency (cents of EUR, whole JPY).
///
/// There is no `Add`: adding euros to yen must be a visible `Result`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Money {
    #[serde(rename = "amount")]
    minor: i64,
    currency: Currency,
}

/// Why two amounts can not be put together, or one can not be charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyError {
    /// The two amounts are of different currencies.
    Mismatch(Currency, Currency),
    /// The result does not fit 64 bits.
    Overflow,
    /// A charge must be more than nothing.
    NotPositive,
    /// Stripe wants a multiple of this many minor units for this currency.
    NotAMultiple(Currency, i64),
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mismatch(a, b) => write!(f, "an amount in {a} does not go with one in {b}"),
            Self::Overflow => f.write_str("the amount is too large"),
            Self::NotPositive => {
                f.write_str("the amount must be a positive integer in minor units")
            }
            Self::NotAMultiple(currency, step) => {
                write!(
                    f,
                    "an amount in {currency} must be a multiple of {step} minor units"
                )
            }
        }
    }
}

impl std::error::Error for MoneyError {}

impl Money {
    /// An amount of so many minor units.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency of the amount.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount itself when Stripe could charge it: positive, and a multiple of the currency's
    /// [step](Currency::step). Minimums depend on the settlement currency, so Stripe checks those.
    ///
    /// # Errors
    /// [`MoneyError::NotPositive`] or [`MoneyError::NotAMultiple`].
    pub const fn chargeable(self) -> Result<Self, MoneyError> {
        let step = self.currency.step();
        if self.minor <= 0 {
            Err(MoneyError::NotPositive)
        } else if self.minor % step != 0 {
            Err(MoneyError::NotAMultiple(self.currency, step))
        } else {
            Ok(self)
        }
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// [`MoneyError::Mismatch`] or [`MoneyError::Overflow`].
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_add)
    }

    /// The difference of two amounts of one currency.
    ///
    /// # Errors
    /// [`MoneyError::Mismatch`] or [`MoneyError::Overflow`].
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_sub)
    }

    /// The amount as an exact decimal number without currency: `18.50`, `1200`, `-0.05`.
    ///
    /// Digit by digit, since the machinery of `format!` costs a browser some kilobytes.
    pub fn to_decimal(self) -> String {
        let point = self.currency.exponent();
        let mut rest = self.minor.unsigned_abs();
        let mut backwards = Vec::new();
        let mut place = 0;
        while rest > 0 || place <= point {
            if place == point && place > 0 {
                backwards.push('.');
            }
            backwards.extend(char::from_digit((rest % 10) as u32, 10));
            rest /= 10;
            place += 1;
        }
        if self.minor < 0 {
            backwards.push('-');
        }
        backwards.into_iter().rev().collect()
    }

    fn combine(
        self,
        other: Self,
        operation: impl Fn(i64, i64) -> Option<i64>,
    ) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Mismatch(self.currency, other.currency));
        }
        operation(self.minor, other.minor)
            .map(|minor| Self::from_minor(minor, self.currency))
            .ok_or(MoneyError::Overflow)
    }
}

/// `18.50 EUR`, `1200 JPY`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}",
            self.to_decimal(),
            self.currency.as_str().to_ascii_uppercase()
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::from_minor(minor, Currency::new(code).unwrap())
    }

    #[test]
    fn an_amount_is_shown_with_the_decimals_of_its_currency() {
        assert_eq!(money(1850, "eur").to_string(), "18.50 EUR");
        assert_eq!(money(5, "eur").to_string(), "0.05 EUR");
        assert_eq!(money(-5, "eur").to_string(), "-0.05 EUR");
        assert_eq!(money(1200, "jpy").to_string(), "1200 JPY");
        assert_eq!(money(5120, "kwd").to_string(), "5.120 KWD");
        assert_eq!(money(500, "isk").to_string(), "5.00 ISK");
        assert_eq!(
            money(i64::MIN, "eur").to_string(),
            "-92233720368547758.08 EUR"
        );
    }

    #[test]
    fn only_a_positive_multiple_of_the_step_can_be_charged() {
        assert!(money(1, "jpy").chargeable().is_ok());
        assert_eq!(money(0, "eur").chargeable(), Err(MoneyError::NotPositive));
        assert_eq!(
            money(-100, "eur").chargeable(),
            Err(MoneyError::NotPositive)
        );
        assert!(money(5120, "kwd").chargeable().is_ok());
        assert!(matches!(
            money(5124, "kwd").chargeable(),
            Err(MoneyError::NotAMultiple(_, 10))
        ));
        assert!(matches!(
            money(550, "isk").chargeable(),
            Err(MoneyError::NotAMultiple(_, 100))
        ));
    }

    #[test]
    fn amounts_of_two_currencies_do_not_add() {
        assert!(matches!(
            money(1, "eur").checked_add(money(1, "jpy")),
            Err(MoneyError::Mismatch(..))
        ));
    }

    #[test]
    fn an_amount_with_a_fraction_is_no_amount() {
        let parse = serde_json::from_str::<Money>;
        assert_eq!(
            parse(r#"{"amount":1850,"currency":"EUR"}"#).unwrap(),
            money(1850, "eur")
        );
        assert!(parse(r#"{"amount":18.5,"currency":"eur"}"#).is_err());
        assert!(parse(r#"{"amount":1e3,"currency":"eur"}"#).is_err());
        assert!(parse(r#"{"amount":1850,"currency":"euro"}"#).is_err());
    }

    proptest! {
        #[test]
        fn sums_never_wrap(a: i64, b: i64) {
            let sum = money(a, "eur").checked_add(money(b, "eur"));
            prop_assert_eq!(sum.ok().map(Money::minor), a.checked_add(b));
            let difference = money(a, "eur").checked_sub(money(b, "eur"));
            prop_assert_eq!(difference.ok().map(Money::minor), a.checked_sub(b));
        }

        #[test]
        fn the_decimal_form_loses_no_digit(minor: i64) {
            for code in ["jpy", "eur", "kwd"] {
                let digits = money(minor, code).to_decimal().replace('.', "");
                prop_assert_eq!(digits.parse::<i64>(), Ok(minor));
            }
        }
    }
}
