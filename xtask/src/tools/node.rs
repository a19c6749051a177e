//! Node.js and the official npm packages that the tests measure us against.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::shell::{command, output, root, say, succeed};

const OLDEST_NODE: u32 = 20;

/// Makes sure that Node.js is there.
pub(crate) fn node() -> Result<()> {
    let version = output(command("node").arg("--version"));
    let major: Option<u32> = version
        .as_deref()
        .and_then(|it| it.strip_prefix('v')?.split('.').next()?.parse().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        Some(major) => bail!(
            "Node.js {major} is too old; install {OLDEST_NODE} or newer from https://nodejs.org"
        ),
        None => bail!("Node.js is missing; install {OLDEST_NODE} or newer from https://nodejs.org"),
    }
}

/// A folder with a package.json and its lock file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum NpmFolder {
    /// What the contract tests measure us against.
    Contract,
    /// The server that the bench measures us beside.
    Peer,
    /// The pages that the bench measures the widget beside.
    BenchPages,
    /// What the browser tests measure the widget with.
    BrowserTests,
    /// The frameworks of the example pages.
    Examples,
}

impl NpmFolder {
    const fn path(self) -> &'static str {
        match self {
            Self::Contract => "tests/contract/npm",
            Self::Peer => "tests/bench/peer",
            Self::BenchPages => "tests/bench/pages",
            Self::BrowserTests => "tests/e2e/npm",
            Self::Examples => "frontend/examples",
        }
    }
}

/// Installs the packages of a folder, when its lock file has changed since.
pub(crate) fn npm_packages(of: NpmFolder) -> Result<()> {
    node()?;
    let folder = root().join(of.path());
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{}/package-lock.json", of.path()))?;
    let stamp = folder.join("node_modules").join(".installed-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say(&format!("Installing the npm packages of {}.", of.path()));
    succeed(
        command("npm")
            .args(["ci", "--no-audit", "--no-fund", "--silent"])
            .current_dir(&folder),
    )
    .with_context(|| format!("run `npm ci` in {} yourself", of.path()))?;
    fs::write(stamp, lock).context("could not note what npm installed")
}
