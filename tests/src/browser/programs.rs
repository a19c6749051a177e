//! Where Chromium and its driver are.

use std::path::Path;

const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The driver: `CHROMEDRIVER`, or the one on PATH.
pub(super) fn chromedriver() -> String {
    setting("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".to_owned())
}

/// The browser: `CHROMIUM`, or the first on PATH.
pub(super) fn chromium() -> String {
    setting("CHROMIUM")
        .or_else(|| CHROMIUM.iter().find_map(|name| on_path(name)))
        .expect("Chromium is on PATH, or CHROMIUM names it")
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
