//! The command line. Its doc comments are its `--help`.

use std::path::PathBuf;

use backend::config::{DatabaseArgs, LogFormat, ServeArgs, StoreArgs};
use clap::{Parser, Subcommand};
use shared::{AccountId, EventId, EventStatus, MessageId, MessageStatus, Named};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something failed; try again
  2  a flag or a setting is wrong
  3  refused: something is not there, is in the way, or is of another version";

const KEY_EXAMPLES: &str = "\
Examples:
  connect-pay key create --label shop                 a key for the whole platform
  connect-pay key create --account acct_1 --label m1  a key for one merchant's own server
  connect-pay --json key list | jq '.[].id'
  connect-pay key revoke key_5e884898da28047151d0e56f";

const EVENTS_EXAMPLES: &str = "\
Examples:
  connect-pay events list --status dead        what could not be settled
  connect-pay events show evt_1                one event with its body
  connect-pay events replay evt_1              settles it once more
  connect-pay events replay --status dead --all
A running server settles what is replayed within a second. What was settled before changes nothing.";

const MESSAGES_EXAMPLES: &str = "\
Examples:
  connect-pay messages list --status dead
  connect-pay --json messages show msg_5e884898da28047151d0e56f8dc62927 | jq .payload
  connect-pay messages resend msg_5e884898da28047151d0e56f8dc62927
  connect-pay messages resend --status dead --all";

const MIGRATE_EXAMPLES: &str = "\
`serve` does this by itself, and two servers that start at once do not disturb each other. Where \
the server's role may not change the schema, set CONNECT_PAY_MIGRATE=off for `serve` and run this \
first, with a role that may:
  DATABASE_URL=postgres://owner:…@db/pay connect-pay migrate";

const BACKUP_EXAMPLES: &str = "\
The copy is of one moment. The file is readable by its owner only.

Examples:
  connect-pay backup /backups/pay-$(date +%F).db
  pg_dump --format=custom --file=pay.dump \"$DATABASE_URL\"   the same for PostgreSQL";

const RESTORE_EXAMPLES: &str = "\
The file is checked first, and put in place whole or not at all. Stop the server before: a database \
that somebody has open is not replaced.

Examples:
  connect-pay restore /backups/pay-2030-01-31.db
  connect-pay restore --force /backups/pay-2030-01-31.db
  pg_restore --clean --if-exists --dbname=\"$DATABASE_URL\" pay.dump   the same for PostgreSQL";

#[cfg(feature = "sandbox")]
const TRIGGER_EXAMPLES: &str = "\
What the event is about is really made: a refund has a charge, which was paid. The sandbox then \
delivers its webhooks, as Stripe does. Printed are the ids of the events of that type; \
`connect-pay events show` tells what the server made of them.

Examples:
  connect-pay trigger charge.dispute.created
  connect-pay trigger refund.failed --account acct_1
  connect-pay trigger account.updated --sandbox http://127.0.0.1:12111
  connect-pay --json trigger charge.refunded | jq -r '.events[]'
  connect-pay trigger '?'                      every type that can be triggered";

