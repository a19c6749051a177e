//! A table that is as long as after years.

use anyhow::Result;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};

use crate::client::ACCOUNT;

/// How many ids are asked for by turns.
const SAMPLE: u32 = 10_000;

/// Removes all events.
pub(crate) async fn empty_inbox(database: &str) -> Result<()> {
    let mut connection = open(database).await?;
    connection.execute("delete from inbox").await?;
    Ok(connection.close().await?)
}

/// Adds events of `SQLite` until there are so many: settled long ago, their bodies deleted.
pub(crate) async fn fill_inbox(database: &str, rows: u32) -> Result<()> {
    let mut connection = open(database).await?;
    let (there,): (i64,) = sqlx::query_as("select count(*) from inbox")
        .fetch_one(&mut connection)
        .await?;
    let missing = i64::from(rows) - there;
    let insert = format!(
        "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {missing})
         insert into inbox (id, type, account, livemode, endpoint, form, api_version, object, created,
             received_at, status, attempts, settled_at)
         select 'evt_' || lower(hex(randomblob(12))), 'payment_intent.succeeded', '{ACCOUNT}', 0,
             'connect', 'snapshot', '2026-10-28.endive', 'pi_' || lower(hex(randomblob(12))),
             1700000000 + n, 1700000000000 + n, 'done', 1, 1700000000500 + n
         from numbers where n <= {missing}"
    );
    connection.execute(AssertSqlSafe(insert)).await?;
    connection.execute("analyze").await?;
    Ok(connection.close().await?)
}

/// Removes all checkouts.
pub(crate) async fn empty(database: &str) -> Result<()> {
    let mut connection = open(database).await?;
    connection.execute("delete from checkouts").await?;
    Ok(connection.close().await?)
}

/// Adds checkouts until there are so many, and gives the ids of some, spread over all of them.
pub(crate) async fn fill(database: &str, rows: u32) -> Result<Vec<String>> {
    let mut connection = open(database).await?;
    let (there,): (i64,) = sqlx::query_as("select count(*) from checkouts")
        .fetch_one(&mut connection)
        .await?;
    let missing = i64::from(rows) - there;
    connection
        .execute(AssertSqlSafe(insert(database, missing)))
        .await?;
    connection.execute("analyze").await?;
    let every = (rows / SAMPLE).max(1);
    let ids = format!("select id from checkouts where created_at % {every} = 0 limit {SAMPLE}");
    let ids: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(ids))
        .fetch_all(&mut connection)
        .await?;
    connection.close().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

async fn open(database: &str) -> Result<AnyConnection> {
    sqlx::any::install_default_drivers();
    Ok(AnyConnection::connect(database).await?)
}

/// Ids are random, as those of the server are.
fn insert(database: &str, rows: i64) -> String {
    let (numbers, id) = if database.starts_with("sqlite:") {
        (
            format!(
                "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {rows})"
            ),
            "lower(hex(randomblob(20)))",
        )
    } else {
        (
            format!("with numbers(n) as (select * from generate_series(1, {rows}))"),
            "md5(random()::text) || substr(md5(random()::text), 1, 8)",
        )
    };
    format!(
        "{numbers} insert into checkouts (id, account, amount, currency, options, merchant_name,
             livemode, status, attempt, intent_ordered, created_at, revision)
         select 'co_' || {id}, '{ACCOUNT}', 1850, 'eur',
             '{{\"capture_method\":\"automatic\",\"metadata\":{{}}}}', 'Boulangerie Rivage', 0,
             'open', 1, 0, 1700000000000 + n, 1
         from numbers where n <= {rows}"
    )
}
