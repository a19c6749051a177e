//! Where the database is.

use std::{fmt, path::PathBuf, str::FromStr};

use sqlx::sqlite::SqliteConnectOptions;
use url::Url;

/// What keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file on this machine.
    Sqlite,
    /// A server that several replicas of connect-pay share.
    Postgres,
}

/// Where the database is. It shows itself without its password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    url: Url,
    engine: Engine,
}

/// Not a URL of a database that connect-pay can use. The text is not repeated, as it may hold a
/// password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDatabaseUrl {
    /// Neither of the two engines.
    #[error(
        "DATABASE_URL must start with sqlite: or postgres://, \
         as in sqlite:/var/lib/connect-pay/data.db?mode=rwc or postgres://user:password@host/name"
    )]
    Scheme,
    /// A database that each connection would have for itself.
    #[error("DATABASE_URL must name a file; a database in memory is lost when the server stops")]
    InMemory,
    /// Parameters that `SQLite` does not have.
    #[error(
        "the parameters of an sqlite: DATABASE_URL are mode, cache, immutable and vfs, \
         as in sqlite:/var/lib/connect-pay/data.db?mode=rwc"
    )]
    Parameters,
}

impl DatabaseUrl {
    /// What keeps the data.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The file of an `SQLite` database.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        match self.engine {
            Engine::Sqlite => Some(sqlite(&self.url).ok()?.get_filename().to_owned()),
            Engine::Postgres => None,
        }
    }

    /// The whole URL, password included, to connect with.
    pub fn reveal(&self) -> &str {
        self.url.as_str()
    }
}

impl FromStr for DatabaseUrl {
    type Err = InvalidDatabaseUrl;

    fn from_str(text: &str) -> Result<Self, InvalidDatabaseUrl> {
        let url: Url = text.parse().map_err(|_| InvalidDatabaseUrl::Scheme)?;
        let engine = match url.scheme() {
            "sqlite" => Engine::Sqlite,
            "postgres" | "postgresql" => Engine::Postgres,
            _ => return Err(InvalidDatabaseUrl::Scheme),
        };
        if engine == Engine::Sqlite {
            let is_in_memory = url.path().contains(":memory:")
                || url
                    .query_pairs()
                    .any(|(name, value)| name == "mode" && value == "memory");
            if is_in_memory {
                return Err(InvalidDatabaseUrl::InMemory);
            }
            sqlite(&url)?;
        }
        Ok(Self { url, engine })
    }
}

fn sqlite(url: &Url) -> Result<SqliteConnectOptions, InvalidDatabaseUrl> {
    url.as_str()
        .parse()
        .map_err(|_| InvalidDatabaseUrl::Parameters)
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.url.clone();
        // A URL without a host has no password to take away.
        let _ = shown.set_password(None);
        // PostgreSQL takes a password there, too.
        shown.set_query(None);
        write!(f, "{shown}")
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_the_engine() {
        for (text, engine) in [
            ("sqlite:data.db", Engine::Sqlite),
            ("sqlite:///var/data.db?mode=rwc", Engine::Sqlite),
            ("postgres://user@host/pay", Engine::Postgres),
            ("postgresql://host/pay", Engine::Postgres),
        ] {
            let url: DatabaseUrl = text.parse().unwrap();
            assert_eq!(url.engine(), engine, "{text}");
        }
    }

    #[test]
    fn what_can_not_be_used_is_refused_with_the_reason() {
        for (text, reason) in [
            ("mysql://user:hush@host/pay", InvalidDatabaseUrl::Scheme),
            ("/var/data.db", InvalidDatabaseUrl::Scheme),
            ("sqlite::memory:", InvalidDatabaseUrl::InMemory),
            ("sqlite:x?mode=memory", InvalidDatabaseUrl::InMemory),
            ("sqlite:x?mode=fast", InvalidDatabaseUrl::Parameters),
        ] {
            let error = text.parse::<DatabaseUrl>().unwrap_err();
            assert_eq!(error, reason, "{text}");
            assert!(!error.to_string().contains("hush"), "{error}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        for text in [
            "postgres://user:hush@host:5433/pay",
            "postgres://user@host:5433/pay?password=hush",
        ] {
            let url: DatabaseUrl = text.parse().unwrap();
            assert_eq!(url.to_string(), "postgres://user@host:5433/pay");
            assert!(!format!("{url:?}").contains("hush"));
        }
    }

    #[test]
    fn an_sqlite_url_knows_its_file() {
        let file = |text: &str| text.parse::<DatabaseUrl>().unwrap().sqlite_file();
        assert_eq!(file("sqlite:a%20b.db?mode=rwc"), Some("a b.db".into()));
        assert_eq!(file("sqlite:///var/a.db"), Some("/var/a.db".into()));
        assert_eq!(file("postgres://host/pay"), None);
    }
}
