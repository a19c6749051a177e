//! A checkout as columns, and back. A row that no state explains is refused.

use shared::{Currency, Money};

use super::{Error, Revision, Versioned};
use crate::domain::{Checkout, Intent, Payment, State, Terms, Timestamp};

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) account: String,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) application_fee_amount: Option<i64>,
    pub(super) description: Option<String>,
    pub(super) merchant_name: String,
    pub(super) livemode: i64,
    pub(super) status: String,
    pub(super) attempt: i64,
    pub(super) intent_ordered: i64,
    pub(super) payment_intent: Option<String>,
    pub(super) charge: Option<String>,
    pub(super) amount_received: Option<i64>,
    pub(super) created_at: i64,
    pub(super) paid_at: Option<i64>,
    pub(super) revision: i64,
}

impl From<&Checkout> for Row {
    fn from(checkout: &Checkout) -> Self {
        let (status, payment) = match &checkout.state {
            State::Open(_) => ("open", None),
            State::Processing(_) => ("processing", None),
            State::Paid(payment) => ("paid", Some(payment)),
        };
        let money = checkout.terms.money();
        Self {
            id: checkout.id.to_string(),
            account: checkout.account.to_string(),
            amount: money.minor(),
            currency: money.currency().to_string(),
            application_fee_amount: checkout.terms.application_fee(),
            description: checkout.description.clone(),
            merchant_name: checkout.merchant_name.clone(),
            livemode: i64::from(checkout.livemode),
            status: status.to_owned(),
            attempt: i64::from(checkout.attempt),
            intent_ordered: i64::from(checkout.state == State::Open(Intent::Ordered)),
            payment_intent: checkout.intent().map(ToString::to_string),
            charge: payment
                .and_then(|paid| paid.charge.as_ref())
                .map(ToString::to_string),
            amount_received: payment.map(|paid| paid.received.minor()),
            created_at: checkout.created.as_millis(),
            paid_at: payment.map(|paid| paid.at.as_millis()),
            revision: 0,
        }
    }
}

impl TryFrom<Row> for Versioned {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let revision = Revision(row.revision);
        let id = row.id.clone();
        row.into_checkout()
            .map(|checkout| Self { checkout, revision })
            .map_err(|reason| Error::ImpossibleRow {
                checkout: id,
                reason,
            })
    }
}

impl Row {
    fn into_checkout(self) -> Result<Checkout, &'static str> {
        let currency = Currency::new(&self.currency).map_err(|_| "currency")?;
        let terms = Terms::new(
            Money::from_minor(self.amount, currency),
            self.application_fee_amount,
        )
        .map_err(|_| "amount or fee")?;
        let state = self.state(currency)?;
        Ok(Checkout {
            id: self.id.try_into().map_err(|_| "id")?,
            account: self.account.try_into().map_err(|_| "account")?,
            terms,
            description: self.description,
            merchant_name: self.merchant_name,
            livemode: self.livemode == 1,
            created: Timestamp::from_millis(self.created_at),
            attempt: u32::try_from(self.attempt).map_err(|_| "attempt")?,
            state,
        })
    }

    fn state(&self, currency: Currency) -> Result<State, &'static str> {
        let intent = self.payment_intent.as_deref().map(str::parse).transpose();
        let intent = intent.map_err(|_| "payment_intent")?;
        let charge = self
            .charge
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(|_| "charge")?;
        match (self.status.as_str(), intent, self.intent_ordered) {
            ("open", None, 0) => Ok(State::Open(Intent::None)),
            ("open", None, 1) => Ok(State::Open(Intent::Ordered)),
            ("open", Some(intent), 0) => Ok(State::Open(Intent::Known(intent))),
            ("processing", Some(intent), 0) => Ok(State::Processing(intent)),
            ("paid", Some(intent), 0) => Ok(State::Paid(Payment {
                intent,
                charge,
                received: Money::from_minor(
                    self.amount_received.ok_or("amount_received")?,
                    currency,
                ),
                at: Timestamp::from_millis(self.paid_at.ok_or("paid_at")?),
            })),
            _ => Err("status, payment_intent and intent_ordered contradict each other"),
        }
    }
}
