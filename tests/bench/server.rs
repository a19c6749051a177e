//! The release binary as a process, with a database of its own.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use tempfile::TempDir;
use tests::sandbox::{PUBLISHABLE_KEY, SECRET_KEY};
use url::Url;

/// A running server. It ends with this value.
pub(crate) struct Server {
    process: Child,
    client: Client,
    _data: TempDir,
}

/// What a platform and its customers ask of the server.
#[derive(Clone)]
pub(crate) struct Client {
    url: Url,
    key: String,
    http: reqwest::Client,
}

impl Server {
    pub(crate) fn start(sandbox: &Url) -> Result<Self> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/connect-pay");
        let data = TempDir::new()?;
        fs::write(data.path().join("connect-pay.js"), "")?;
        let database = format!("sqlite:{}?mode=rwc", data.path().join("pay.db").display());
        let mut create = Command::new(&program);
        let created = create
            .args(["key", "create", "--database-url", &database])
            .output()?;
        let key = String::from_utf8(created.stdout)?.trim().to_owned();
        let mut process = Command::new(&program)
            .arg("serve")
            .env("STRIPE_SECRET_KEY", SECRET_KEY)
            .env("STRIPE_PUBLISHABLE_KEY", PUBLISHABLE_KEY)
            .env("STRIPE_API_BASE", sandbox.as_str())
            .env("STRIPE_JS_URL", sandbox.as_str())
            .env("CONNECT_PAY_BIND", "127.0.0.1:0")
            .env("CONNECT_PAY_PUBLIC_URL", "https://pay.example")
            .env("CONNECT_PAY_ASSETS", data.path())
            .env("DATABASE_URL", &database)
            .stderr(Stdio::piped())
            .spawn()
            .context("could not start the release binary")?;
        let url = bound_to(&mut process)?;
        let client = Client {
            url,
            key,
            http: crate::http()?,
        };
        Ok(Self {
            process,
            client,
            _data: data,
        })
    }

    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    pub(crate) async fn checkout(&self, account: &str) -> Result<String> {
        self.client.checkout(account).await
    }

    pub(crate) async fn payment_intent(&self, checkout: &str) -> Result<Value> {
        self.client.payment_intent(checkout).await
    }

    /// Resident memory now.
    pub(crate) fn resident_kb(&self) -> Result<u64> {
        self.status("VmRSS:")
    }

    /// The most that was ever resident.
    pub(crate) fn peak_kb(&self) -> Result<u64> {
        self.status("VmHWM:")
    }

    fn status(&self, field: &str) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix(field))
            .context("no figure")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A process that has ended needs no end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Client {
    pub(crate) async fn checkout(&self, account: &str) -> Result<String> {
        let request = self
            .http
            .post(self.url.join("/api/checkouts")?)
            .bearer_auth(&self.key);
        let checkout = send(request.body(crate::ask(account).to_string())).await?;
        Ok(checkout["id"].as_str().context("no id")?.to_owned())
    }

    pub(crate) async fn payment_intent(&self, checkout: &str) -> Result<Value> {
        let path = format!("/api/checkouts/{checkout}/payment-intent");
        send(self.http.post(self.url.join(&path)?)).await
    }
}

async fn send(request: reqwest::RequestBuilder) -> Result<Value> {
    let answer = request.send().await?;
    let (status, body) = (answer.status(), answer.bytes().await?);
    if !status.is_success() {
        bail!(
            "the server refused: {status} {}",
            String::from_utf8_lossy(&body)
        );
    }
    Ok(serde_json::from_slice(&body)?)
}

/// Where the server says that it listens. Its later lines are read and dropped, so that a full
/// pipe does not stop it.
fn bound_to(process: &mut Child) -> Result<Url> {
    let mut log = BufReader::new(process.stderr.take().context("no log")?);
    let mut line = String::new();
    log.read_line(&mut line)?;
    let (_, address) = line
        .split_once("bind=")
        .with_context(|| format!("no address: {line}"))?;
    let url = format!("http://{}", address.trim()).parse()?;
    thread::spawn(move || drop(log.read_to_end(&mut Vec::new())));
    Ok(url)
}
