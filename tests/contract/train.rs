//! The pinned versions and the official packages belong to one release train of Stripe.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use backend::stripe::{API_VERSION, JS_URL};
use serde::Deserialize;

use crate::node;

#[derive(Deserialize)]
struct Train {
    /// The script that `loadStripe` of `@stripe/stripe-js` puts into a page.
    script_url: String,
    /// The version that the `stripe` SDK asks for.
    api_version: String,
    /// What the loader said about a script that is of the train that was named to it.
    warnings: Vec<String>,
}

/// What the packages say, asked of the packages themselves and not read out of their source.
async fn train(of_script: &str) -> Result<Train> {
    let output = node::run(&["train.mjs", of_script], &[]).await?;
    ensure!(output.status.success(), "{}", node::printed(&output));
    serde_json::from_slice(&output.stdout).context("train.mjs prints JSON")
}

#[tokio::test]
async fn the_server_sends_the_api_version_of_the_official_sdk() -> Result<()> {
    assert_eq!(API_VERSION, train(API_VERSION).await?.api_version);
    Ok(())
}

#[tokio::test]
async fn the_page_loads_the_script_that_the_official_loader_loads() -> Result<()> {
    let train = train(API_VERSION).await?;

    assert_eq!(JS_URL, train.script_url);
    assert_eq!(binding_url()?, train.script_url);
    Ok(())
}

#[tokio::test]
async fn the_official_loader_accepts_a_script_of_the_pinned_train_and_no_other() -> Result<()> {
    assert_eq!(train(API_VERSION).await?.warnings, Vec::<String>::new());
    assert_eq!(train("2026-01-01.dahlia").await?.warnings.len(), 1);
    Ok(())
}

/// The binding's own constant. The crate is built for browsers, so its source is read instead.
fn binding_url() -> Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/stripe-js/src/load/url.rs");
    let source = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let url = source
        .split_once("pub const DEFAULT_URL: &str = \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(url, _)| url.to_owned());
    url.with_context(|| format!("no DEFAULT_URL in {}", file.display()))
}
