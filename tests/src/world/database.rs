//! The database of one world.

use backend::store::DatabaseUrl;
use tempfile::TempDir;

use crate::postgres::{self, PostgresDatabase};

/// What keeps the data of a world.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Database {
    /// What `CONNECT_PAY_TEST_DATABASE` says: every test runs on both engines that way.
    #[default]
    OfThisRun,
    /// A file of its own.
    Sqlite,
    /// A database of its own on a `PostgreSQL` server.
    Postgres,
}

/// A reference to what is not there, which is looked at when the transaction ends.
const COMMITS_FAIL_IN_A_FILE: &[&str] = &[
    "create table nowhere (id text primary key)",
    "create table doomed (id text references nowhere (id) deferrable initially deferred)",
    "create trigger doom after insert on inbox begin insert into doomed values ('x'); end",
];
/// The same by a trigger that runs when the transaction ends.
const COMMITS_FAIL_ON_A_SERVER: &[&str] = &[
    "create function doom() returns trigger language plpgsql as
         $$ begin raise exception 'the disk is full'; end $$",
    "create constraint trigger doom after insert on inbox deferrable initially deferred
         for each row execute function doom()",
];

/// A database that is removed on drop.
#[derive(Debug)]
pub struct TestDatabase {
    /// Where it is.
    pub url: DatabaseUrl,
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    File(TempDir),
    Database(PostgresDatabase),
}

impl Database {
    /// Makes an empty one.
    pub async fn create(self) -> TestDatabase {
        let on_postgres = match self {
            Self::Sqlite => false,
            Self::Postgres => true,
            Self::OfThisRun => postgres::is_the_database_of_this_run(),
        };
        if on_postgres {
            let database = PostgresDatabase::create().await;
            TestDatabase {
                url: database.url.as_str().parse().unwrap(),
                kept: Kept::Database(database),
            }
        } else {
            let folder = TempDir::new().unwrap();
            let file = folder.path().join("pay.db");
            TestDatabase {
                url: format!("sqlite:{}?mode=rwc", file.display())
                    .parse()
                    .unwrap(),
                kept: Kept::File(folder),
            }
        }
    }
}

impl TestDatabase {
    /// All that is in its files. Only a [`Database::Sqlite`] has files of its own.
    pub fn file(&self) -> Vec<u8> {
        let Kept::File(folder) = &self.kept else {
            panic!("a database on a server has no file of its own");
        };
        let files = std::fs::read_dir(folder.path()).unwrap();
        files
            .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .collect()
    }

    /// From now on whoever keeps an event is told so by the statement, and not by the commit: that
    /// fails, as on a full disk.
    pub async fn fails_to_commit_events(&self) {
        for sql in match &self.kept {
            Kept::File(_) => COMMITS_FAIL_IN_A_FILE,
            Kept::Database(_) => COMMITS_FAIL_ON_A_SERVER,
        } {
            postgres::execute(self.url.reveal(), (*sql).to_owned()).await;
        }
    }

    /// Commits do not fail any more.
    pub async fn commits_events_again(&self) {
        let sql = match &self.kept {
            Kept::File(_) => "drop trigger doom",
            Kept::Database(_) => "drop trigger doom on inbox",
        };
        postgres::execute(self.url.reveal(), sql.to_owned()).await;
    }

    /// No request with a key has come to an answer: what a server leaves behind that dies after it
    /// did all that was asked, and before it could say so.
    pub async fn forget_answers(&self) {
        let sql = "update api_requests set status = null, body = null";
        postgres::execute(self.url.reveal(), sql.to_owned()).await;
    }

    /// Ends every connection to it, as a restart of the database server does. A file has none.
    pub async fn cut_connections(&self) {
        match &self.kept {
            Kept::Database(database) => database.cut_connections().await,
            Kept::File(_) => {}
        }
    }
}
