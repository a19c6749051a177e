//! Calls of cargo, and what the lock file says.

use std::{fs, process::Command};

use anyhow::{Context as _, Result};

use crate::shell;

/// `cargo …`, the same cargo that runs this program.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells its own path this way"
)]
pub(crate) fn cargo(words: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = shell::command(cargo);
    command.args(words);
    command
}

/// The version of a package in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(shell::root().join("Cargo.lock")).context("Cargo.lock")?;
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != name)
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock does not name {package}"))
}
