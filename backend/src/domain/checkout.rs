//! The checkout and its transitions.
//!
//! | from | by | to |
//! |---|---|---|
//! | `Open(None)` | [`order_intent`](Checkout::order_intent) | `Open(Ordered)` |
//! | `Open(Ordered)` | [`record_intent`](Checkout::record_intent) | `Open(Known)` |
//! | `Open(Ordered or Known)` | [`abandon_intent`](Checkout::abandon_intent) | `Open(None)`, next attempt |
//! | `Open(None)` | [`change_terms`](Checkout::change_terms) | `Open(None)` |
//! | `Open(Known)`, `Processing` | [`settle`](super::settle()) | `Processing`, `Paid`, or back to `Open` |
//!
//! An attempt has one `PaymentIntent` at the most. "Ordered" is written down before Stripe is
//! asked, so that a crash leaves a trace from which the same request is made again.

use shared::{AccountId, ChargeId, CheckoutId, Money, MoneyError, PaymentIntentId};

use super::Timestamp;

/// One thing to pay, on one connected account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    /// Its id: at least 128 random bits.
    pub id: CheckoutId,
    /// The connected account that is paid.
    pub account: AccountId,
    /// What is to be paid.
    pub terms: Terms,
    /// What the customer pays for.
    pub description: Option<String>,
    /// Whom the customer pays.
    pub merchant_name: String,
    /// Whether real money moves.
    pub livemode: bool,
    /// When it was created.
    pub created: Timestamp,
    /// Which `PaymentIntent` of this checkout is meant, counted from 1.
    pub attempt: u32,
    /// How far the payment has come.
    pub state: State,
}

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

/// How far the payment has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing has been paid.
    Open(Intent),
    /// The customer has paid; the bank has not answered yet.
    Processing(PaymentIntentId),
    /// The money is on the connected account.
    Paid(Payment),
}

/// The `PaymentIntent` of the current attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Nobody has begun to pay.
    None,
    /// Stripe is being asked for one, or was when the server went down.
    Ordered,
    /// Stripe made this one.
    Known(PaymentIntentId),
}

/// A payment that succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The `PaymentIntent` that was paid.
    pub intent: PaymentIntentId,
    /// The charge that succeeded.
    pub charge: Option<ChargeId>,
    /// What Stripe received.
    pub received: Money,
    /// When we learned of it.
    pub at: Timestamp,
}

/// A transition that the present state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing more to pay.
    #[error("this checkout has been paid")]
    Paid,
    /// The outcome of a payment is awaited.
    #[error("a payment of this checkout is under way; wait for its outcome")]
    Processing,
    /// The attempt has a `PaymentIntent` where it should have none, or the reverse.
    #[error("the checkout was changed by another request; try again")]
    Changed,
}

impl Checkout {
    /// Begins to ask Stripe for the attempt's `PaymentIntent`.
    ///
    /// # Errors
    /// [`Refusal`] unless the checkout is open and the attempt has none.
    pub fn order_intent(self) -> Result<Self, Refusal> {
        match self.state {
            State::Open(Intent::None) => Ok(self.with(State::Open(Intent::Ordered))),
            _ => Err(self.refusal()),
        }
    }

    /// Stripe made the intent that was ordered.
    ///
    /// # Errors
    /// [`Refusal`] unless one was ordered.
    pub fn record_intent(self, id: PaymentIntentId) -> Result<Self, Refusal> {
        match self.state {
            State::Open(Intent::Ordered) => Ok(self.with(State::Open(Intent::Known(id)))),
            _ => Err(self.refusal()),
        }
    }

    /// The attempt's intent will never be paid: Stripe refused to make it, or it is canceled.
    ///
    /// # Errors
    /// [`Refusal`] unless the checkout is open and the attempt has an intent.
    pub fn abandon_intent(self) -> Result<Self, Refusal> {
        match self.state {
            State::Open(Intent::Ordered | Intent::Known(_)) => Ok(self.next_attempt()),
            _ => Err(self.refusal()),
        }
    }

    /// Another amount is to be paid.
    ///
    /// # Errors
    /// [`Refusal`] while the attempt has an intent: it would be paid at the old amount.
    pub fn change_terms(self, terms: Terms) -> Result<Self, Refusal> {
        match self.state {
            State::Open(Intent::None) => Ok(Self { terms, ..self }),
            _ => Err(self.refusal()),
        }
    }

    /// The intent that Stripe may know more about than we do.
    pub const fn intent(&self) -> Option<&PaymentIntentId> {
        match &self.state {
            State::Open(Intent::Known(id)) | State::Processing(id) => Some(id),
            State::Paid(payment) => Some(&payment.intent),
            State::Open(Intent::None | Intent::Ordered) => None,
        }
    }

    /// Why this state allows less than was asked for.
    pub const fn refusal(&self) -> Refusal {
        match &self.state {
            State::Open(_) => Refusal::Changed,
            State::Processing(_) => Refusal::Processing,
            State::Paid(_) => Refusal::Paid,
        }
    }

    pub(super) fn with(self, state: State) -> Self {
        Self { state, ..self }
    }

    pub(super) fn next_attempt(self) -> Self {
        let attempt = self.attempt.saturating_add(1);
        Self { attempt, ..self }.with(State::Open(Intent::None))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use shared::Currency;

    use super::*;

    pub(in crate::domain) fn open(intent: Intent) -> Checkout {
        Checkout {
            id: "co_1".parse().unwrap(),
            account: "acct_1".parse().unwrap(),
            terms: terms(1850, None).unwrap(),
            description: None,
            merchant_name: "Rivage".to_owned(),
            livemode: false,
            created: Timestamp::from_millis(0),
            attempt: 1,
            state: State::Open(intent),
        }
    }

    pub(in crate::domain) fn intent(id: &str) -> PaymentIntentId {
        id.parse().unwrap()
    }

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

    #[test]
    fn an_attempt_gets_one_intent() {
        let ordered = open(Intent::None).order_intent().unwrap();
        assert_eq!(ordered.clone().order_intent(), Err(Refusal::Changed));

        let known = ordered.record_intent(intent("pi_1")).unwrap();
        assert_eq!(known.intent(), Some(&intent("pi_1")));
        assert_eq!(
            known.clone().record_intent(intent("pi_2")),
            Err(Refusal::Changed)
        );
    }

    #[test]
    fn the_amount_can_not_change_under_an_intent() {
        let changed = terms(2000, None).unwrap();
        assert_eq!(
            open(Intent::None).change_terms(changed).unwrap().terms,
            changed
        );
        for has_intent in [Intent::Ordered, Intent::Known(intent("pi_1"))] {
            assert_eq!(
                open(has_intent).change_terms(changed),
                Err(Refusal::Changed)
            );
        }
    }

    #[test]
    fn an_abandoned_intent_makes_room_for_another_attempt() {
        let again = open(Intent::Known(intent("pi_1")))
            .abandon_intent()
            .unwrap();
        assert_eq!(
            (again.attempt, &again.state),
            (2, &State::Open(Intent::None))
        );
        assert_eq!(again.abandon_intent(), Err(Refusal::Changed));
    }
}
