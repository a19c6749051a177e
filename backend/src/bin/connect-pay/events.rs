//! `connect-pay events`: what Stripe has told, and what became of it.

mod list;

use std::fmt;

use anyhow::Result;
use backend::{
    clock::Clock,
    config::StoreArgs,
    store::{Cursor, EventFilter, Store},
};
use serde::Serialize;
use shared::{EventId, EventStatus};

use crate::{cli::EventsCommand, exit::Refused, output::Output};
use list::{Event, Events};

pub(crate) async fn run(command: EventsCommand, output: Output) -> Result<()> {
    match command {
        EventsCommand::List {
            status,
            kind,
            account,
            limit,
            database,
        } => {
            let filter = EventFilter {
                account,
                status,
                kind,
            };
            list(&database, &filter, limit, output).await
        }
        EventsCommand::Show { id, database } => show(&database, &id, output).await,
        EventsCommand::Replay {
            id: Some(id),
            database,
            ..
        } => replay(&database, &id, output).await,
        EventsCommand::Replay {
            status, database, ..
        } => replay_all(&database, status.unwrap_or(EventStatus::Dead), output).await,
    }
}

/// How many events wait for their turn again.
#[derive(Serialize)]
struct Replayed {
    replayed: u64,
}

impl fmt::Display for Replayed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.replayed {
            1 => f.write_str("1 event waits for its turn again."),
            many => write!(f, "{many} events wait for their turn again."),
        }
    }
}

async fn list(
    database: &StoreArgs,
    filter: &EventFilter,
    limit: u16,
    output: Output,
) -> Result<()> {
    let store = open(database).await?;
    let page = store.events(filter, &Cursor::Start, limit).await?;
    store.close().await;
    let events = page.map(|it| it.items).unwrap_or_default();
    output.print(&Events(events.into_iter().map(Event::from).collect()))?;
    Ok(())
}

async fn show(database: &StoreArgs, id: &EventId, output: Output) -> Result<()> {
    let store = open(database).await?;
    let event = store.event(id).await?;
    store.close().await;
    let event = event.ok_or_else(|| unknown(id))?;
    output.print(&Event::from(event))?;
    Ok(())
}

async fn replay(database: &StoreArgs, id: &EventId, output: Output) -> Result<()> {
    let store = open(database).await?;
    let replayed = store.replay_event(id, Clock::System.now()).await?;
    let known = store.event(id).await?;
    store.close().await;
    match (replayed, known) {
        (Some(event), _) => output.print(&Event::from(event))?,
        (None, Some(_)) => {
            let refusal = format!("the body of event {id} was deleted; it can not be replayed");
            return Err(Refused(refusal).into());
        }
        (None, None) => return Err(unknown(id).into()),
    }
    Ok(())
}

async fn replay_all(database: &StoreArgs, status: EventStatus, output: Output) -> Result<()> {
    let store = open(database).await?;
    let replayed = store.replay_events(status, Clock::System.now()).await?;
    store.close().await;
    output.print(&Replayed { replayed })?;
    Ok(())
}

fn unknown(id: &EventId) -> Refused {
    Refused(format!(
        "there is no event {id}; `connect-pay events list` shows those there are"
    ))
}

async fn open(database: &StoreArgs) -> Result<Store> {
    Ok(Store::open(&database.options()?).await?)
}
