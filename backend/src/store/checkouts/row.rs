//! A checkout as columns, and back. A row that no state explains is refused.

use shared::{CancellationReason, CheckoutStatus, Currency, Money, Named as _};

use super::{Error, Revision, Versioned};
use crate::domain::{
    Authorization, Cause, Checkout, Ending, Intent, Payment, Pending, State, TakenFee, Terms,
    Timestamp,
};

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) account: String,
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) application_fee_amount: Option<i64>,
    pub(super) description: Option<String>,
    pub(super) options: String,
    pub(super) merchant_name: String,
    pub(super) livemode: i64,
    pub(super) status: String,
    pub(super) attempt: i64,
    pub(super) intent_ordered: i64,
    pub(super) payment_intent: Option<String>,
    pub(super) instructions_url: Option<String>,
    pub(super) charge: Option<String>,
    pub(super) amount_capturable: Option<i64>,
    pub(super) capture_before: Option<i64>,
    pub(super) amount_received: Option<i64>,
    pub(super) amount_refunded: Option<i64>,
    pub(super) cancellation_reason: Option<String>,
    pub(super) created_at: i64,
    pub(super) expires_at: Option<i64>,
    pub(super) settled_at: Option<i64>,
    pub(super) revision: i64,
    pub(super) dispute: Option<String>,
    pub(super) application_fee: Option<String>,
    pub(super) application_fee_refunded: Option<i64>,
}

impl From<&Checkout> for Row {
    fn from(checkout: &Checkout) -> Self {
        let money = checkout.terms.money();
        let row = Self {
            id: checkout.id.to_string(),
            account: checkout.account.to_string(),
            amount: money.minor(),
            currency: money.currency().to_string(),
            application_fee_amount: checkout.terms.application_fee(),
            description: checkout.description.clone(),
            // Text, enums and maps of text: nothing of it can fail to be written.
            options: serde_json::to_string(&checkout.options).unwrap_or_default(),
            merchant_name: checkout.merchant_name.clone(),
            livemode: i64::from(checkout.livemode),
            status: checkout.state.status().name().to_owned(),
            attempt: i64::from(checkout.attempt),
            intent_ordered: i64::from(checkout.state == State::Open(Intent::Ordered)),
            payment_intent: checkout.intent().map(ToString::to_string),
            instructions_url: checkout.state.instructions_url().map(ToOwned::to_owned),
            charge: None,
            amount_capturable: None,
            capture_before: None,
            amount_received: None,
            amount_refunded: None,
            cancellation_reason: None,
            created_at: checkout.created.as_millis(),
            expires_at: checkout.expires.map(Timestamp::as_millis),
            settled_at: None,
            revision: 0,
            dispute: checkout
                .dispute
                .as_ref()
                .and_then(|it| serde_json::to_string(it).ok()),
            application_fee: checkout.fee.as_ref().map(|fee| fee.id.to_string()),
            application_fee_refunded: checkout.fee.as_ref().map(|fee| fee.refunded),
        };
        row.with(&checkout.state)
    }
}