/// Takes payments on behalf of connected Stripe accounts.
#[derive(Debug, Parser)]
#[command(name = "connect-pay", version, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    /// What to log, as in `info` or `backend=debug` [default: info; for dev: warn]
    #[arg(long, env = "RUST_LOG", global = true)]
    log: Option<String>,
    /// How log lines look
    #[arg(
        long,
        env = "CONNECT_PAY_LOG_FORMAT",
        default_value = "text",
        global = true
    )]
    pub(crate) log_format: LogFormat,
    /// Print results and errors as JSON, for programs
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Cli {
    /// What to log.
    pub(crate) fn log(&self) -> &str {
        self.log.as_deref().unwrap_or_else(|| self.command.log())
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve payments
    Serve(Box<ServeArgs>),
    /// Keys of the platform's own servers
    #[command(after_help = KEY_EXAMPLES)]
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Events that Stripe has delivered
    #[command(after_help = EVENTS_EXAMPLES)]
    Events {
        #[command(subcommand)]
        command: EventsCommand,
    },
    /// Messages to your own server, which is told what happens
    #[command(after_help = MESSAGES_EXAMPLES)]
    Messages {
        #[command(subcommand)]
        command: MessagesCommand,
    },
    /// Bring the database's schema up to date
    #[command(after_help = MIGRATE_EXAMPLES)]
    Migrate {
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Copy the database's file, while servers go on
    #[command(after_help = BACKUP_EXAMPLES)]
    Backup {
        /// The file to make
        file: PathBuf,
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Put a backup in the place of the database's file
    #[command(after_help = RESTORE_EXAMPLES)]
    Restore {
        /// What `connect-pay backup` has made
        file: PathBuf,
        /// Replace the database that is there; what it holds is lost
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Everything on this machine: sandbox, server and a demo shop
    #[cfg(feature = "sandbox")]
    Dev(crate::dev::DevArgs),
    /// The local Stripe alone
    #[cfg(feature = "sandbox")]
    Sandbox(stripe_sandbox::Args),
    /// Let something happen in a running sandbox, and tell the server of it
    #[cfg(feature = "sandbox")]
    #[command(after_help = TRIGGER_EXAMPLES)]
    Trigger(crate::trigger::TriggerArgs),
}

impl Command {
    /// What it logs where nobody has said.
    const fn log(&self) -> &'static str {
        match self {
            // What it prints are addresses and a key to copy; they should not scroll away.
            #[cfg(feature = "sandbox")]
            Self::Dev(_) => "warn",
            _ => "info",
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a key, store its hash and print it once
    Create {
        /// What the key is for
        #[arg(long, default_value = "")]
        label: String,
        /// The connected account (acct_…) that the key is for; without it, the whole platform
        #[arg(long)]
        account: Option<AccountId>,
        #[command(flatten)]
        database: StoreArgs,
    },
    /// List all keys by their public ids
    List {
        #[command(flatten)]
        database: StoreArgs,
    },
    /// Revoke a key: from now on it opens nothing
    Revoke {
        /// The public id of the key, key_…
        id: String,
        #[command(flatten)]
        database: StoreArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum EventsCommand {
    /// List events, the newest first
    List {
        /// Only of this status: pending, done, ignored, failed or dead
        #[arg(long, value_parser = word::<EventStatus>)]
        status: Option<EventStatus>,
        /// Only of this type, such as charge.dispute.created
        #[arg(long = "type")]
        kind: Option<String>,
        /// Only of this connected account (acct_…)
        #[arg(long)]
        account: Option<AccountId>,
        /// How many
        #[arg(long, default_value_t = 20)]
        limit: u16,
        #[command(flatten)]
        database: StoreArgs,
    },
    /// Show one event with its body
    Show {
        /// The event, evt_…
        id: EventId,
        #[command(flatten)]
        database: StoreArgs,
    },
    /// Settle events once more
    Replay {
        /// The event, evt_…
        #[arg(required_unless_present = "all")]
        id: Option<EventId>,
        /// All events of a status
        #[arg(long, requires = "status", conflicts_with = "id")]
        all: bool,
        /// Of this status, with --all
        #[arg(long, value_parser = word::<EventStatus>, requires = "all")]
        status: Option<EventStatus>,
        #[command(flatten)]
        database: StoreArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum MessagesCommand {
    /// List messages, the newest first
    List {
        /// Only of this status: pending, delivered, failed or dead
        #[arg(long, value_parser = word::<MessageStatus>)]
        status: Option<MessageStatus>,
        /// Only about this connected account (acct_…)
        #[arg(long)]
        account: Option<AccountId>,
        /// How many
        #[arg(long, default_value_t = 100)]
        limit: u16,
        #[command(flatten)]
        database: StoreArgs,
    },
    /// Show a message with its body
    Show {
        /// The message, msg_…
        id: MessageId,
        #[command(flatten)]
        database: StoreArgs,
    },
    /// Send messages again, with all of their tries
    Resend {
        /// The message, msg_…
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        id: Option<MessageId>,
        /// All messages of a status
        #[arg(long, requires = "status")]
        all: bool,
        /// Which status: pending, delivered, failed or dead
        #[arg(long, requires = "all", value_parser = word::<MessageStatus>)]
        status: Option<MessageStatus>,
        #[command(flatten)]
        database: StoreArgs,
    },
}

/// One of a closed set of words; a wrong one is answered with those there are.
fn word<T: Named>(name: &str) -> Result<T, String> {
    T::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = T::ALL.iter().map(|(_, name)| *name).collect();
        format!("it is one of {}", names.join(", "))
    })
}
