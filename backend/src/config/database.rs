//! Settings of the database, shared by every command that opens it.

use std::num::NonZeroU32;

use secrecy::{ExposeSecret as _, SecretString};

use crate::store::{DatabaseOptions, DatabaseUrl, InvalidDatabaseUrl, Schema};

/// Flags and environment of the database. The doc comments are their `--help`.
#[derive(Debug, Clone, clap::Args)]
pub struct DatabaseArgs {
    /// The database: `sqlite:/var/lib/connect-pay/data.db?mode=rwc`, or
    /// `postgres://user:password@host/name` for several servers
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: SecretString,
}

impl DatabaseArgs {
    /// Where the database is.
    ///
    /// # Errors
    /// [`InvalidDatabaseUrl`] names the setting.
    pub fn url(&self) -> Result<DatabaseUrl, InvalidDatabaseUrl> {
        self.database_url.expose_secret().parse()
    }
}

/// Whether the schema is brought up to date. The doc comments are its `--help`.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct MigrateArgs {
    /// Whether to bring the database's schema up to date first; when off, an old one is refused
    /// until `connect-pay migrate` has run
    #[arg(long, env = "CONNECT_PAY_MIGRATE", default_value = "on")]
    pub migrate: Switch,
}

impl MigrateArgs {
    const fn schema(self) -> Schema {
        match self.migrate {
            Switch::On => Schema::Migrate,
            Switch::Off => Schema::MustBeCurrent,
        }
    }
}

/// The database of a command that reads it or writes into it.
#[derive(Debug, Clone, clap::Args)]
pub struct StoreArgs {
    /// Where it is.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// What of its schema.
    #[command(flatten)]
    pub migrate: MigrateArgs,
}

impl StoreArgs {
    /// How the command opens the database.
    ///
    /// # Errors
    /// [`InvalidDatabaseUrl`] names the setting.
    pub fn options(&self) -> Result<DatabaseOptions, InvalidDatabaseUrl> {
        Ok(DatabaseOptions {
            schema: self.migrate.schema(),
            ..DatabaseOptions::new(self.database.url()?)
        })
    }
}

/// Flags and environment of a server's connections.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ConnectionArgs {
    /// How many connections to the database this server may hold
    #[arg(
        long,
        env = "DATABASE_MAX_CONNECTIONS",
        default_value_t = DatabaseOptions::MAX_CONNECTIONS
    )]
    pub database_max_connections: NonZeroU32,
    /// What of its schema.
    #[command(flatten)]
    pub migrate: MigrateArgs,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Switch {
    /// Do it.
    On,
    /// Leave it.
    Off,
}

impl ConnectionArgs {
    /// How a server opens the database at `url`.
    pub const fn options(&self, url: DatabaseUrl) -> DatabaseOptions {
        DatabaseOptions {
            url,
            max_connections: self.database_max_connections,
            schema: self.migrate.schema(),
        }
    }
}
