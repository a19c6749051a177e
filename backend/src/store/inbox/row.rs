//! An event as columns.

use shared::{EventEndpoint, EventForm, EventStatus, Named as _};

use super::Error;
use crate::domain::{Event, Said, Timestamp};

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    #[sqlx(rename = "type")]
    kind: Option<String>,
    account: Option<String>,
    livemode: Option<i64>,
    endpoint: String,
    form: String,
    api_version: Option<String>,
    object: Option<String>,
    created: Option<i64>,
    received_at: i64,
    payload: Option<String>,
    status: String,
    reason: Option<String>,
    attempts: i64,
    next_attempt_at: Option<i64>,
    settled_at: Option<i64>,
    checkout: Option<String>,
    /// Only where the payload is left out.
    #[sqlx(default)]
    redacted: Option<i64>,
}

impl TryFrom<Row> for Event {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let id = row.id.clone();
        row.read()
            .map_err(|field| Error::ImpossibleRow { row: id, field })
    }
}

impl Row {
    fn read(self) -> Result<Event, &'static str> {
        let checkout = self.checkout.map(TryInto::try_into).transpose();
        let said = match (self.kind, self.livemode, self.created) {
            (Some(kind), Some(livemode), Some(created)) => Some(Said {
                kind,
                account: self
                    .account
                    .map(TryInto::try_into)
                    .transpose()
                    .map_err(|_| "account")?,
                livemode: livemode == 1,
                form: EventForm::from_name(&self.form).ok_or("form")?,
                api_version: self.api_version,
                object: self.object,
                created,
            }),
            _ => None,
        };
        Ok(Event {
            id: self.id.try_into().map_err(|_| "id")?,
            endpoint: EventEndpoint::from_name(&self.endpoint).ok_or("endpoint")?,
            received: Timestamp::from_millis(self.received_at),
            said,
            redacted: self
                .redacted
                .map_or(self.payload.is_none(), |redacted| redacted == 1),
            payload: self.payload,
            status: EventStatus::from_name(&self.status).ok_or("status")?,
            reason: self.reason,
            attempts: u32::try_from(self.attempts).map_err(|_| "attempts")?,
            next_attempt: self.next_attempt_at.map(Timestamp::from_millis),
            settled: self.settled_at.map(Timestamp::from_millis),
            checkout: checkout.map_err(|_| "checkout")?,
        })
    }
}
