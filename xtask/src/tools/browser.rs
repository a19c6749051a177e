//! Chromium and its driver, for the tests in a browser.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::apt;
use crate::shell::on_path;

/// The programs that drive a browser.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const PACKAGES: &str = "chromium chromium-driver";

/// Finds Chromium and its driver, or installs Debian's packages where that is possible.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    apt::install(PACKAGES, "the tests use a real browser")?;
    find().context("chromium and chromedriver did not come with it; put both on PATH")
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: CHROMIUM.iter().find_map(|name| on_path(name))?,
        driver: on_path("chromedriver")?,
    })
}
