//! `PostgreSQL` for the tests: one private server for a test binary, one database for a test.
//!
//! `CONNECT_PAY_TEST_DATABASE` chooses: `sqlite` or nothing, `postgres` for a private server, or
//! the `postgres://…` URL of a server on which databases may be made.

mod server;

use std::{
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};
use tokio::runtime::Builder;
use url::Url;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// Whether the tests that do not care run on `PostgreSQL`.
pub fn is_the_database_of_this_run() -> bool {
    match setting().as_deref() {
        None | Some("" | "sqlite") => false,
        Some(text) if text.starts_with("postgres") => true,
        Some(other) => {
            panic!("CONNECT_PAY_TEST_DATABASE is sqlite, postgres or postgres://…, not {other}")
        }
    }
}

/// A server with one empty database on it, durable as in production. It ends with this process.
#[derive(Debug)]
pub struct DurablePostgres(server::Server);

impl DurablePostgres {
    /// Starts it; none when `PostgreSQL` is not installed.
    pub async fn start() -> Option<Self> {
        tokio::task::spawn_blocking(server::durable)
            .await
            .unwrap()
            .map(Self)
    }

    /// Where it is.
    pub const fn url(&self) -> &Url {
        &self.0.url
    }
}

/// A database that is dropped when this is.
#[derive(Debug)]
pub(crate) struct PostgresDatabase {
    /// Where it is.
    pub(crate) url: Url,
    name: String,
    server: Url,
}

impl PostgresDatabase {
    /// Makes an empty one.
    pub(crate) async fn create() -> Self {
        let server = tokio::task::spawn_blocking(server).await.unwrap();
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("connect_pay_test_{}_{number}", std::process::id());
        execute(server.as_str(), format!("create database {name}")).await;
        let mut url = server.clone();
        url.set_path(&name);
        Self { url, name, server }
    }

    /// Ends every connection to it, as a restart of the server does.
    pub(crate) async fn cut_connections(&self) {
        let sql = format!(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{}'",
            self.name
        );
        execute(self.server.as_str(), sql).await;
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        let sql = format!("drop database {} with (force)", self.name);
        let server = self.server.clone();
        // On a thread of its own: a drop can not wait for a future of the test's runtime.
        let dropping = thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(execute(server.as_str(), sql));
        });
        let dropped = dropping.join();
        assert!(
            dropped.is_ok() || thread::panicking(),
            "the database of this test could not be dropped"
        );
    }
}

/// Runs a statement on a connection of its own.
pub(crate) async fn execute(database: &str, sql: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(database).await.unwrap();
    // What stands in it comes from this crate and needs no quotes.
    connection.execute(AssertSqlSafe(sql)).await.unwrap();
    connection.close().await.unwrap();
}

/// The URL of a database on the server from which others are made.
fn server() -> Url {
    match setting() {
        Some(url) if url.contains("://") => url.parse().unwrap(),
        _ => server::private().clone(),
    }
}

#[expect(clippy::disallowed_methods, reason = "the runner of the tests sets it")]
fn setting() -> Option<String> {
    std::env::var("CONNECT_PAY_TEST_DATABASE").ok()
}
