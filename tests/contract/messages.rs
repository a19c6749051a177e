//! The official library of Standard Webhooks takes our messages.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;
use tests::{Receiver, World, receiver::SECRET, world::Setting};

use crate::node;

#[tokio::test]
async fn the_official_library_verifies_a_message() -> Result<()> {
    let receiver = Receiver::start();
    let world = World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        workers: Some(Duration::from_millis(20)),
        ..Setting::default()
    })
    .await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.platform().does("cancel", &id, &json!({})).await.ok();
    let told = receiver.gets(1, "checkout.canceled").await.remove(0);

    let mut environment = vec![
        ("SECRET", SECRET.to_owned()),
        ("ID", told.id),
        ("TIMESTAMP", told.timestamp.to_string()),
        ("SIGNATURE", told.signature),
        ("BODY", told.body),
    ];
    let taken = verify(&environment).await?;
    environment[4].1.push(' ');
    let changed = verify(&environment).await?;

    assert_eq!(taken, Ok("checkout.canceled".to_owned()));
    assert!(changed.is_err(), "{changed:?}");
    Ok(())
}

/// What the library says of a message: its type, or why it is refused.
async fn verify(environment: &[(&str, String)]) -> Result<Result<String, String>> {
    let environment: Vec<(&str, &str)> = environment
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let output = node::run(&["message.mjs"], &environment).await?;
    let printed = node::printed(&output);
    Ok(if output.status.success() {
        Ok(printed)
    } else {
        Err(printed)
    })
}
