//! What a balance transaction says: how much, of what, and who took a part of it.

use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds,
    money::Currency,
    resources::{
        account::controller::FeePayer, balance_transaction::Kind, charge::Charge, dispute::Dispute,
        payment_method::Instrument,
    },
};

/// Stripe's own price in the sandbox: 1.5 % and 25 minor units of the charge's currency.
const STRIPE_PER_MILLE: i64 = 15;
const STRIPE_FIXED: i64 = 25;

/// What Stripe takes for a dispute, in minor units of the charge's currency.
const STRIPE_DISPUTE_FEE: i64 = 1500;

/// What is written down. Amounts are minor units; what leaves the account is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) amount: i64,
    pub(crate) currency: Currency,
    pub(crate) fees: Vec<Fee>,
    /// The object that moved the balance.
    pub(crate) source: String,
    pub(crate) description: Option<String>,
    pub(crate) available_on: UnixSeconds,
}

/// What somebody took of an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fee {
    Stripe(i64),
    /// Stripe's, for a dispute.
    Dispute(i64),
    Platform {
        amount: i64,
        application: Option<String>,
    },
}

impl Entry {
    /// `captured` of a charge was taken.
    pub(crate) fn charge(
        charge: &Charge,
        captured: i64,
        available_on: UnixSeconds,
        payer: FeePayer,
    ) -> Self {
        let platform = charge
            .facts
            .application_fee_amount
            .map(|amount| Fee::Platform {
                amount,
                application: charge.facts.application.clone(),
            });
        let stripe = match payer {
            FeePayer::Account => Some(Fee::Stripe(stripe_fee(captured))),
            FeePayer::Application => None,
        };
        Self {
            kind: either(charge, Kind::Charge, Kind::Payment),
            amount: captured,
            currency: charge.currency,
            fees: platform.into_iter().chain(stripe).collect(),
            source: charge.id.clone(),
            description: charge.facts.description.clone(),
            available_on,
        }
    }

    /// `amount` of a charge goes back to the customer, out of the same money. `fee` of it is not
    /// the account's: the platform gives that much back to the account.
    pub(crate) fn refund(
        refund: &str,
        charge: &Charge,
        amount: i64,
        fee: i64,
        now: UnixSeconds,
    ) -> Self {
        let kind = either(charge, Kind::Refund, Kind::PaymentRefund);
        let mut entry = Self::back(kind, refund, charge, -amount, now);
        if fee > 0 {
            entry.fees.push(Fee::Platform {
                amount: -fee,
                application: charge.facts.application.clone(),
            });
        }
        entry.described("REFUND FOR", charge)
    }

    /// A refund of `amount` did not reach the customer.
    pub(crate) fn refund_failure(
        refund: &str,
        charge: &Charge,
        amount: i64,
        now: UnixSeconds,
    ) -> Self {
        let kind = either(charge, Kind::RefundFailure, Kind::PaymentFailureRefund);
        Self::back(kind, refund, charge, amount, now).described("REFUND FAILURE FOR", charge)
    }

    /// The platform earned `amount` with a charge.
    pub(crate) fn application_fee(
        fee: &str,
        amount: i64,
        charge: &Charge,
        now: UnixSeconds,
    ) -> Self {
        Self::back(Kind::ApplicationFee, fee, charge, amount, now)
    }

    /// A part of the platform's fee on a charge moves back: `amount` is what the account of these
    /// books gets, and negative in the platform's own.
    pub(crate) fn application_fee_refund(
        fee_refund: &str,
        amount: i64,
        charge: &Charge,
        now: UnixSeconds,
    ) -> Self {
        Self::back(Kind::ApplicationFeeRefund, fee_refund, charge, amount, now)
    }

    /// The bank takes the money of a dispute back, or, as a reversal, gives it back with Stripe's
    /// fee. That happens at once.
    pub(crate) fn dispute(
        kind: Kind,
        dispute: &Dispute,
        payer: FeePayer,
        now: UnixSeconds,
    ) -> Self {
        let (sign, word) = match kind {
            Kind::DisputeReversal => (1, "reversal"),
            _ => (-1, "withdrawal"),
        };
        Self {
            kind,
            amount: sign * dispute.amount,
            currency: dispute.currency,
            fees: match payer {
                FeePayer::Account => vec![Fee::Dispute(-sign * STRIPE_DISPUTE_FEE)],
                FeePayer::Application => Vec::new(),
            },
            source: dispute.id.clone(),
            description: Some(format!("Chargeback {word} for {}", dispute.charge)),
            available_on: now,
        }
    }

    /// A movement that follows a charge is available when the charge's money is.
    fn back(kind: Kind, source: &str, charge: &Charge, amount: i64, now: UnixSeconds) -> Self {
        let settled = charge.capture().map(|capture| capture.available_on);
        Self {
            kind,
            amount,
            currency: charge.currency,
            fees: Vec::new(),
            source: String::from(source),
            description: None,
            available_on: settled.unwrap_or(now).max(now),
        }
    }

    fn described(mut self, what: &str, charge: &Charge) -> Self {
        let of = charge.facts.description.as_ref();
        let of = of.map_or(String::new(), |text| format!(" ({text})"));
        self.description = Some(format!("{what} CHARGE{of}"));
        self
    }

    /// What all who took a part took together.
    pub(crate) fn fee(&self) -> i64 {
        self.fees.iter().map(Fee::amount).sum()
    }

    /// What is left to the account.
    pub(crate) fn net(&self) -> i64 {
        self.amount - self.fee()
    }
}

impl Fee {
    fn amount(&self) -> i64 {
        match self {
            Self::Stripe(amount) | Self::Dispute(amount) | Self::Platform { amount, .. } => *amount,
        }
    }

    /// An element of `fee_details`.
    pub(crate) fn to_json(&self, currency: &str) -> Value {
        let (application, description, kind) = match self {
            Self::Stripe(_) => (None, "Stripe processing fees", "stripe_fee"),
            Self::Dispute(_) => (None, "Dispute fee", "stripe_fee"),
            Self::Platform { application, .. } => (
                application.as_deref(),
                "Application fee of the platform",
                "application_fee",
            ),
        };
        json!({
            "amount": self.amount(),
            "application": application,
            "currency": currency,
            "description": description,
            "type": kind,
        })
    }
}

/// Stripe has its own words for what is not a card.
fn either(charge: &Charge, card: Kind, other: Kind) -> Kind {
    match charge.method.draft.instrument {
        Instrument::Card(_) => card,
        Instrument::BankAccount(_) | Instrument::Redirect(_) | Instrument::Voucher(_) => other,
    }
}

/// Rounded half up.
fn stripe_fee(amount: i64) -> i64 {
    (amount * STRIPE_PER_MILLE + 500) / 1000 + STRIPE_FIXED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripe_takes_one_and_a_half_per_cent_and_a_quarter() {
        for (amount, fee) in [
            (1000, 40),
            (50, 26),
            (33, 25),
            (34, 26),
            (100, 27),
            (999_999_999_999, 15_000_000_025),
        ] {
            assert_eq!(stripe_fee(amount), fee, "{amount}");
        }
    }
}
