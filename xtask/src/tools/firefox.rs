//! Firefox and its driver, for the main path in a second browser.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{apt, cache};
use crate::shell::{command, on_path, output};

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
const PACKAGE: &str = "firefox-esr";
const DRIVER: &str = "geckodriver";
const VERSION: &str = "0.37.1";
/// The oldest driver on PATH that is taken instead of our own, by its minor version.
const OLDEST_DRIVER: u32 = 36;

/// The programs that drive Firefox.
pub(crate) struct Firefox {
    pub(crate) firefox: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds Firefox, or installs Debian's package; finds its driver, or has it built by Cargo.
pub(crate) fn firefox() -> Result<Firefox> {
    Ok(Firefox {
        firefox: program()?,
        driver: driver()?,
    })
}

fn program() -> Result<PathBuf> {
    let find = || FIREFOX.iter().find_map(|name| on_path(name));
    if let Some(program) = find() {
        return Ok(program);
    }
    apt::install(PACKAGE, "the tests use Firefox, too")?;
    find().context("firefox did not come with it; put it on PATH")
}

fn driver() -> Result<PathBuf> {
    if let Some(program) = on_path(DRIVER)
        && minor(&program).is_some_and(|it| it >= OLDEST_DRIVER)
    {
        return Ok(program);
    }
    let cached = cache::folder(DRIVER, VERSION)?.join("bin").join(DRIVER);
    if minor(&cached).is_some() {
        return Ok(cached);
    }
    Ok(cache::cargo_install(DRIVER, VERSION, "it drives Firefox")?.join(DRIVER))
}

/// "geckodriver 0.37.1 (…)" is 37.
fn minor(program: &Path) -> Option<u32> {
    let text = output(command(program).arg("--version"))?;
    text.strip_prefix("geckodriver 0.")?
        .split('.')
        .next()?
        .parse()
        .ok()
}
