//! `connect-pay trigger`: lets something happen in a running sandbox.

use std::fmt;

use anyhow::{Context as _, Result, bail};
use backend::stripe;
use serde::{Deserialize, Serialize};
use shared::{AccountId, EventId};
use url::Url;

use crate::{exit::Refused, output::Output};

/// Flags of `connect-pay trigger`.
#[derive(Debug, clap::Args)]
pub(crate) struct TriggerArgs {
    /// The type of the event, such as charge.refunded; a wrong one is answered with those there are
    event: String,
    /// The connected account (acct_…) on which it happens; without it, the first that takes payments
    #[arg(long)]
    account: Option<AccountId>,
    /// Where the sandbox is
    #[arg(long, env = "STRIPE_API_BASE", default_value = "http://127.0.0.1:4243")]
    sandbox: Url,
}

/// What the sandbox is told.
#[derive(Serialize)]
struct Order<'a> {
    event: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a AccountId>,
}

/// What has happened.
#[derive(Debug, Serialize, Deserialize)]
struct Happened {
    /// Events of the type that was asked for.
    events: Vec<EventId>,
    /// What had to happen for it, and because of it.
    also: Vec<EventId>,
}

/// Why nothing has.
#[derive(Debug, Deserialize)]
struct Refusal {
    error: Sentence,
}

#[derive(Debug, Deserialize)]
struct Sentence {
    /// Other servers refuse in other words.
    r#type: RefusalType,
    message: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RefusalType {
    InvalidRequestError,
}

impl fmt::Display for Happened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for event in &self.events {
            writeln!(f, "{event}")?;
        }
        match self.also.len() {
            0 => f.write_str("Nothing else has happened."),
            1 => write!(f, "One more event has happened with it: {}.", self.also[0]),
            more => write!(f, "{more} more events have happened with it."),
        }
    }
}

pub(crate) async fn run(args: TriggerArgs, output: Output) -> Result<()> {
    let order = Order {
        event: &args.event,
        account: args.account.as_ref(),
    };
    let asked = stripe::http_client()?
        .post(args.sandbox.join("/_sandbox/trigger")?)
        .header("content-type", "application/json")
        .body(serde_json::to_string(&order)?)
        .send()
        .await;
    let sandbox = &args.sandbox;
    let answer = asked.with_context(|| {
        format!(
            "no sandbox answers at {sandbox}; start one with `connect-pay dev` or `connect-pay \
             sandbox`, or name it with --sandbox"
        )
    })?;
    let (status, body) = (answer.status(), answer.bytes().await?);
    if let Ok(Refusal { error }) = serde_json::from_slice(&body) {
        let RefusalType::InvalidRequestError = error.r#type;
        return Err(Refused(error.message).into());
    }
    let Ok(happened) = serde_json::from_slice::<Happened>(&body) else {
        bail!("what answers at {sandbox} is no sandbox (status {status})");
    };
    output.print(&happened)?;
    Ok(())
}
