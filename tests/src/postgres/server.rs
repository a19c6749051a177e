//! A private `PostgreSQL` server: in a folder of its own, on a socket in that folder, gone with the
//! test binary that started it.

use std::{
    fs::{self, Permissions},
    io::{BufRead as _, BufReader},
    os::unix::{
        fs::{PermissionsExt as _, chown},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

use tempfile::Builder;
use url::Url;

/// Where Debian keeps programs of each version.
const DEBIAN: &str = "/usr/lib/postgresql";
const INSTALL: &str = "apt-get install --yes postgresql";
/// Accounts under which a server may run when the tests run as root: it refuses to be root.
const ACCOUNTS: [&str; 2] = ["postgres", "nobody"];
/// What a crash would lose may be lost: the data lives as long as the tests do.
const PASSING: [&str; 5] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=400",
    "listen_addresses=",
];
/// As in production: a commit is on the disk before it is reported.
const DURABLE: [&str; 1] = ["listen_addresses="];
/// Starts the server, and ends it when the test binary is gone, however it went: its end of the
/// pipe closes then. Ctrl-C reaches this shell, too, and must not end it before it has cleaned up.
/// Its own end of the log is closed, so that the log ends with a server that does not start.
const UNTIL_THE_PIPE_CLOSES: &str = r#"
trap : INT TERM HUP
"$BIN/initdb" --auth=trust --username=tests --encoding=UTF8 --no-locale --no-sync \
    --pgdata="$FOLDER/data" >&2
"$BIN/postgres" -D "$FOLDER/data" -k "$FOLDER" "$@" & server=$!
exec 2>/dev/null
read -r line
kill -INT "$server"
wait "$server"
rm -rf "$FOLDER"
"#;

/// A running server. Nothing ends it but the end of this process.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) url: Url,
    _process: Child,
}

/// The server of this test binary, started when it is first asked for.
pub(super) fn private() -> &'static Url {
    static SERVER: OnceLock<Server> = OnceLock::new();
    let started = SERVER.get_or_init(|| {
        start(&PASSING).unwrap_or_else(|| {
            panic!(
                "PostgreSQL is missing; run `{INSTALL}`, or set CONNECT_PAY_TEST_DATABASE to the \
                 postgres:// URL of a server on which the tests may make databases"
            )
        })
    });
    &started.url
}

/// A server that keeps what it is given; none when `PostgreSQL` is not installed.
pub(super) fn durable() -> Option<Server> {
    start(&DURABLE)
}

fn start(settings: &[&str]) -> Option<Server> {
    let programs = programs()?;
    let account = Account::find();
    let folder = Builder::new()
        .prefix("connect-pay-postgres-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir()
        .unwrap()
        .keep();
    account.owns(&folder);
    let process = serve(&programs, &account, &folder, settings);
    let url = format!(
        "postgres://tests@localhost/postgres?host={}",
        folder.display()
    );
    Some(Server {
        url: url.parse().unwrap(),
        _process: process,
    })
}

/// Starts the server and waits until it says that it takes connections.
fn serve(programs: &Path, account: &Account, folder: &Path, settings: &[&str]) -> Child {
    let mut command = Command::new("sh");
    command.args(["-c", UNTIL_THE_PIPE_CLOSES, "sh"]);
    for setting in settings {
        command.args(["-c", *setting]);
    }
    account.runs(&mut command);
    let mut process = command
        .env("BIN", programs)
        .env("FOLDER", folder)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(process.stderr.take().unwrap());
    let mut said = String::new();
    while !said.ends_with("ready to accept connections\n") {
        let read = log.read_line(&mut said).unwrap();
        assert!(read > 0, "PostgreSQL did not start:\n{said}");
    }
    // What it says later must find a reader.
    std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
    process
}

/// The folder of the newest server's programs: `POSTGRES_BIN`, on PATH, or where Debian has it.
fn programs() -> Option<PathBuf> {
    let on_path = |path: String| path.split(':').map(PathBuf::from).find(|it| is_whole(it));
    setting("POSTGRES_BIN")
        .map(PathBuf::from)
        .or_else(|| setting("PATH").and_then(on_path))
        .or_else(|| {
            let versions = fs::read_dir(DEBIAN).ok()?;
            let folders = versions.filter_map(|it| Some(it.ok()?.path().join("bin")));
            folders.filter(|it| is_whole(it)).max()
        })
}

fn is_whole(folder: &Path) -> bool {
    folder.join("initdb").is_file() && folder.join("postgres").is_file()
}

/// Under which account the server runs.
enum Account {
    Ours,
    /// Because we are root.
    Other {
        uid: u32,
        gid: u32,
    },
}

impl Account {
    fn find() -> Self {
        if id("-u", None) != Some(0) {
            return Self::Ours;
        }
        let mut accounts = ACCOUNTS.iter().filter_map(|name| {
            let (uid, gid) = (id("-u", Some(name))?, id("-g", Some(name))?);
            Some(Self::Other { uid, gid })
        });
        accounts
            .next()
            .expect("root needs an account `postgres` or `nobody` to run PostgreSQL under")
    }

    fn owns(&self, folder: &Path) {
        if let Self::Other { uid, gid } = self {
            chown(folder, Some(*uid), Some(*gid)).unwrap();
        }
    }

    fn runs(&self, command: &mut Command) {
        if let Self::Other { uid, gid } = self {
            command.uid(*uid).gid(*gid);
        }
    }
}

fn id(which: &str, account: Option<&str>) -> Option<u32> {
    let output = Command::new("id").arg(which).args(account).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.trim().parse().ok()
}

#[expect(clippy::disallowed_methods, reason = "the runner of the tests sets it")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
