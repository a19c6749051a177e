//! The one chromedriver of a test binary.

use std::{
    io::{BufRead as _, BufReader},
    os::unix::process::CommandExt as _,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
};

use super::programs;

/// Runs as long as a browser needs it.
static SHARED: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());

/// Starts the driver, and ends the process group, browsers included, as soon as standard input
/// ends: also when this process is killed and no destructor runs.
const GUARD: &str = r#""$0" --port=0 & read -r _; kill -KILL 0"#;

/// A running chromedriver.
#[derive(Debug)]
pub(super) struct Chromedriver {
    pub(super) port: u16,
    guard: Child,
    // The driver may still want to say something.
    _output: BufReader<ChildStdout>,
}

impl Chromedriver {
    pub(super) fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let started = Arc::new(Self::start());
            *shared = Arc::downgrade(&started);
            started
        })
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn start() -> Self {
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, &programs::chromedriver()])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh can be started");
        let mut output = BufReader::new(guard.stdout.take().unwrap());
        let port = port(&mut output)
            .expect("chromedriver starts (CHROMEDRIVER names it, or it is on PATH)");
        Self {
            port,
            guard,
            _output: output,
        }
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The guard ends itself with the rest; there is nothing to learn from how.
        let _ = self.guard.wait();
    }
}

fn port(output: &mut BufReader<ChildStdout>) -> Option<u16> {
    let mut lines = output.lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("started successfully on port"))?;
    line.trim_end_matches('.').rsplit(' ').next()?.parse().ok()
}
