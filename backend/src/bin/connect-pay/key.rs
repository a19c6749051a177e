//! `connect-pay key`: keys of the platform's own servers.

use anyhow::Context as _;
use backend::{api_key::ApiKey, clock::Clock, store::Store};

use crate::cli::KeyCommand;

#[expect(clippy::print_stdout, reason = "the key is this command's output")]
pub(crate) async fn run(command: KeyCommand) -> anyhow::Result<()> {
    match command {
        KeyCommand::Create {
            label,
            database_url,
        } => {
            let store = Store::open(&database_url).await?;
            let key = create(&store, &label).await?;
            println!("{}", key.reveal());
            store.close().await;
        }
    }
    Ok(())
}

pub(crate) async fn create(store: &Store, label: &str) -> anyhow::Result<ApiKey> {
    let key = ApiKey::generate().context("the system has no randomness to give")?;
    store
        .add_api_key(&key.hash(), label, Clock::System.now())
        .await?;
    Ok(key)
}
