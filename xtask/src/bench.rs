//! `cargo xtask bench`: the figures come from `tests/bench`.

use anyhow::Result;

use crate::{
    cargo::cargo,
    front_end,
    shell::{command, root, succeed},
    tools::{self, NpmFolder},
};

/// What can be measured by itself.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Part {
    /// The widget on a phone, beside the same page in React, in Vue and in nothing.
    Browser,
    /// The server beside one in Node that does the same work.
    Server,
    /// Webhooks beside a server in Node that keeps them in the same way.
    Webhooks,
    /// Ten thousand payments while everything fails at once.
    Storm,
}

impl Part {
    const ALL: [Self; 4] = [Self::Browser, Self::Server, Self::Webhooks, Self::Storm];

    const fn name(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Server => "server",
            Self::Webhooks => "webhooks",
            Self::Storm => "storm",
        }
    }
}

/// Measures the release build, all of it or one part.
pub(crate) fn bench(part: Option<Part>) -> Result<()> {
    let parts = part.map_or(Part::ALL.to_vec(), |part| vec![part]);
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
    parts.into_iter().try_for_each(measure)
}

/// Fetches what a part needs besides our own programs, and measures it.
fn measure(part: Part) -> Result<()> {
    let mut bench = command(root().join("target/release/bench"));
    bench.arg(part.name());
    if let Part::Browser = part {
        front_end::build()?;
        tools::npm_packages(NpmFolder::BenchPages)?;
        let browser = tools::browser()?;
        bench
            .env("CHROMIUM", browser.chromium)
            .env("CHROMEDRIVER", browser.driver);
    } else {
        tools::npm_packages(NpmFolder::Peer)?;
        bench.env("POSTGRES_BIN", tools::postgres()?);
    }
    succeed(&mut bench)
}
