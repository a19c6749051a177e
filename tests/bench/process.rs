//! The servers as processes, each on one core and with a database of its own.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;
use tests::{
    sandbox::{PUBLISHABLE_KEY, SECRET_KEY},
    webhooks::CONNECT_SECRET,
};
use url::Url;

use crate::client::Client;

const SERVERS_CORE: &str = "0";
const OUR_CORE: &str = "1";

/// A running server. It ends with this value.
pub(crate) struct Process {
    pub(crate) client: Client,
    pub(crate) database: String,
    child: Child,
    _data: TempDir,
}

/// Leaves the servers their core.
pub(crate) fn keep_this_program_off_the_servers_core() -> Result<()> {
    let this = std::process::id().to_string();
    let taskset = Command::new("taskset")
        .args(["--cpu-list", "--pid", OUR_CORE, &this])
        .stdout(Stdio::null())
        .status()
        .context("taskset is missing; it comes with util-linux")?;
    ensure!(taskset.success(), "this measurement needs two cores");
    Ok(())
}

impl Process {
    /// The release binary, on `SQLite` or on the `PostgreSQL` database that is given.
    pub(crate) fn connect_pay(
        stripe: &Url,
        postgres: Option<&Url>,
        environment: &[(&str, &str)],
    ) -> Result<Self> {
        let data = TempDir::new()?;
        fs::write(data.path().join("connect-pay.js"), "")?;
        let database = match postgres {
            Some(url) => url.to_string(),
            None => format!("sqlite:{}?mode=rwc", file(&data).display()),
        };
        let mut serve = on_its_core(&release_binary());
        serve
            .arg("serve")
            .env("STRIPE_PUBLISHABLE_KEY", PUBLISHABLE_KEY)
            .env("STRIPE_JS_URL", stripe.as_str())
            .env("CONNECT_PAY_BIND", "127.0.0.1:0")
            .env("CONNECT_PAY_PUBLIC_URL", "https://pay.example")
            // All customers of the bench come from one address, to one account.
            .env("CONNECT_PAY_ATTEMPTS_PER_IP", "0")
            .env("CONNECT_PAY_INTENTS_PER_ACCOUNT", "0")
            .env("CONNECT_PAY_ASSETS", data.path())
            .env("DATABASE_URL", &database)
            .envs(environment.iter().copied());
        Self::start(serve, stripe, &database, data)
    }

    /// A server in Node. Its database is made by connect-pay: the tables are the same.
    pub(crate) fn node(stripe: &Url, script: &str) -> Result<Self> {
        let data = TempDir::new()?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/peer");
        ensure!(
            folder.join("node_modules/stripe").is_dir(),
            "the packages of the server in Node are missing: run `npm ci` in {}",
            folder.display()
        );
        let mut serve = on_its_core(Path::new("node"));
        serve
            .arg(script)
            .current_dir(folder)
            .env("NODE_ENV", "production")
            .env("DATABASE_FILE", file(&data));
        let database = format!("sqlite:{}?mode=rwc", file(&data).display());
        Self::start(serve, stripe, &database, data)
    }

    fn start(mut serve: Command, stripe: &Url, database: &str, data: TempDir) -> Result<Self> {
        let create = ["key", "create", "--database-url", database];
        let created = Command::new(release_binary()).args(create).output()?;
        let key = String::from_utf8(created.stdout)?.trim().to_owned();
        let mut child = serve
            .env("STRIPE_SECRET_KEY", SECRET_KEY)
            .env("STRIPE_API_BASE", stripe.as_str())
            .env("STRIPE_CONNECT_WEBHOOK_SECRETS", CONNECT_SECRET)
            .stderr(Stdio::piped())
            .spawn()
            .context("the server could not be started")?;
        let url = bound_to(&mut child)?;
        Ok(Self {
            client: Client::new(url, key)?,
            database: database.to_owned(),
            child,
            _data: data,
        })
    }

    /// The most memory that was ever resident.
    pub(crate) fn peak_kb(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .context("no figure")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A process that has ended needs no end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn release_binary() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/connect-pay")
}

fn file(data: &TempDir) -> PathBuf {
    data.path().join("pay.db")
}

fn on_its_core(program: &Path) -> Command {
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", SERVERS_CORE]).arg(program);
    command
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
