//! `connect-pay` with a command that comes to its end by itself.

use serde_json::Value;
use tokio::process::Command;

use crate::program::binary;

/// How a command has ended.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// What it printed.
    pub stdout: String,
    /// What it complained of.
    pub stderr: String,
}

/// Runs `connect-pay` with nothing in its environment.
pub async fn connect_pay(words: &[&str]) -> Ran {
    let mut command = Command::new(binary());
    let ran = command.args(words).env_clear().kill_on_drop(true).output();
    let ran = ran.await.expect("connect-pay starts");
    Ran {
        code: ran.status.code().unwrap(),
        stdout: String::from_utf8(ran.stdout).unwrap(),
        stderr: String::from_utf8(ran.stderr).unwrap(),
    }
}

impl Ran {
    /// What a success has printed.
    #[track_caller]
    pub fn ok(&self) -> &str {
        assert_eq!(self.code, 0, "{self:?}");
        self.stdout.trim()
    }

    /// What a success has printed, as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(self.ok()).unwrap()
    }

    /// It has ended with this exit code, and said this.
    #[track_caller]
    pub fn refused(&self, code: i32, sentence: &str) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.stderr.contains(sentence), "{self:?}");
        assert_eq!(self.stdout, "", "a refusal is no result");
    }
}
