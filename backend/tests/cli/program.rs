//! Running the program.

use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// What a command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Said {
    /// The standard output of a success.
    #[track_caller]
    pub(crate) fn ok(&self) -> &str {
        assert_eq!(self.code, 0, "{self:?}");
        self.stdout.trim()
    }

    /// The standard output of a success, as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(self.ok()).unwrap()
    }

    /// The program refuses, with this exit code and a sentence that holds this.
    #[track_caller]
    pub(crate) fn refused(&self, code: i32, sentence: &str) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.stderr.contains(sentence), "{self:?}");
        assert_eq!(self.stdout, "", "a refusal is no result");
    }
}

/// The program, with nothing in its environment.
pub(crate) fn connect_pay() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_connect-pay"));
    command.env_clear();
    command
}

/// The URL of a database in a folder.
pub(crate) fn database(data: &TempDir) -> String {
    format!("sqlite:{}?mode=rwc", data.path().join("pay.db").display())
}

/// Runs the program to its end, with the database of a folder.
pub(crate) fn run(data: &TempDir, words: &[&str]) -> Said {
    said(
        connect_pay()
            .args(words)
            .env("DATABASE_URL", database(data)),
    )
}

/// Runs a command to its end.
pub(crate) fn said(command: &mut Command) -> Said {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    Said {
        code: status.code().unwrap(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

/// The program does not start, and says why.
#[track_caller]
pub(crate) fn refuses(command: &mut Command, sentence: &str) {
    let said = said(command);
    assert_ne!(said.code, 0, "it started: {said:?}");
    assert!(said.stderr.contains(sentence), "{said:?}");
}
