//! Programs that npm installs.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::{cache, node};
use crate::shell::{command, output, say, succeed};

/// A package's program of the package's own name, in exactly this version.
pub(super) fn program(package: &str, version: &str, why: &str) -> Result<PathBuf> {
    let program = folder(package, version, why)?.join(package);
    if output(command(&program).arg("--version")).is_none() {
        bail!("npm installed {package}@{version}, but it does not start");
    }
    Ok(program)
}

/// The folder of a package's programs.
pub(super) fn folder(package: &str, version: &str, why: &str) -> Result<PathBuf> {
    let home = cache::folder(package, version)?;
    let programs = home.join("node_modules").join(".bin");
    if programs.is_dir() {
        return Ok(programs);
    }
    node()?;
    say(&format!("Installing {package} {version} from npm: {why}."));
    let spec = format!("{package}@{version}");
    let mut install = command("npm");
    install
        .args(["install", "--no-audit", "--no-fund", "--silent", "--prefix"])
        .arg(&home);
    succeed(install.arg(&spec))
        .with_context(|| format!("run `npm install --global {spec}` yourself"))?;
    if !programs.is_dir() {
        bail!("npm installed {spec}, but no program came with it");
    }
    Ok(programs)
}
