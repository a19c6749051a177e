//! The cache of installed tools: one folder for each tool and version.

use std::{
    env,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context as _, Result};

use crate::{cargo::cargo, shell};

/// The folder of one tool in one version.
pub(super) fn folder(tool: &str, version: &str) -> Result<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set, so there is no place for tools")?;
    Ok(cache
        .join("connect-pay")
        .join("tools")
        .join(format!("{tool}-{version}")))
}

/// Installs a crate's programs into their cache folder.
pub(super) fn cargo_install(package: &str, version: &str, why: &str) -> Result<PathBuf> {
    let folder = folder(package, version)?;
    let started = Instant::now();
    shell::say(&format!(
        "Installing {package} {version}: {why}. This takes minutes, once."
    ));
    let spec = format!("{package}@{version}");
    let mut install = cargo(&["install", "--locked", "--quiet", &spec, "--root"]);
    // Outside the repository, so that its own settings do not apply to the tool.
    install
        .arg(&folder)
        .current_dir(env::temp_dir())
        .env_remove("CARGO_TARGET_DIR");
    shell::succeed(&mut install).with_context(|| {
        format!("install it yourself with `cargo install --locked {spec}` and run this again")
    })?;
    shell::say(&format!(
        "Installed {package} in {} s.",
        started.elapsed().as_secs()
    ));
    Ok(folder.join("bin"))
}
