//! How accounts stand, and telling it. A change and its message are written together.

use shared::AccountId;
use sqlx::AnyConnection;

use super::{Error, Store};
use crate::{
    domain::{Message, Standing, Subject, Timestamp, account_news, standing_view},
    store::Saved,
};

/// How an account stood when it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownStanding {
    /// How it stood; nothing when nothing was ever written of it.
    pub standing: Option<Standing>,
    /// What a write must name.
    revision: i64,
}

/// A change of how an account stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Change {
    /// How it stood.
    pub(in crate::store) before: Standing,
    /// How it stands.
    pub(in crate::store) after: Standing,
    /// Since when.
    pub(in crate::store) now: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    deauthorized_at: Option<i64>,
    charges_enabled: Option<i64>,
    standing: i64,
}

impl Store {
    /// How an account stands, as far as is known here.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn account_standing(&self, id: &AccountId) -> Result<KnownStanding, Error> {
        let mut connection = self.readers.acquire().await?;
        read(&mut connection, id).await
    }

    /// Keeps whether an account can take payments, as Stripe says after `seen` was read; and tells
    /// it, if that is news. An account that has ended its connection stays as it is.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::Message`].
    pub async fn note_charges_enabled(
        &self,
        id: &AccountId,
        charges_enabled: bool,
        seen: KnownStanding,
        now: Timestamp,
    ) -> Result<Saved, Error> {
        let mut writing = self.begin().await?;
        let present = read(&mut writing, id).await?;
        let before = present.standing.unwrap_or(Standing::CONNECTED);
        let mut saved = Saved::Yes;
        if present.revision != seen.revision {
            saved = Saved::RaceLost;
        } else if before.is_connected {
            let after = Standing {
                charges_enabled: Some(charges_enabled),
                ..before
            };
            let change = Change { before, after, now };
            saved = self.stand(&mut writing, id, present, change).await?;
        }
        writing.end(saved).await
    }

    /// Writes how an account stands now, and tells it, if that is news. `before` is how one stood of
    /// which nothing was ever written.
    pub(in crate::store) async fn stand_anew(
        &self,
        connection: &mut AnyConnection,
        id: &AccountId,
        change: Change,
    ) -> Result<(), Error> {
        loop {
            let present = read(connection, id).await?;
            let change = Change {
                before: present.standing.unwrap_or(change.before),
                ..change
            };
            // Another server wrote in between: its word is there to be read now.
            if self.stand(connection, id, present, change).await? == Saved::Yes {
                return Ok(());
            }
        }
    }

    async fn stand(
        &self,
        connection: &mut AnyConnection,
        id: &AccountId,
        present: KnownStanding,
        change: Change,
    ) -> Result<Saved, Error> {
        let news = account_news(change.before, change.after);
        if news.is_none() && present.standing.is_some() {
            return Ok(Saved::Yes);
        }
        if write(connection, id, present, change).await? == Saved::RaceLost {
            return Ok(Saved::RaceLost);
        }
        if let Some(kind) = news {
            let subject = Subject {
                news: &[id.as_str(), &present.next().to_string()],
                account: Some(id),
                checkout: None,
            };
            let view = standing_view(id, change.after);
            let message = Message::new(kind, subject, &view, change.now)?;
            self.announce(connection, &message).await?;
        }
        Ok(Saved::Yes)
    }
}

impl KnownStanding {
    /// The revision that a write over this one makes.
    const fn next(&self) -> i64 {
        self.revision + 1
    }
}

async fn read(connection: &mut AnyConnection, id: &AccountId) -> Result<KnownStanding, Error> {
    let row: Option<Row> = sqlx::query_as(
        "select deauthorized_at, charges_enabled, standing from accounts where id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(connection)
    .await?;
    Ok(KnownStanding {
        revision: row.as_ref().map_or(0, |row| row.standing),
        standing: row.map(|row| Standing {
            is_connected: row.deauthorized_at.is_none(),
            charges_enabled: row.charges_enabled.map(|it| it == 1),
        }),
    })
}

async fn write(
    connection: &mut AnyConnection,
    id: &AccountId,
    present: KnownStanding,
    Change { after, now, .. }: Change,
) -> Result<Saved, Error> {
    let deauthorized = (!after.is_connected).then(|| now.as_millis());
    let written = sqlx::query(
        "insert into accounts (id, deauthorized_at, charges_enabled, standing, created_at,
             updated_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set deauthorized_at = excluded.deauthorized_at,
             charges_enabled = excluded.charges_enabled, standing = excluded.standing,
             updated_at = excluded.updated_at
         where accounts.standing = $7",
    )
    .bind(id.as_str())
    .bind(deauthorized)
    .bind(after.charges_enabled.map(i64::from))
    .bind(present.next())
    .bind(now.as_millis())
    .bind(now.as_millis())
    .bind(present.revision)
    .execute(connection)
    .await?
    .rows_affected();
    Ok(Saved::of(written))
}
