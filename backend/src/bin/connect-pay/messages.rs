//! `connect-pay messages`: what the platform's own server was told.

mod list;

use anyhow::Result;
use backend::{
    clock::Clock,
    config::StoreArgs,
    store::{Cursor, MessageFilter, Store},
};
use shared::{MessageId, MessageStatus};

use crate::{cli::MessagesCommand, exit::Refused, output::Output};
use list::{Message, Messages, Resent};

pub(crate) async fn run(command: MessagesCommand, output: Output) -> Result<()> {
    match command {
        MessagesCommand::List {
            status,
            account,
            limit,
            database,
        } => {
            let filter = MessageFilter {
                account,
                status,
                kind: None,
            };
            list(&database, &filter, limit, output).await
        }
        MessagesCommand::Show { id, database } => show(&database, &id, output).await,
        MessagesCommand::Resend {
            id: Some(id),
            database,
            ..
        } => resend(&database, &id, output).await,
        MessagesCommand::Resend {
            id: None,
            status,
            database,
            ..
        } => resend_all(&database, status, output).await,
    }
}

async fn list(
    database: &StoreArgs,
    filter: &MessageFilter,
    limit: u16,
    output: Output,
) -> Result<()> {
    let store = open(database).await?;
    let page = store.messages(filter, &Cursor::Start, limit).await?;
    store.close().await;
    let messages = page.map(|it| it.items).unwrap_or_default();
    output.print(&Messages(messages.into_iter().map(Message::from).collect()))?;
    Ok(())
}

async fn show(database: &StoreArgs, id: &MessageId, output: Output) -> Result<()> {
    let store = open(database).await?;
    let message = store.message(id).await?;
    store.close().await;
    output.print(&Message::from(message.ok_or_else(|| missing(id))?).with_payload())?;
    Ok(())
}

async fn resend(database: &StoreArgs, id: &MessageId, output: Output) -> Result<()> {
    let store = open(database).await?;
    let again = store.resend_message(id, Clock::System.now()).await?;
    store.close().await;
    again.ok_or_else(|| missing(id))?;
    output.print(&Resent::from(vec![id.clone()]))?;
    Ok(())
}

async fn resend_all(
    database: &StoreArgs,
    status: Option<MessageStatus>,
    output: Output,
) -> Result<()> {
    let store = open(database).await?;
    let filter = MessageFilter {
        status,
        ..MessageFilter::default()
    };
    let resent = store.resend_messages(&filter, Clock::System.now()).await?;
    store.close().await;
    output.print(&Resent::from(resent))?;
    Ok(())
}

fn missing(id: &MessageId) -> Refused {
    Refused(format!(
        "there is no message {id}; `connect-pay messages list` shows those there are"
    ))
}

async fn open(database: &StoreArgs) -> Result<Store> {
    Ok(Store::open(&database.options()?).await?)
}
