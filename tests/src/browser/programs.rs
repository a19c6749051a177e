//! Where the browsers and their drivers are.

use std::path::Path;

const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// Chromium's driver: `CHROMEDRIVER`, or the one on PATH.
pub(super) fn chromedriver() -> String {
    setting("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".to_owned())
}

/// Firefox's driver: `GECKODRIVER`, or the one on PATH.
pub(super) fn geckodriver() -> String {
    setting("GECKODRIVER").unwrap_or_else(|| "geckodriver".to_owned())
}

/// Chromium: `CHROMIUM`, or the first on PATH.
pub(super) fn chromium() -> String {
    setting("CHROMIUM")
        .or_else(|| CHROMIUM.iter().find_map(|name| on_path(name)))
        .expect("Chromium is on PATH, or CHROMIUM names it")
}

/// Firefox: `FIREFOX`, or the first on PATH.
pub(super) fn firefox() -> String {
    setting("FIREFOX")
        .or_else(|| FIREFOX.iter().find_map(|name| on_path(name)))
        .expect("Firefox is on PATH, or FIREFOX names it")
}

fn on_path(name: &str) -> Option<String> {
    let path = setting("PATH")?;
    let mut files = path.split(':').map(|folder| Path::new(folder).join(name));
    Some(files.find(|file| file.is_file())?.display().to_string())
}

#[expect(clippy::disallowed_methods, reason = "the runner of the tests sets it")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
