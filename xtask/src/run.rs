//! `cargo xtask run`: a payment in one command.

use anyhow::{Context as _, Result};

use crate::{
    cargo::cargo,
    front_end,
    shell::{say, succeed},
};

/// Builds what is not built and becomes `connect-pay dev`.
pub(crate) fn run(flags: &[String]) -> Result<()> {
    front_end::build()?;
    say("Building the server.");
    succeed(&mut cargo(&["build", "--package", "backend"]))?;
    let mut server = cargo(&["run", "--quiet", "--package", "backend", "--"]);
    server.arg("dev").args(flags);
    become_it(&mut server).context("could not start connect-pay dev")
}

/// Ctrl-C and the exit code are then the server's own.
#[cfg(unix)]
fn become_it(server: &mut std::process::Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(server.exec().into())
}

#[cfg(not(unix))]
fn become_it(server: &mut std::process::Command) -> Result<()> {
    succeed(server)
}
