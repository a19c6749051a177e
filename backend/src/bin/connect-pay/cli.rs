//! The command line. Its doc comments are its `--help`.

use backend::config::{LogFormat, ServeArgs};
use clap::{Parser, Subcommand};

/// Takes payments on behalf of connected Stripe accounts.
#[derive(Debug, Parser)]
#[command(name = "connect-pay", version)]
pub(crate) struct Cli {
    /// What to log, as in `info` or `backend=debug`
    #[arg(long, env = "RUST_LOG", default_value = "info", global = true)]
    pub(crate) log: String,
    /// How log lines look
    #[arg(
        long,
        env = "CONNECT_PAY_LOG_FORMAT",
        default_value = "text",
        global = true
    )]
    pub(crate) log_format: LogFormat,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve payments
    Serve(Box<ServeArgs>),
    /// Keys of the platform's own servers
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Everything on this machine: sandbox, server and a demo shop
    #[cfg(feature = "sandbox")]
    Dev(crate::dev::DevArgs),
    /// The local Stripe alone
    #[cfg(feature = "sandbox")]
    Sandbox(stripe_sandbox::Args),
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a key, store its hash and print it once
    Create {
        /// What the key is for
        #[arg(long, default_value = "")]
        label: String,
        /// The database, such as `sqlite:/var/lib/connect-pay/data.db?mode=rwc`
        #[arg(long, env = "DATABASE_URL")]
        database_url: String,
    },
}
