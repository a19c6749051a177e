//! What a platform and its customers ask of a server.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail};
use backend::stripe;
use serde_json::{Value, json};
use url::Url;

pub(crate) const ACCOUNT: &str = "acct_1RivageBoulangerie";

/// A client of one server.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    url: Url,
    key: String,
    http: reqwest::Client,
}

impl Client {
    pub(crate) fn new(url: Url, key: String) -> Result<Self> {
        let http = stripe::http_client()?;
        Ok(Self { url, key, http })
    }

    /// Where the server listens.
    pub(crate) fn address(&self) -> Result<SocketAddr> {
        let found = self.url.socket_addrs(|| None)?.pop();
        found.context("the server has no address")
    }

    /// Creates a checkout and gives its id.
    pub(crate) async fn create(&self) -> Result<String> {
        let ask = json!({ "account": ACCOUNT, "amount": 1850, "currency": "eur",
                          "application_fee_amount": 100 });
        let request = self.http.post(self.url.join("/api/checkouts")?);
        let request = request
            .bearer_auth(&self.key)
            .header("content-type", "application/json");
        let checkout = send(request.body(ask.to_string())).await?;
        Ok(checkout["id"].as_str().context("no id")?.to_owned())
    }

    /// Opens the payment of a checkout.
    pub(crate) async fn open(&self, checkout: &str) -> Result<()> {
        let path = format!("/api/checkouts/{checkout}/payment-intent");
        let opened = send(self.http.post(self.url.join(&path)?)).await?;
        opened["client_secret"].as_str().context("no secret")?;
        Ok(())
    }

    /// Gets a checkout.
    pub(crate) async fn get(&self, checkout: &str) -> Result<()> {
        self.read(&format!("/api/checkouts/{checkout}")).await
    }

    /// Lists the newest checkouts.
    pub(crate) async fn list(&self) -> Result<()> {
        self.read("/api/checkouts").await
    }

    async fn read(&self, path: &str) -> Result<()> {
        let request = self.http.get(self.url.join(path)?);
        send(request.bearer_auth(&self.key)).await.map(drop)
    }
}

async fn send(request: reqwest::RequestBuilder) -> Result<Value> {
    let answer = request.send().await?;
    let (status, body) = (answer.status(), answer.bytes().await?);
    if !status.is_success() {
        let text = String::from_utf8_lossy(&body);
        bail!("the server refused: {status} {text}");
    }
    Ok(serde_json::from_slice(&body)?)
}
