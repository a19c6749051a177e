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

/// Installs the packages of the contract tests, when the lock file has changed since.
pub(crate) fn contract_packages() -> Result<()> {
    node()?;
    let folder = root().join("tests").join("contract").join("npm");
    let lock = fs::read(folder.join("package-lock.json"))
        .context("tests/contract/npm/package-lock.json")?;
    let stamp = folder.join("node_modules").join(".installed-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("Installing the official Stripe packages from npm: the tests compare us with them.");
    succeed(
        command("npm")
            .args(["ci", "--no-audit", "--no-fund", "--silent"])
            .current_dir(&folder),
    )
    .context("run `npm ci` in tests/contract/npm yourself")?;
    fs::write(stamp, lock).context("could not note what npm installed")
}
