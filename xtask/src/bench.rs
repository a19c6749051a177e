//! `cargo xtask bench`: the figures come from `tests/bench`.

use anyhow::Result;

use crate::{
    cargo::cargo,
    shell::{command, root, succeed},
    tools::{self, NpmFolder},
};

/// What can be measured by itself.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Part {
    /// The server beside one in Node that does the same work.
    Server,
}

/// Measures the release build, all of it or one part.
pub(crate) fn bench(part: Option<Part>) -> Result<()> {
    match part {
        None | Some(Part::Server) => server(),
    }
}

fn server() -> Result<()> {
    tools::npm_packages(NpmFolder::Peer)?;
    // Built at once, so that what both need is built once, and started by hand for the same reason.
    let mut build = cargo(&["build", "--release", "--package", "backend"]);
    succeed(build.args([
        "--package",
        "tests",
        "--bin",
        "connect-pay",
        "--bin",
        "bench",
    ]))?;
    succeed(command(root().join("target/release/bench")).arg("server"))
}
