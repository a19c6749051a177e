//! Taking held money.

use shared::{Money, MoneyError};

use super::{Checkout, Refusal, State};

/// How much of the held money to take, and how much of it is the platform's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capture {
    /// What is taken, in minor units; the rest is let go.
    pub amount: i64,
    /// The platform's share; `None`: as it was agreed.
    pub fee: Option<i64>,
}

/// A capture that can not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CaptureError {
    /// The state does not allow any.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Not an amount of the currency.
    #[error(transparent)]
    Amount(#[from] MoneyError),
    /// More than is held.
    #[error("amount_to_capture is more than the {0} that are held")]
    TooMuch(i64),
    /// The platform would take all of it, or nothing.
    #[error("application_fee_amount must be more than 0 and less than what is captured")]
    Fee,
    /// The agreed fee was for more.
    #[error(
        "the agreed application fee of {0} is not less than what is captured; send an \
         application_fee_amount that is"
    )]
    AgreedFee(i64),
}

impl CaptureError {
    /// The field at fault.
    pub const fn param(self) -> Option<&'static str> {
        match self {
            Self::Refused(_) => None,
            Self::Amount(_) | Self::TooMuch(_) => Some("amount_to_capture"),
            Self::Fee | Self::AgreedFee(_) => Some("application_fee_amount"),
        }
    }
}

impl Checkout {
    /// What a capture of this much comes to. Without an amount, all that is held.
    ///
    /// # Errors
    /// [`CaptureError`].
    pub fn capture(&self, amount: Option<i64>, fee: Option<i64>) -> Result<Capture, CaptureError> {
        let State::Authorized(held) = &self.state else {
            return Err(match self.refusal() {
                Refusal::Changed | Refusal::Processing => Refusal::NotAuthorized,
                refusal => refusal,
            }
            .into());
        };
        let capturable = held.capturable;
        let amount = amount.unwrap_or(capturable.minor());
        Money::from_minor(amount, capturable.currency()).chargeable()?;
        if amount > capturable.minor() {
            return Err(CaptureError::TooMuch(capturable.minor()));
        }
        match (fee, self.terms.application_fee()) {
            (Some(fee), _) if fee <= 0 || fee >= amount => Err(CaptureError::Fee),
            (None, Some(agreed)) if agreed >= amount => Err(CaptureError::AgreedFee(agreed)),
            (fee, _) => Ok(Capture { amount, fee }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use shared::Currency;

    use super::{
        super::{Authorization, Intent, Terms, Timestamp, checkout::tests},
        *,
    };

    fn held(amount: i64, agreed: Option<i64>) -> Checkout {
        let money = Money::from_minor(amount, Currency::new("eur").unwrap());
        let authorization = Authorization {
            intent: tests::intent("pi_1"),
            charge: None,
            capturable: money,
            capture_before: None,
            at: Timestamp::from_millis(0),
        };
        Checkout {
            terms: Terms::new(money, agreed).unwrap(),
            ..tests::open(Intent::None).with(State::Authorized(authorization))
        }
    }

    #[test]
    fn held_money_can_be_taken_in_whole_or_in_part() {
        for (asked, fee, amount) in [
            (None, None, 1000),
            (Some(1000), None, 1000),
            (Some(101), None, 101),
            (Some(50), Some(49), 50),
        ] {
            let capture = held(1000, Some(100)).capture(asked, fee);
            assert_eq!(capture, Ok(Capture { amount, fee }));
        }
    }

    #[test]
    fn what_is_not_held_can_not_be_taken() {
        let refuse = |amount, fee| held(1000, Some(100)).capture(amount, fee).unwrap_err();
        assert_eq!(refuse(Some(1001), None), CaptureError::TooMuch(1000));
        assert_eq!(
            refuse(Some(0), None),
            CaptureError::Amount(MoneyError::NotPositive)
        );
        assert_eq!(refuse(Some(100), None), CaptureError::AgreedFee(100));
        assert_eq!(refuse(None, Some(1000)), CaptureError::Fee);
        assert_eq!(refuse(Some(1), Some(1)), CaptureError::Fee);
        assert_eq!(refuse(None, Some(0)), CaptureError::Fee);
        let open = tests::open(Intent::None);
        assert_eq!(
            open.capture(None, None),
            Err(CaptureError::Refused(Refusal::NotAuthorized))
        );
        assert_eq!(
            tests::paid(5).capture(None, None),
            Err(CaptureError::Refused(Refusal::Paid))
        );
    }

    proptest! {
        #[test]
        fn no_capture_takes_more_than_is_held_or_leaves_the_account_nothing(
            held_amount in 2_i64..=i64::MAX,
            amount in any::<Option<i64>>(),
            fee in any::<Option<i64>>(),
        ) {
            if let Ok(capture) = held(held_amount, None).capture(amount, fee) {
                prop_assert!((1..=held_amount).contains(&capture.amount));
                prop_assert!(capture.fee.is_none_or(|fee| (1..capture.amount).contains(&fee)));
            }
        }
    }
}
