//! The charges that were tried.

use shared::{ChargeId, CheckoutId};
use sqlx::AnyConnection;

use super::{Error, Store, writing::Statement};
use crate::domain::Charge;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    checkout: String,
    payment_intent: String,
    amount: i64,
    captured: i64,
    status: String,
    failure_code: Option<String>,
    created: i64,
}

impl Store {
    /// Keeps charges of one checkout; of one that is known, how it stands now. What comes late does
    /// not take a charge back: an end stays an end, and what was taken stays taken.
    ///
    /// # Errors
    /// [`Error::Statement`], also when two charges of a checkout have taken money.
    pub async fn keep_charges(&self, charges: &[Charge]) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        for charge in charges {
            upserting(charge).execute(&mut *writing).await?;
            if charge.captured {
                taking(charge).execute(&mut *writing).await?;
            }
        }
        writing.commit().await
    }

    /// The checkout that a charge was tried for.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn checkout_of_charge(&self, id: &ChargeId) -> Result<Option<CheckoutId>, Error> {
        let row: Option<(String,)> = sqlx::query_as("select checkout from charges where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        let impossible = || Error::ImpossibleRow {
            row: id.to_string(),
            field: "checkout",
        };
        row.map(|(id,)| id.try_into().map_err(|_| impossible()))
            .transpose()
    }

    /// The charges of a checkout, the newest first.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn charges(&self, checkout: &CheckoutId) -> Result<Vec<Charge>, Error> {
        let mut connection = self.readers.acquire().await?;
        read(&mut connection, checkout).await
    }
}

/// Writes a charge as one that has taken nothing. Whether it has is for [`taking`] to write: of two
/// that insert the same charge at once, `PostgreSQL` lets the second find the first by its id, but
/// refuses it for any other unique index that both are in.
fn upserting(charge: &Charge) -> Statement<'_> {
    sqlx::query(
        "insert into charges (id, checkout, payment_intent, amount, status, failure_code, created,
             captured, account)
         values ($1, $2, $3, $4, $5, $6, $7, 0, (select account from checkouts where id = $8))
         on conflict (id) do update
             set status = excluded.status, failure_code = excluded.failure_code
             where charges.captured = 0
                 and (charges.status = 'pending' or charges.status = excluded.status)",
    )
    .bind(charge.id.as_str())
    .bind(charge.checkout.as_str())
    .bind(charge.intent.as_str())
    .bind(charge.amount)
    .bind(&charge.status)
    .bind(charge.failure_code.as_deref())
    .bind(charge.created)
    .bind(charge.checkout.as_str())
}

/// Writes that a charge has taken its money.
fn taking(charge: &Charge) -> Statement<'_> {
    sqlx::query("update charges set captured = 1 where id = $1 and captured = 0 and status = $2")
        .bind(charge.id.as_str())
        .bind(&charge.status)
}

/// The charges of a checkout, as a transaction sees them.
pub(super) async fn read(
    connection: &mut AnyConnection,
    checkout: &CheckoutId,
) -> Result<Vec<Charge>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "select id, checkout, payment_intent, amount, status, failure_code, created, captured
         from charges where checkout = $1 order by created desc, id desc",
    )
    .bind(checkout.as_str())
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Charge::try_from).collect()
}

impl TryFrom<Row> for Charge {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let impossible = |field| Error::ImpossibleRow {
            row: row.id.clone(),
            field,
        };
        Ok(Self {
            id: row.id.parse().map_err(|_| impossible("id"))?,
            checkout: row.checkout.parse().map_err(|_| impossible("checkout"))?,
            intent: row
                .payment_intent
                .parse()
                .map_err(|_| impossible("payment_intent"))?,
            amount: row.amount,
            captured: row.captured == 1,
            status: row.status,
            failure_code: row.failure_code,
            created: row.created,
        })
    }
}
