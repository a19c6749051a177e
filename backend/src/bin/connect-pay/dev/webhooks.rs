//! The webhook endpoints of a development server, made as a platform makes them at Stripe.
//! <https://docs.stripe.com/api/webhook_endpoints/create>

use anyhow::{Context as _, Result, bail};
use backend::{
    config::WebhookSecrets,
    stripe::{self, API_VERSION, webhooks::WebhookSecret},
};
use serde_json::Value;
use shared::paths;
use url::Url;

/// Lets the sandbox deliver its events to a server, and gives what verifies them.
pub(super) async fn register(sandbox: &Url, server: &Url, key: &str) -> Result<WebhookSecrets> {
    let account = endpoint(sandbox, server.join(paths::ACCOUNT_WEBHOOKS)?, key, "false");
    let account = account.await?;
    let connect = endpoint(sandbox, server.join(paths::CONNECT_WEBHOOKS)?, key, "true");
    Ok(WebhookSecrets {
        account: vec![account],
        connect: vec![connect.await?],
    })
}

async fn endpoint(sandbox: &Url, url: Url, key: &str, connect: &str) -> Result<WebhookSecret> {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("url", url.as_str())
        .append_pair("enabled_events[]", "*")
        .append_pair("api_version", API_VERSION)
        .append_pair("connect", connect)
        .finish();
    let answer = stripe::http_client()?
        .post(sandbox.join("/v1/webhook_endpoints")?)
        .bearer_auth(key)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form)
        .send()
        .await?;
    let made: Value = serde_json::from_slice(&answer.bytes().await?)?;
    let Some(secret) = made["secret"].as_str() else {
        bail!("the sandbox made no webhook endpoint for {url}");
    };
    WebhookSecret::new(&secret.into()).context("the sandbox gave a blank secret")
}
