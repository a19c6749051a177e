//! Chromium and its driver, for the tests in a browser.

use anyhow::{Result, bail};

use crate::shell::{command, output, say, succeed};

/// The programs that drive a browser.
pub(crate) struct Browser {
    pub(crate) chromium: String,
    pub(crate) driver: String,
}

const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const INSTALL: &str = "apt-get install --yes chromium chromium-driver";

/// Finds Chromium and its driver, or installs Debian's packages where that is possible.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let is_root = output(command("id").arg("-u")).as_deref() == Some("0");
    if !is_root || output(command("apt-get").arg("--version")).is_none() {
        bail!(
            "Chromium and chromedriver are missing; run `sudo {INSTALL}` (Debian, Ubuntu), or put both on PATH"
        );
    }
    say(
        "Installing Chromium and its driver from the system's packages: the tests use a real browser.",
    );
    succeed(command("apt-get").args(["update", "--quiet"]))?;
    succeed(command("sh").args([
        "-c",
        &format!("DEBIAN_FRONTEND=noninteractive {INSTALL} --quiet"),
    ]))?;
    match find() {
        Some(browser) => Ok(browser),
        None => bail!("`{INSTALL}` did not bring chromium and chromedriver; put both on PATH"),
    }
}

fn find() -> Option<Browser> {
    let path = |program: &str| output(command("sh").args(["-c", &format!("command -v {program}")]));
    Some(Browser {
        chromium: CHROMIUM.iter().find_map(|name| path(name))?,
        driver: path("chromedriver")?,
    })
}
