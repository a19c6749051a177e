//! The checkout and its transitions.
//!
//! | from | by | to |
//! |---|---|---|
//! | `Open(None)` | [`order_intent`](Checkout::order_intent) | `Open(Ordered)` |
//! | `Open(Ordered)` | [`record_intent`](Checkout::record_intent) | `Open(Known)` |
//! | `Open(Ordered or Known)` | [`abandon_intent`](Checkout::abandon_intent) | `Open(None)`, next attempt |
//! | `Open(None)` | [`change_terms`](Checkout::change_terms) | `Open(None)` |
//! | `Open(None)` | [`end`](Checkout::end) | `Ended` |
//! | `Open(Known)`, `Processing`, `Authorized`, `Ended` | [`settle`](super::settle()) | what Stripe says |
//! | `Processing` | [`take_back`](Checkout::take_back) | `Ended` |
//! | `Open` | [`lose_account`](Checkout::lose_account) | `Ended` |
//! | `Paid` | [`reserve_refund`](Checkout::reserve_refund), [`release_refund`](Checkout::release_refund) | `Paid` |
//!
//! An attempt has one `PaymentIntent` at the most. "Ordered" is written down before Stripe is
//! asked, so that a crash leaves a trace from which the same request is made again.

use shared::{AccountId, ApplicationFeeId, CancellationReason, CheckoutId, PaymentIntentId};

use super::{Cause, Dispute, Ending, Intent, PaymentOptions, State, Terms, Timestamp, dispute};

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
    /// What else the platform asks of the payment.
    pub options: PaymentOptions,
    /// Whom the customer pays.
    pub merchant_name: String,
    /// Whether real money moves.
    pub livemode: bool,
    /// When it was created.
    pub created: Timestamp,
    /// From when on it can not be paid any more.
    pub expires: Option<Timestamp>,
    /// Which `PaymentIntent` of this checkout is meant, counted from 1.
    pub attempt: u32,
    /// How far the payment has come.
    pub state: State,
    /// What the cardholder disputes.
    pub dispute: Option<Dispute>,
    /// The fee that the platform took.
    pub fee: Option<TakenFee>,
}

/// A fee that the platform took, as Stripe tells of it a moment after the payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenFee {
    /// Stripe's id of it, on the platform.
    pub id: ApplicationFeeId,
    /// What of it went back, in minor units.
    pub refunded: i64,
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
    /// The money is held.
    #[error("the money of this checkout is held; capture or cancel it")]
    Authorized,
    /// It was canceled.
    #[error("this checkout was canceled; create another one")]
    Canceled,
    /// Its time is over.
    #[error("this checkout has expired; create another one")]
    Expired,
    /// Only held money can be captured.
    #[error("there is no held money to capture: this checkout is not authorized")]
    NotAuthorized,
    /// Only what was paid can be refunded.
    #[error("this checkout has not been paid, so there is nothing to refund; cancel it instead")]
    NotPaid,
    /// The attempt has a `PaymentIntent` where it should have none, or the reverse.
    #[error("the checkout was changed by another request; try again")]
    Changed,
}

