//! `connect-pay serve`, as a process of its own on the database of a world: what an operator runs.

use std::{
    fs,
    path::PathBuf,
    process::Stdio,
    sync::{Arc, Mutex, PoisonError},
};

use backend::config::Config;
use serde_json::Value;
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStderr, Command},
    task::JoinHandle,
};
use url::Url;

use crate::{
    World,
    sandbox::{PUBLISHABLE_KEY, SECRET_KEY},
};

/// A running `connect-pay serve`. It is killed on drop, when it has not ended.
#[derive(Debug)]
pub struct Program {
    /// Where it listens.
    pub url: Url,
    process: Child,
    lines: Arc<Mutex<Vec<Value>>>,
    reader: JoinHandle<()>,
    _front_end: TempDir,
}

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// What it logged.
    pub lines: Vec<Value>,
}

impl World {
    /// A server as a process of its own, on the same database and at the same Stripe, with these
    /// variables in its environment. It logs JSON.
    pub async fn program(&self, environment: &[(&str, &str)]) -> Program {
        Program::start(self.config(), environment).await
    }
}

impl Program {
    async fn start(config: &Config, environment: &[(&str, &str)]) -> Self {
        let front_end = TempDir::new().unwrap();
        fs::write(front_end.path().join("connect-pay.js"), "").unwrap();
        let mut process = Command::new(binary())
            .args(["--log-format", "json", "serve"])
            .env_clear()
            .env("STRIPE_SECRET_KEY", SECRET_KEY)
            .env("STRIPE_PUBLISHABLE_KEY", PUBLISHABLE_KEY)
            .env("STRIPE_API_BASE", config.stripe.api_base.as_str())
            .env("STRIPE_JS_URL", config.stripe.js_url.as_str())
            .env("DATABASE_URL", config.database.url.reveal())
            .env("CONNECT_PAY_BIND", "127.0.0.1:0")
            .env("CONNECT_PAY_PUBLIC_URL", config.public_url.as_str())
            .env("CONNECT_PAY_ASSETS", front_end.path())
            .env("CONNECT_PAY_STOP_DELAY_S", "0")
            .envs(environment.iter().copied())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("connect-pay starts");
        let mut log = BufReader::new(process.stderr.take().unwrap()).lines();
        let lines = Arc::default();
        let url = bound_to(&mut log, &lines).await;
        let reader = tokio::spawn(read(log, Arc::clone(&lines)));
        Self {
            url,
            process,
            lines,
            reader,
            _front_end: front_end,
        }
    }

    /// What it has logged so far.
    pub fn lines(&self) -> Vec<Value> {
        locked(&self.lines).clone()
    }

    /// Sends it a signal: `TERM`, `INT`, `KILL`.
    pub async fn signal(&self, name: &str) {
        let id = self.process.id().expect("it is still running");
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id.to_string()])
            .status()
            .await;
        assert!(sent.is_ok_and(|status| status.success()));
    }

    /// Waits until it ends.
    pub async fn ended(mut self) -> Ended {
        let status = self.process.wait().await.unwrap();
        self.reader.await.unwrap();
        Ended {
            code: status.code(),
            lines: locked(&self.lines).clone(),
        }
    }
}

/// The first line that names an address. What is not JSON is kept as text.
async fn bound_to(log: &mut Lines<BufReader<ChildStderr>>, lines: &Mutex<Vec<Value>>) -> Url {
    while let Some(line) = log.next_line().await.unwrap() {
        let line = parsed(line);
        let bound = line["bind"].as_str().map(|at| format!("http://{at}"));
        locked(lines).push(line);
        if let Some(url) = bound {
            return url.parse().unwrap();
        }
    }
    panic!("it does not serve: {:?}", locked(lines));
}

async fn read(mut log: Lines<BufReader<ChildStderr>>, lines: Arc<Mutex<Vec<Value>>>) {
    while let Ok(Some(line)) = log.next_line().await {
        locked(&lines).push(parsed(line));
    }
}

fn parsed(line: String) -> Value {
    serde_json::from_str(&line).unwrap_or(Value::String(line))
}

fn locked(lines: &Mutex<Vec<Value>>) -> std::sync::MutexGuard<'_, Vec<Value>> {
    lines.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Near this program: `target/debug/connect-pay` for `target/debug/deps/api-…`, and
/// `target/release/connect-pay` for `target/release/bench`.
pub(crate) fn binary() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let near = this.ancestors().skip(1).take(2);
    let mut binaries = near.map(|folder| folder.join("connect-pay"));
    binaries.find(|it| it.is_file()).unwrap_or_else(|| {
        panic!(
            "connect-pay is missing near {}; build it with `cargo build -p backend`",
            this.display()
        )
    })
}
