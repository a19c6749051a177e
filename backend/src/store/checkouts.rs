//! Checkouts in the database.

mod changed;
mod list;
mod looks;
mod row;

use futures_util::future::{BoxFuture, FutureExt as _};
use shared::{AccountId, CheckoutId, PaymentIntentId};
use sqlx::AnyConnection;

use super::{Error, LoggedCall, Outcome, Store, calls, writing::Writing};
use crate::domain::{Checkout, Looked, Timestamp, next_look};
pub use changed::Changed;
pub use list::Filter;
pub use looks::DueLook;
use row::Row;

/// Which version of a row was read; grows with each write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision(i64);

/// A checkout as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned {
    /// The checkout.
    pub checkout: Checkout,
    /// What a write to it must name.
    pub revision: Revision,
}

impl Revision {
    /// The version of this number.
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }

    /// Its number: 1 when the row was new.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The version that a write over this one has made.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What became of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a lost race must be answered by reading again"]
pub enum Saved {
    /// It is written.
    Yes,
    /// Another write came first; nothing is written.
    RaceLost,
}

impl Saved {
    /// What came of a statement that has written so many of one row.
    pub(in crate::store) const fn of(rows: u64) -> Self {
        if rows == 1 { Self::Yes } else { Self::RaceLost }
    }
}

impl Store {
    /// Writes a new checkout, unless there is one of this id.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn insert_checkout(&self, checkout: &Checkout) -> Result<Saved, Error> {
        let row = Row::from(checkout);
        let look_at = self.first_look(checkout, checkout.created);
        let statement = sqlx::query(
            "insert into checkouts (id, account, amount, currency, application_fee_amount,
                 description, options, merchant_name, livemode, status, attempt, intent_ordered,
                 payment_intent, created_at, expires_at, look_at, revision)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)
             on conflict (id) do nothing",
        )
        .bind(row.id)
        .bind(row.account)
        .bind(row.amount)
        .bind(row.currency)
        .bind(row.application_fee_amount)
        .bind(row.description)
        .bind(row.options)
        .bind(row.merchant_name)
        .bind(row.livemode)
        .bind(row.status)
        .bind(row.attempt)
        .bind(row.intent_ordered)
        .bind(row.payment_intent)
        .bind(row.created_at)
        .bind(row.expires_at)
        .bind(look_at);
        Ok(Saved::of(self.execute(statement).await?))
    }

    /// Reads a checkout.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn checkout(&self, id: &CheckoutId) -> Result<Option<Versioned>, Error> {
        let row: Option<Row> = sqlx::query_as("select * from checkouts where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.map(Versioned::try_from).transpose()
    }

    /// The checkout of an account whose present intent this is.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn checkout_of_intent(
        &self,
        account: &AccountId,
        intent: &PaymentIntentId,
    ) -> Result<Option<Versioned>, Error> {
        let row: Option<Row> =
            sqlx::query_as("select * from checkouts where payment_intent = $1 and account = $2")
                .bind(intent.as_str())
                .bind(account.as_str())
                .fetch_optional(&self.readers)
                .await?;
        row.map(Versioned::try_from).transpose()
    }

    /// Open checkouts of an account, a few at once.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn open_checkouts(
        &self,
        account: &AccountId,
        limit: u16,
    ) -> Result<Vec<Versioned>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "select * from checkouts where account = $1 and status = 'open'
             order by created_at, id limit $2",
        )
        .bind(account.as_str())
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(Versioned::try_from).collect()
    }

    /// Writes a checkout over the version that was read.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn save_checkout(
        &self,
        checkout: &Checkout,
        seen: Revision,
        now: Timestamp,
    ) -> Result<Saved, Error> {
        let mut writing = self.begin().await?;
        let saved = self.change(&mut writing, checkout, seen, now).await?;
        self.end_change(writing, saved, checkout, seen).await
    }

    /// Writes what came of a Stripe call, and what it means for its checkout: both or neither, so
    /// that the disk is waited for once.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn save_checkout_and_finish(
        &self,
        checkout: &Checkout,
        seen: Revision,
        key: &str,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<Saved, Error> {
        let mut writing = self.begin().await?;
        let saved = self.change(&mut writing, checkout, seen, now).await?;
        if saved == Saved::Yes {
            let finishing = calls::finishing(key, outcome, now);
            finishing.execute(&mut *writing).await?;
        }
        self.end_change(writing, saved, checkout, seen).await
    }

    /// Writes a checkout and the Stripe call that it is about to make: both or neither.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn save_checkout_and_log(
        &self,
        checkout: &Checkout,
        seen: Revision,
        call: &LoggedCall,
        now: Timestamp,
    ) -> Result<Saved, Error> {
        let mut writing = self.begin().await?;
        let saved = self.change(&mut writing, checkout, seen, now).await?;
        if saved == Saved::Yes {
            calls::inserting(call, now).execute(&mut *writing).await?;
        }
        self.end_change(writing, saved, checkout, seen).await
    }

    /// Writes a checkout over the version that was read, in a transaction of the caller's: the one
    /// place where a checkout changes. With it goes what must not be forgotten: when to look at it
    /// next, and what the platform is told.
    ///
    /// Its future is boxed: it stands at the bottom of nearly every other, and the compiler would
    /// look through it again in each of them.
    pub(super) fn change<'a>(
        &'a self,
        connection: &'a mut AnyConnection,
        checkout: &'a Checkout,
        seen: Revision,
        now: Timestamp,
    ) -> BoxFuture<'a, Result<Saved, Error>> {
        let change = async move {
            let before = self.before(connection, &checkout.id, seen).await?;
            let look_at = self.first_look(checkout, now);
            let saved = update(connection, checkout, seen, look_at).await?;
            if let (Saved::Yes, Some(before)) = (saved, &before) {
                self.announce_checkout(connection, before, checkout, seen.next(), now)
                    .await?;
            }
            Ok(saved)
        };
        change.boxed()
    }

    /// In milliseconds since 1970 UTC.
    fn first_look(&self, checkout: &Checkout, now: Timestamp) -> Option<i64> {
        let looked = Looked::just_changed(checkout);
        next_look(checkout, looked, self.patience, now).map(Timestamp::as_millis)
    }

    /// Ends the transaction of a [`change`](Self::change), and tells who listens.
    pub(super) async fn end_change(
        &self,
        writing: Writing,
        saved: Saved,
        checkout: &Checkout,
        seen: Revision,
    ) -> Result<Saved, Error> {
        if writing.end(saved).await? == Saved::Yes {
            self.tell(Changed {
                checkout: checkout.id.clone(),
                revision: seen.next(),
            });
        }
        Ok(saved)
    }
}

