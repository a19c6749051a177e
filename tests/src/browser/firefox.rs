//! Firefox. Its driver has no log to ask for: what the console says comes with the driver's output.

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{
    BrowserCapabilitiesHelper as _, Capabilities, DesiredCapabilities,
    common::capabilities::firefox::FirefoxPreferences,
};

use super::{Options, programs};

/// The addresses of the browser's own scripts, which say something now and then.
const OWN: [&str; 3] = ["resource://", "chrome://", "moz-extension://"];

pub(super) fn capabilities(options: &Options, profile: &TempDir) -> Capabilities {
    let mut preferences = FirefoxPreferences::new();
    for (name, value) in [
        ("devtools.console.stdout.content", json!(true)),
        // What Firefox says of itself looks the same.
        ("devtools.console.stdout.chrome", json!(false)),
        ("intl.accept_languages", json!("en-US")),
    ] {
        preferences.set(name, value).unwrap();
    }
    let (width, height) = options.window;
    let window = json!({
        "MOZ_HEADLESS_WIDTH": width.to_string(), "MOZ_HEADLESS_HEIGHT": height.to_string(),
    });
    let mut firefox = DesiredCapabilities::firefox();
    firefox.set_headless().unwrap();
    firefox.set_preferences(preferences).unwrap();
    firefox.set_firefox_binary(&programs::firefox()).unwrap();
    firefox.set_browser_option("env", window).unwrap();
    // The driver's own profile would outlive it.
    for arg in ["-profile", &profile.path().display().to_string()] {
        firefox.add_arg(arg).unwrap();
    }
    firefox.into()
}

/// The errors of pages, among all that was said.
pub(super) fn errors(said: &[String]) -> Vec<String> {
    let is_error = |line: &&String| {
        if let Some(error) = line.strip_prefix("JavaScript error: ") {
            return !OWN.iter().any(|scheme| error.starts_with(scheme));
        }
        let said = line.strip_prefix("console.error: ");
        said.is_some_and(|said| !is_part_of_firefox(said))
    };
    said.iter().filter(is_error).cloned().collect()
}

/// A part of the browser tells its name first; what a page says stands in quotes.
fn is_part_of_firefox(said: &str) -> bool {
    said.split_once(':')
        .is_some_and(|(name, _)| name.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_pages_count_and_those_of_the_browser_do_not() {
        let said = [
            "1795298400000\tMarionette\tINFO\tListening on port 2828",
            "JavaScript error: resource://gre/modules/X.sys.mjs, line 1: NetworkError",
            "JavaScript error: http://127.0.0.1:1/shop.js, line 1: TypeError: x is null",
            "console.error: RSLoader: ",
            "console.error: \"it is broken\"",
            "console.warn: \"it is old\"",
        ]
        .map(str::to_owned);

        assert_eq!(errors(&said), [said[2].clone(), said[4].clone()]);
    }
}
