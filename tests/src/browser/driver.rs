//! The processes that drive browsers.

use std::{
    io::{BufRead as _, BufReader},
    os::unix::process::CommandExt as _,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
};

use super::Engine;

/// The one chromedriver of a test binary, which runs as long as a browser needs it.
static CHROMEDRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// Starts the driver, and ends the process group, browsers included, as soon as standard input
/// ends: also when this process is killed and no destructor runs. Only the driver can print, so that
/// its end is seen.
const GUARD: &str = r#""$0" "$@" 2>&1 & exec >&-; read -r _; kill -KILL 0"#;

/// How often to start a driver that ends at once: its port may be somebody else's.
const TRIES: usize = 5;

/// A running driver.
#[derive(Debug)]
pub(super) struct Driver {
    pub(super) port: u16,
    guard: Child,
    said: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// A driver for a session: Chromium's serves many at a time, Firefox's only one.
    pub(super) fn of(engine: Engine) -> Arc<Self> {
        match engine {
            Engine::Chromium => {
                let mut shared = CHROMEDRIVER.lock().unwrap_or_else(PoisonError::into_inner);
                shared.upgrade().unwrap_or_else(|| {
                    let started = Arc::new(Self::start(engine));
                    *shared = Arc::downgrade(&started);
                    started
                })
            }
            Engine::Firefox => Arc::new(Self::start(engine)),
        }
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What it and its browsers have printed so far.
    pub(super) fn said(&self) -> Vec<String> {
        self.said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn start(engine: Engine) -> Self {
        let started = (0..TRIES).find_map(|_| Self::try_start(engine));
        started.unwrap_or_else(|| panic!("{} starts", engine.driver().0))
    }

    fn try_start(engine: Engine) -> Option<Self> {
        let (program, args) = engine.driver();
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, &program])
            .args(args)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh can be started");
        let mut output = BufReader::new(guard.stdout.take().unwrap());
        let Some(port) = port(engine, &mut output) else {
            // The guard ends with its input, and there is nothing to learn from how.
            drop(guard.stdin.take());
            let _ = guard.wait();
            return None;
        };
        Some(Self {
            port,
            guard,
            said: kept(output),
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The guard ends itself with the rest; there is nothing to learn from how.
        let _ = self.guard.wait();
    }
}

fn port(engine: Engine, output: &mut BufReader<ChildStdout>) -> Option<u16> {
    let mut lines = output.lines().map_while(Result::ok);
    lines.find_map(|line| engine.port(&line))
}

/// Reads on to the end, so that whoever prints never waits.
fn kept(output: BufReader<ChildStdout>) -> Arc<Mutex<Vec<String>>> {
    let said = Arc::new(Mutex::new(Vec::new()));
    let keeper = Arc::clone(&said);
    thread::spawn(move || {
        for line in output.split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            keeper
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
        }
    });
    said
}