async fn update(
    connection: &mut AnyConnection,
    checkout: &Checkout,
    seen: Revision,
    look_at: Option<i64>,
) -> Result<Saved, Error> {
    let row = Row::from(checkout);
    let written = sqlx::query(
        "update checkouts set amount = $1, application_fee_amount = $2, status = $3,
             attempt = $4, intent_ordered = $5, payment_intent = $6, charge = $7,
             amount_capturable = $8, capture_before = $9, amount_received = $10,
             amount_refunded = $11, cancellation_reason = $12, settled_at = $13,
             dispute = $14, application_fee = $15, application_fee_refunded = $16,
             instructions_url = $17, look_at = $18, looks = 0, revision = revision + 1
         where id = $19 and revision = $20",
    )
    .bind(row.amount)
    .bind(row.application_fee_amount)
    .bind(row.status)
    .bind(row.attempt)
    .bind(row.intent_ordered)
    .bind(row.payment_intent)
    .bind(row.charge)
    .bind(row.amount_capturable)
    .bind(row.capture_before)
    .bind(row.amount_received)
    .bind(row.amount_refunded)
    .bind(row.cancellation_reason)
    .bind(row.settled_at)
    .bind(row.dispute)
    .bind(row.application_fee)
    .bind(row.application_fee_refunded)
    .bind(row.instructions_url)
    .bind(look_at)
    .bind(row.id)
    .bind(seen.0)
    .execute(connection)
    .await?
    .rows_affected();
    Ok(Saved::of(written))
}
