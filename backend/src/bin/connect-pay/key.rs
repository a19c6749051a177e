//! `connect-pay key`: keys of the platform's own servers.

mod list;

use std::fmt;

use anyhow::{Context as _, Result};
use backend::{
    api_key::{ApiKey, KeyId, Scope},
    clock::Clock,
    config::StoreArgs,
    store::{NewKey, Store},
};
use serde::Serialize;
use shared::AccountId;

use crate::{cli::KeyCommand, exit::Refused, output::Output};
use list::{Key, Keys};

pub(crate) async fn run(command: KeyCommand, output: Output) -> Result<()> {
    match command {
        KeyCommand::Create {
            label,
            account,
            database,
        } => create_and_show(&database, label, account, output).await,
        KeyCommand::List { database } => list(&database, output).await,
        // Parsed here: clap would repeat a text that may be the key itself.
        KeyCommand::Revoke { id, database } => revoke(&database, &id.parse()?, output).await,
    }
}

/// Makes a key and keeps its digest.
pub(crate) async fn create(store: &Store, label: &str, scope: &Scope) -> Result<ApiKey> {
    let key = ApiKey::generate().context("the system has no randomness to give")?;
    let new = NewKey {
        key: &key,
        label,
        scope,
        created: Clock::System.now(),
    };
    store.add_api_key(&new).await?;
    Ok(key)
}

/// A new key. Its text is the key alone, for `KEY=$(connect-pay key create)`.
#[derive(Serialize)]
struct Created {
    id: String,
    key: String,
    label: String,
    account: Option<AccountId>,
}

impl fmt::Display for Created {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)
    }
}

async fn create_and_show(
    database: &StoreArgs,
    label: String,
    account: Option<AccountId>,
    output: Output,
) -> Result<()> {
    let store = open(database).await?;
    let scope = account.clone().map_or(Scope::Platform, Scope::Account);
    let key = create(&store, &label, &scope).await?;
    store.close().await;
    output.print(&Created {
        id: key.digest().id().to_string(),
        key: key.reveal().to_owned(),
        label,
        account,
    })?;
    Ok(())
}

async fn list(database: &StoreArgs, output: Output) -> Result<()> {
    let store = open(database).await?;
    let keys = store.api_keys().await?;
    store.close().await;
    output.print(&Keys(keys.into_iter().map(Key::from).collect()))?;
    Ok(())
}

async fn revoke(database: &StoreArgs, id: &KeyId, output: Output) -> Result<()> {
    let store = open(database).await?;
    let revoked = store.revoke_api_key(id, Clock::System.now()).await?;
    store.close().await;
    let Some(revoked) = revoked else {
        let refusal = format!("there is no key {id}; `connect-pay key list` shows those there are");
        return Err(Refused(refusal).into());
    };
    output.print(&Key::from(revoked))?;
    Ok(())
}

async fn open(database: &StoreArgs) -> Result<Store> {
    Ok(Store::open(&database.options()?).await?)
}
