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
    /// Webhooks beside a server in Node that keeps them in the same way.
    Webhooks,
    /// Ten thousand payments while everything fails at once.
    Storm,
}

impl Part {
    const ALL: [Self; 3] = [Self::Server, Self::Webhooks, Self::Storm];

    const fn name(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Webhooks => "webhooks",
            Self::Storm => "storm",
        }
    }
}

/// Measures the release build, all of it or one part.
pub(crate) fn bench(part: Option<Part>) -> Result<()> {
    tools::npm_packages(NpmFolder::Peer)?;
    let postgres = tools::postgres()?;
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
    for part in part.map_or(Part::ALL.to_vec(), |part| vec![part]) {
        let mut bench = command(root().join("target/release/bench"));
        succeed(bench.arg(part.name()).env("POSTGRES_BIN", &postgres))?;
    }
    Ok(())
}
