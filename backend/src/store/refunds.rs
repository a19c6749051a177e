//! Refunds. A refund and the amount that it takes from its checkout change together.

use futures_util::FutureExt as _;
use shared::{CheckoutId, CheckoutRefundId, Currency, Money, RefundStatus};
use sqlx::AnyConnection;

use super::{Error, LoggedCall, Revision, Saved, Store, calls};
use crate::domain::{Checkout, Refund, Timestamp};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    checkout: String,
    amount: i64,
    currency: String,
    options: String,
    status: String,
    refund: Option<String>,
    failure_reason: Option<String>,
    created_at: i64,
}

impl Store {
    /// Writes a refund that is ordered, the checkout that has set its amount aside, and the call to
    /// Stripe that is about to be made: all or nothing.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn order_refund(
        &self,
        refund: &Refund,
        checkout: &Checkout,
        seen: Revision,
        call: &LoggedCall,
        now: Timestamp,
    ) -> Result<Saved, Error> {
        let mut writing = self.begin().await?;
        let saved = self.change(&mut writing, checkout, seen, now).await?;
        if saved == Saved::Yes {
            insert(&mut writing, refund).await?;
            calls::inserting(call, now).execute(&mut *writing).await?;
        }
        self.end_change(writing, saved, checkout, seen).await
    }

    /// Keeps a refund that Stripe made without us, with the checkout that it takes from.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn adopt_refund(
        &self,
        refund: &Refund,
        checkout: &Checkout,
        seen: Revision,
        now: Timestamp,
    ) -> Result<Saved, Error> {
        let mut writing = self.begin().await?;
        let saved = self.change(&mut writing, checkout, seen, now).await?;
        if saved == Saved::Yes {
            insert(&mut writing, refund).await?;
        }
        self.end_change(writing, saved, checkout, seen).await
    }

    /// Writes how a refund stands now, unless that has changed since `before` was read. With a
    /// checkout, its amount is released in the same transaction.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn save_refund(
        &self,
        before: &Refund,
        after: &Refund,
        release: Option<(&Checkout, Revision)>,
        now: Timestamp,
    ) -> Result<Saved, Error> {
        let mut writing = self.begin().await?;
        let mut saved = match release {
            Some((checkout, seen)) => self.change(&mut writing, checkout, seen, now).await?,
            None => Saved::Yes,
        };
        if saved == Saved::Yes {
            saved = update(&mut writing, before, after).await?;
        }
        if saved == Saved::Yes {
            // Boxed, as `Store::change` is.
            self.announce_refund(&mut writing, before, after, now)
                .boxed()
                .await?;
        }
        match release {
            Some((checkout, seen)) => self.end_change(writing, saved, checkout, seen).await,
            None => writing.end(saved).await,
        }
    }

    /// The refunds of a checkout, the newest first.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn refunds(&self, checkout: &CheckoutId) -> Result<Vec<Refund>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "select * from refunds where checkout = $1 order by created_at desc, id desc",
        )
        .bind(checkout.as_str())
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(Refund::try_from).collect()
    }

    /// One refund.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn refund(&self, id: &CheckoutRefundId) -> Result<Option<Refund>, Error> {
        let row: Option<Row> = sqlx::query_as("select * from refunds where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.map(Refund::try_from).transpose()
    }
}

async fn update(
    connection: &mut AnyConnection,
    before: &Refund,
    after: &Refund,
) -> Result<Saved, Error> {
    let written = sqlx::query(
        "update refunds set status = $1, refund = $2, failure_reason = $3
         where id = $4 and status = $5",
    )
    .bind(name(after.status))
    .bind(after.stripe.as_ref().map(ToString::to_string))
    .bind(after.failure_reason.as_deref())
    .bind(after.id.as_str())
    .bind(name(before.status))
    .execute(connection)
    .await?
    .rows_affected();
    Ok(Saved::of(written))
}

async fn insert(connection: &mut AnyConnection, refund: &Refund) -> Result<(), Error> {
    sqlx::query(
        "insert into refunds (id, checkout, amount, currency, options, status, refund,
             failure_reason, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(refund.id.as_str())
    .bind(refund.checkout.as_str())
    .bind(refund.money.minor())
    .bind(refund.money.currency().as_str())
    .bind(serde_json::to_string(&refund.options).unwrap_or_default())
    .bind(name(refund.status))
    .bind(refund.stripe.as_ref().map(ToString::to_string))
    .bind(refund.failure_reason.as_deref())
    .bind(refund.created.as_millis())
    .execute(connection)
    .await?;
    Ok(())
}

/// The name of a status in the database: the one on the wire.
fn name(status: RefundStatus) -> &'static str {
    match status {
        RefundStatus::Ordered => "ordered",
        RefundStatus::Pending => "pending",
        RefundStatus::RequiresAction => "requires_action",
        RefundStatus::Succeeded => "succeeded",
        RefundStatus::Failed => "failed",
        RefundStatus::Canceled => "canceled",
    }
}

impl TryFrom<Row> for Refund {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let impossible = |field| Error::ImpossibleRow {
            row: row.id.clone(),
            field,
        };
        let currency = Currency::new(&row.currency).map_err(|_| impossible("currency"))?;
        let status = serde_json::from_value(row.status.as_str().into());
        let stripe = row.refund.as_deref().map(str::parse).transpose();
        Ok(Self {
            id: row.id.parse().map_err(|_| impossible("id"))?,
            checkout: row.checkout.parse().map_err(|_| impossible("checkout"))?,
            money: Money::from_minor(row.amount, currency),
            options: serde_json::from_str(&row.options).map_err(|_| impossible("options"))?,
            status: status.map_err(|_| impossible("status"))?,
            stripe: stripe.map_err(|_| impossible("refund"))?,
            failure_reason: row.failure_reason,
            created: Timestamp::from_millis(row.created_at),
        })
    }
}
