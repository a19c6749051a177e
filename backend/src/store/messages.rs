//! Messages to the platform's own server. Each is written in the transaction of the change that it
//! tells of, so that neither is there without the other.

mod list;
mod queue;

use shared::{
    CheckoutId, CheckoutStatus, MessageId, MessageStatus, MessageType, Named as _, paths,
};
use sqlx::AnyConnection;

pub use self::{list::MessageFilter, queue::Try};
use super::{Error, Revision, Store, charges};
use crate::domain::{
    Before, Checkout, Message, Refund, Subject, Timestamp, announcements, checkout_view,
    refund_view,
};

/// What is needed to tell the platform's server of changes. A store without it writes no messages.
#[derive(Debug, Clone)]
pub struct Announcing {
    /// The URL under which browsers reach this server, without a slash at its end.
    pub public_url: String,
}

/// A message, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMessage {
    /// The message.
    pub message: Message,
    /// How far it has come.
    pub status: MessageStatus,
    /// How often it was tried since it was written or asked for again.
    pub attempts: u32,
    /// When it is tried next.
    pub next_attempt: Option<Timestamp>,
    /// When it was delivered.
    pub delivered: Option<Timestamp>,
    /// The status of the last answer.
    pub last_status: Option<u16>,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    #[sqlx(rename = "type")]
    kind: String,
    account: Option<String>,
    checkout: Option<String>,
    payload: String,
    status: String,
    attempts: i64,
    next_attempt_at: Option<i64>,
    created_at: i64,
    delivered_at: Option<i64>,
    last_status: Option<i64>,
    last_error: Option<String>,
}

impl Store {
    /// The same store, which also writes messages to the platform's server.
    #[must_use]
    pub fn announcing(mut self, announcing: Announcing) -> Self {
        self.announcing = Some(announcing);
        self
    }

    /// Writes a message in the transaction of what it tells, if the platform's server is to be
    /// told. The same news is written once.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub(super) async fn announce(
        &self,
        connection: &mut AnyConnection,
        message: &Message,
    ) -> Result<(), Error> {
        if self.announcing.is_some() {
            insert(connection, message).await?;
        }
        Ok(())
    }

    /// What a checkout was in the version that was read, if messages are written at all.
    pub(super) async fn before(
        &self,
        connection: &mut AnyConnection,
        id: &CheckoutId,
        seen: Revision,
    ) -> Result<Option<Before>, Error> {
        if self.announcing.is_none() {
            return Ok(None);
        }
        let row: Option<(String, Option<i64>, Option<String>)> = sqlx::query_as(
            "select status, amount_refunded, dispute from checkouts
             where id = $1 and revision = $2",
        )
        .bind(id.as_str())
        .bind(seen.number())
        .fetch_optional(connection)
        .await?;
        let before = row.map(|(status, refunded, dispute)| {
            let status = CheckoutStatus::from_name(&status);
            let dispute = dispute.as_deref().map(serde_json::from_str).transpose();
            Ok(Before {
                status: status.ok_or_else(|| impossible(id.as_str(), "status"))?,
                refunded: refunded.unwrap_or_default(),
                dispute: dispute.map_err(|_| impossible(id.as_str(), "dispute"))?,
            })
        });
        before.transpose()
    }

    /// Tells what a change of a checkout means to the platform, if anything.
    pub(super) async fn announce_checkout(
        &self,
        connection: &mut AnyConnection,
        before: &Before,
        after: &Checkout,
        revision: Revision,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut kinds = announcements(before, after).peekable();
        let (Some(announcing), Some(_)) = (&self.announcing, kinds.peek()) else {
            return Ok(());
        };
        let url = format!("{}{}", announcing.public_url, paths::hosted_page(&after.id));
        let charges = charges::read(connection, &after.id).await?;
        let subject = Subject {
            news: &[after.id.as_str(), &revision.number().to_string()],
            account: Some(&after.account),
            checkout: Some(&after.id),
        };
        let view = checkout_view(after, charges, url);
        for kind in kinds {
            let message = Message::new(kind, subject, &view, now)?;
            self.announce(connection, &message).await?;
        }
        Ok(())
    }

    /// Tells that a refund came to nothing, if that is what has become of it: it failed or was
    /// canceled.
    pub(super) async fn announce_refund(
        &self,
        connection: &mut AnyConnection,
        before: &Refund,
        after: &Refund,
        now: Timestamp,
    ) -> Result<(), Error> {
        let is_news = after.status.came_to_nothing() && !before.status.came_to_nothing();
        if self.announcing.is_none() || !is_news {
            return Ok(());
        }
        let row: Option<(String,)> = sqlx::query_as("select account from checkouts where id = $1")
            .bind(after.checkout.as_str())
            .fetch_optional(&mut *connection)
            .await?;
        let account = row.map(|(account,)| account.parse());
        let account = account.transpose();
        let account = account.map_err(|_| impossible(after.checkout.as_str(), "account"))?;
        let subject = Subject {
            news: &[after.id.as_str()],
            account: account.as_ref(),
            checkout: Some(&after.checkout),
        };
        let view = refund_view(after.clone());
        let message = Message::new(MessageType::RefundFailed, subject, &view, now)?;
        self.announce(connection, &message).await
    }
}

async fn insert(connection: &mut AnyConnection, message: &Message) -> Result<(), Error> {
    sqlx::query(
        "insert into messages (id, type, account, checkout, payload, status, next_attempt_at,
             created_at)
         values ($1, $2, $3, $4, $5, 'pending', $6, $7) on conflict (id) do nothing",
    )
    .bind(message.id.as_str())
    .bind(message.kind.name())
    .bind(message.account.as_ref().map(ToString::to_string))
    .bind(message.checkout.as_ref().map(ToString::to_string))
    .bind(&message.payload)
    .bind(message.created.as_millis())
    .bind(message.created.as_millis())
    .execute(connection)
    .await?;
    Ok(())
}

impl TryFrom<Row> for KeptMessage {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let impossible = |field| impossible(&row.id, field);
        let id: MessageId = row.id.parse().map_err(|_| impossible("id"))?;
        let account = row.account.as_deref().map(str::parse).transpose();
        let checkout = row.checkout.as_deref().map(str::parse).transpose();
        let last_status = row.last_status.map(u16::try_from).transpose();
        let attempts = u32::try_from(row.attempts);
        Ok(Self {
            message: Message {
                kind: MessageType::from_name(&row.kind).ok_or_else(|| impossible("type"))?,
                account: account.map_err(|_| impossible("account"))?,
                checkout: checkout.map_err(|_| impossible("checkout"))?,
                created: Timestamp::from_millis(row.created_at),
                payload: row.payload.clone(),
                id,
            },
            status: MessageStatus::from_name(&row.status).ok_or_else(|| impossible("status"))?,
            attempts: attempts.map_err(|_| impossible("attempts"))?,
            next_attempt: row.next_attempt_at.map(Timestamp::from_millis),
            delivered: row.delivered_at.map(Timestamp::from_millis),
            last_status: last_status.map_err(|_| impossible("last_status"))?,
            last_error: row.last_error.clone(),
        })
    }
}

fn impossible(row: &str, field: &'static str) -> Error {
    Error::ImpossibleRow {
        row: row.to_owned(),
        field,
    }
}