impl Row {
    fn with(self, state: &State) -> Self {
        match state {
            State::Open(_) | State::Processing(_) => self,
            State::Authorized(it) => Self {
                charge: it.charge.as_ref().map(ToString::to_string),
                amount_capturable: Some(it.capturable.minor()),
                capture_before: it.capture_before.map(Timestamp::as_millis),
                settled_at: Some(it.at.as_millis()),
                ..self
            },
            State::Paid(it) => Self {
                charge: it.charge.as_ref().map(ToString::to_string),
                amount_received: Some(it.received.minor()),
                amount_refunded: Some(it.refunded),
                settled_at: Some(it.at.as_millis()),
                ..self
            },
            State::Ended(it) => Self {
                cancellation_reason: match it.cause {
                    Cause::Expired => None,
                    Cause::Canceled(reason) => reason.and_then(name),
                },
                settled_at: Some(it.at.as_millis()),
                ..self
            },
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
            .map_err(|field| Error::ImpossibleRow { row: id, field })
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
        let dispute = self.dispute.as_deref().map(serde_json::from_str);
        let fee = id(self.application_fee.as_ref(), "application_fee")?.map(|id| TakenFee {
            id,
            refunded: self.application_fee_refunded.unwrap_or_default(),
        });
        Ok(Checkout {
            id: self.id.try_into().map_err(|_| "id")?,
            account: self.account.try_into().map_err(|_| "account")?,
            terms,
            description: self.description,
            options: serde_json::from_str(&self.options).map_err(|_| "options")?,
            merchant_name: self.merchant_name,
            livemode: self.livemode == 1,
            created: Timestamp::from_millis(self.created_at),
            expires: self.expires_at.map(Timestamp::from_millis),
            attempt: u32::try_from(self.attempt).map_err(|_| "attempt")?,
            state,
            dispute: dispute.transpose().map_err(|_| "dispute")?,
            fee,
        })
    }

    fn state(&self, currency: Currency) -> Result<State, &'static str> {
        use CheckoutStatus as Status;
        let intent = id(self.payment_intent.as_ref(), "payment_intent")?;
        let status = Status::from_name(&self.status).ok_or("status")?;
        Ok(match (status, intent, self.intent_ordered) {
            (Status::Open, None, 0) => State::Open(Intent::None),
            (Status::Open, None, 1) => State::Open(Intent::Ordered),
            (Status::Open, Some(intent), 0) => State::Open(Intent::Known(intent)),
            (Status::Processing, Some(intent), 0) => State::Processing(Pending {
                intent,
                instructions_url: self.instructions_url.clone(),
            }),
            (Status::Authorized, Some(intent), 0) => State::Authorized(Authorization {
                intent,
                charge: id(self.charge.as_ref(), "charge")?,
                capturable: money(self.amount_capturable, currency, "amount_capturable")?,
                capture_before: self.capture_before.map(Timestamp::from_millis),
                at: self.settled()?,
            }),
            (Status::Paid | Status::PartiallyRefunded | Status::Refunded, Some(intent), 0) => {
                State::Paid(Payment {
                    intent,
                    charge: id(self.charge.as_ref(), "charge")?,
                    received: money(self.amount_received, currency, "amount_received")?,
                    refunded: self.amount_refunded.ok_or("amount_refunded")?,
                    at: self.settled()?,
                })
            }
            (Status::Expired, intent, 0) => self.ended(Cause::Expired, intent)?,
            (Status::Canceled, intent, 0) => {
                let reason = self.cancellation_reason.as_deref();
                let reason = reason.map(|it| reason_of(it).ok_or("cancellation_reason"));
                self.ended(Cause::Canceled(reason.transpose()?), intent)?
            }
            _ => return Err("status, payment_intent and intent_ordered contradict each other"),
        })
    }

    fn ended(
        &self,
        cause: Cause,
        intent: Option<shared::PaymentIntentId>,
    ) -> Result<State, &'static str> {
        let at = self.settled()?;
        Ok(State::Ended(Ending { cause, intent, at }))
    }

    fn settled(&self) -> Result<Timestamp, &'static str> {
        self.settled_at
            .map(Timestamp::from_millis)
            .ok_or("settled_at")
    }
}

fn id<I: std::str::FromStr>(
    text: Option<&String>,
    field: &'static str,
) -> Result<Option<I>, &'static str> {
    text.map(|text| text.parse()).transpose().map_err(|_| field)
}

fn money(
    minor: Option<i64>,
    currency: Currency,
    field: &'static str,
) -> Result<Money, &'static str> {
    minor
        .map(|minor| Money::from_minor(minor, currency))
        .ok_or(field)
}

fn name(reason: CancellationReason) -> Option<String> {
    let name = serde_json::to_value(reason).ok()?;
    name.as_str().map(str::to_owned)
}

fn reason_of(name: &str) -> Option<CancellationReason> {
    serde_json::from_value(name.into()).ok()
}
