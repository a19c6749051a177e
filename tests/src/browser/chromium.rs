//! Chromium, and what only its driver can do.

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel,
};

use super::{Browser, Options, programs};

const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=en-US",
    "--accept-lang=en-US",
];

/// These need Chromium: another browser's test fails when it asks for them.
impl Browser {
    /// Runs a script in each page from now on, before any script of its own.
    pub async fn on_each_page(&self, script: &str) {
        let command = "Page.addScriptToEvaluateOnNewDocument";
        let cdp = self.driver.cdp();
        cdp.send_raw(command, json!({ "source": script }))
            .await
            .unwrap();
    }

    /// The addresses to which the tab can go back.
    pub async fn history(&self) -> Vec<String> {
        let cdp = self.driver.cdp();
        let history = cdp.send_raw("Page.getNavigationHistory", json!({})).await;
        let history = history.unwrap();
        let entries = history["entries"].as_array().unwrap().iter();
        entries
            .map(|entry| entry["url"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The network is gone, or there again.
    pub async fn has_network(&self, has: bool) {
        self.network(!has, 0).await;
    }

    /// The network is slow: each answer takes as long, and nothing is kept.
    pub async fn has_slow_network(&self, latency_ms: u32) {
        self.network(false, latency_ms).await;
        let disabled = json!({ "cacheDisabled": true });
        let cdp = self.driver.cdp();
        cdp.send_raw("Network.setCacheDisabled", disabled)
            .await
            .unwrap();
    }

    /// What these addresses (`*` stands for anything) have is not loaded from now on.
    pub async fn blocks(&self, addresses: &str) {
        let cdp = self.driver.cdp();
        let blocked = json!({ "urls": [addresses] });
        cdp.send_raw("Network.enable", json!({})).await.unwrap();
        cdp.send_raw("Network.setBlockedURLs", blocked)
            .await
            .unwrap();
    }

    async fn network(&self, is_offline: bool, latency_ms: u32) {
        let cdp = self.driver.cdp();
        let conditions = json!({
            "offline": is_offline, "latency": latency_ms,
            "downloadThroughput": -1, "uploadThroughput": -1,
        });
        cdp.send_raw("Network.enable", json!({})).await.unwrap();
        cdp.send_raw("Network.emulateNetworkConditions", conditions)
            .await
            .unwrap();
    }

    /// The customer's system: dark, still, high contrast….
    pub async fn prefers(&self, feature: &str, value: &str) {
        let cdp = self.driver.cdp();
        let media = json!({ "features": [{ "name": feature, "value": value }] });
        cdp.send_raw("Emulation.setEmulatedMedia", media)
            .await
            .unwrap();
    }

    /// Width and height of the screen, and how many real pixels one of them is wide.
    pub async fn has_screen(&self, width: u32, height: u32, pixels: u32) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": pixels,
                             "mobile": false });
        let cdp = self.driver.cdp();
        let command = "Emulation.setDeviceMetricsOverride";
        cdp.send_raw(command, screen).await.unwrap();
    }

    /// Everything that was requested so far, by page or frame, with headers and bodies, as text.
    pub async fn requests(&self) -> Vec<String> {
        let log = self.driver.get_log("performance").await.unwrap();
        let messages = log.into_iter().map(|entry| entry.message);
        messages
            .filter(|message| message.contains("\"Network.requestWillBeSent"))
            .collect()
    }
}

pub(super) fn capabilities(options: &Options, profile: &TempDir) -> Capabilities {
    let mut chrome = DesiredCapabilities::chrome();
    let (width, height) = options.window;
    let own = [
        format!("--user-data-dir={}", profile.path().display()),
        format!("--window-size={width},{height}"),
    ];
    let flags = FLAGS.iter().map(|flag| (*flag).to_owned());
    for flag in flags.chain(own).chain(options.flags.iter().cloned()) {
        chrome.add_arg(&flag).unwrap();
    }
    chrome.set_binary(&programs::chromium()).unwrap();
    chrome
        .set_logging_prefs("browser", LoggingPrefsLogLevel::All)
        .unwrap();
    if options.records_requests {
        chrome
            .set_logging_prefs("performance", LoggingPrefsLogLevel::All)
            .unwrap();
    }
    chrome.into()
}