/// A refund that can not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RefundError {
    /// The state does not allow any.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Nothing is left.
    #[error("all of this payment has been refunded")]
    NothingLeft,
    /// Not an amount.
    #[error("amount must be more than 0")]
    NotPositive,
    /// More than is left.
    #[error("amount is more than the {0} that are left to refund")]
    TooMuch(i64),
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

    /// Nothing will be paid any more.
    ///
    /// # Errors
    /// [`Refusal`] while the attempt has an intent: it could still be paid.
    pub fn end(self, cause: Cause, at: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            State::Open(Intent::None) => Ok(self.with(State::Ended(Ending {
                cause,
                intent: None,
                at,
            }))),
            _ => Err(self.refusal()),
        }
    }

    /// The account has ended its connection: nothing can be paid any more, nor asked of Stripe. An
    /// intent that was known stays so, in case that the account connects again.
    ///
    /// # Errors
    /// [`Refusal`] unless the checkout is open.
    pub fn lose_account(self, at: Timestamp) -> Result<Self, Refusal> {
        let intent = match &self.state {
            State::Open(Intent::None | Intent::Ordered) => None,
            State::Open(Intent::Known(id)) => Some(id.clone()),
            _ => return Err(self.refusal()),
        };
        let cause = Cause::Canceled(None);
        Ok(self.with(State::Ended(Ending { cause, intent, at })))
    }

    /// Stripe has canceled the payment that was under way, because the platform wished it.
    ///
    /// # Errors
    /// [`Refusal`] unless one was.
    pub fn take_back(
        self,
        reason: Option<CancellationReason>,
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        let State::Processing(pending) = &self.state else {
            return Err(self.refusal());
        };
        let intent = Some(pending.intent.clone());
        let cause = Cause::Canceled(reason);
        Ok(self.with(State::Ended(Ending { cause, intent, at })))
    }

    /// Stripe tells of a dispute. `None` when that is known.
    pub fn hear_dispute(&self, told: Dispute) -> Option<Self> {
        let dispute = Some(dispute::shown(self.dispute.clone(), told));
        (dispute != self.dispute).then(|| Self {
            dispute,
            ..self.clone()
        })
    }

    /// Stripe tells of the fee that the platform took. `None` when that is known. What went back
    /// stays so.
    pub fn hear_fee(&self, told: TakenFee) -> Option<Self> {
        let known = self.fee.as_ref().map_or(0, |fee| fee.refunded);
        let fee = Some(TakenFee {
            refunded: told.refunded.max(known),
            ..told
        });
        (fee != self.fee).then(|| Self {
            fee,
            ..self.clone()
        })
    }

    /// Sets a part of the payment aside for a refund, so that two refunds at the same time can not
    /// give back more than was paid. Without an amount, all that is left. Tells how much it is.
    ///
    /// # Errors
    /// [`RefundError`].
    pub fn reserve_refund(mut self, amount: Option<i64>) -> Result<(Self, i64), RefundError> {
        let refusal = self.refusal();
        let State::Paid(payment) = &mut self.state else {
            return Err(match refusal {
                Refusal::Changed => Refusal::NotPaid,
                refusal => refusal,
            }
            .into());
        };
        let left = payment.refundable();
        let amount = amount.unwrap_or(left);
        match amount {
            _ if left <= 0 => Err(RefundError::NothingLeft),
            ..=0 => Err(RefundError::NotPositive),
            amount if amount > left => Err(RefundError::TooMuch(left)),
            amount => {
                payment.refunded += amount;
                Ok((self, amount))
            }
        }
    }

    /// A refund failed, was canceled or was refused: its amount can be refunded again.
    #[must_use]
    pub fn release_refund(mut self, amount: i64) -> Self {
        if let State::Paid(payment) = &mut self.state {
            payment.refunded = payment.refunded.saturating_sub(amount).max(0);
        }
        self
    }

    /// Whether its time is over at `now`, while nothing has been paid.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        matches!(self.state, State::Open(_)) && self.expires.is_some_and(|at| now >= at)
    }

    /// The intent that Stripe may know more about than we do.
    pub const fn intent(&self) -> Option<&PaymentIntentId> {
        self.state.intent()
    }

    /// Why this state allows less than was asked for.
    pub const fn refusal(&self) -> Refusal {
        match &self.state {
            State::Open(_) => Refusal::Changed,
            State::Processing(_) => Refusal::Processing,
            State::Authorized(_) => Refusal::Authorized,
            State::Paid(_) => Refusal::Paid,
            State::Ended(ending) => match ending.cause {
                Cause::Expired => Refusal::Expired,
                Cause::Canceled(_) => Refusal::Canceled,
            },
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
pub(super) mod tests;
