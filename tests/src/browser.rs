//! Chromium, as a customer uses it: one session with a profile of its own for each test.
//!
//! On drop it checks that the console holds no error but the expected ones. When the test has
//! failed it keeps a screenshot in `target/e2e/` instead.

mod console;
mod driver;
mod programs;
mod wire;

use std::{sync::Arc, thread};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    By, ChromeCapabilities, ChromiumLikeCapabilities as _, DesiredCapabilities,
    LoggingPrefsLogLevel, WebDriver, WebElement,
};
use tokio::sync::{Semaphore, SemaphorePermit};

use self::{driver::Chromedriver, wire::Wire};
use crate::{
    World,
    tls::{Terminator, install_provider},
    wait::until,
};

/// A browser takes a core, and the tests are made for machines with two.
static TURNS: Semaphore = Semaphore::const_new(2);

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

/// What differs from one browser to another.
#[derive(Debug, Clone)]
pub struct Options {
    /// Width and height of the window.
    pub window: (u32, u32),
    /// More flags of Chromium.
    pub flags: Vec<String>,
    /// Whether [`Browser::requests`] will be asked for.
    pub records_requests: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            window: (1280, 900),
            flags: Vec::new(),
            records_requests: false,
        }
    }
}

impl Options {
    /// A browser that finds Stripe where the server of this world finds it.
    pub fn of(world: &World) -> Self {
        let flags = world.terminator().map(Terminator::chromium_flags);
        Self {
            flags: flags.unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// A browser.
#[derive(Debug)]
pub struct Browser {
    /// Its driver.
    pub driver: WebDriver,
    expected: Vec<&'static str>,
    wire: Wire,
    // From here on the order is that of the end: the session, the process, the files, the turn.
    _chromedriver: Arc<Chromedriver>,
    _profile: TempDir,
    _turn: SemaphorePermit<'static>,
}

impl Browser {
    /// A browser on a desktop.
    pub async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// A browser with options.
    pub async fn with(options: Options) -> Self {
        install_provider();
        let turn = TURNS.acquire().await.unwrap();
        let chromedriver = Chromedriver::shared();
        let profile = TempDir::new().unwrap();
        let capabilities = capabilities(&options, &profile);
        let driver = WebDriver::new(chromedriver.url(), capabilities)
            .await
            .unwrap();
        // The session ends with `Browser`, which has something to ask before.
        driver.clone().leak().unwrap();
        let wire = Wire::new(chromedriver.port, &driver.session_id().to_string());
        Self {
            driver,
            expected: Vec::new(),
            wire,
            _chromedriver: chromedriver,
            _profile: profile,
            _turn: turn,
        }
    }

    /// The console will hold an error with this text, and needs to.
    pub fn expects(&mut self, error: &'static str) {
        self.expected.push(error);
    }

    /// Opens an address.
    pub async fn goto(&self, url: impl AsRef<str>) {
        self.driver.goto(url.as_ref()).await.unwrap();
    }

    /// Waits for an element that is shown.
    pub async fn sees(&self, css: &str) -> WebElement {
        until(css, async || self.glimpses(css).await).await
    }

    /// An element, if it is shown now.
    pub async fn glimpses(&self, css: &str) -> Option<WebElement> {
        let element = self.driver.find(By::Css(css)).await.ok()?;
        element.is_displayed().await.ok()?.then_some(element)
    }

    /// Waits for an element with this text in it, and gives the whole text.
    pub async fn reads(&self, css: &str, text: &str) -> String {
        until(&format!("“{text}” in {css}"), async || {
            let found = self.glimpses(css).await?.text().await.ok()?;
            found.contains(text).then_some(found)
        })
        .await
    }

    /// Waits until an element can be clicked, and clicks it.
    pub async fn clicks(&self, css: &str) {
        until(&format!("{css} to be clickable"), async || {
            let element = self.glimpses(css).await?;
            element.is_enabled().await.ok()?.then_some(())?;
            element.click().await.ok()
        })
        .await;
    }

    /// Runs a script in the page.
    pub async fn runs(&self, script: &str) -> Value {
        let answer = self.driver.execute(script, vec![]).await.unwrap();
        answer.json().clone()
    }

    /// Runs a script in each page from now on, before any script of its own.
    pub async fn on_each_page(&self, script: &str) {
        let command = "Page.addScriptToEvaluateOnNewDocument";
        let cdp = self.driver.cdp();
        cdp.send_raw(command, json!({ "source": script }))
            .await
            .unwrap();
    }

    /// The address of the page, as its own scripts see it.
    pub async fn address(&self) -> String {
        let address = self.runs("return location.href").await;
        address.as_str().unwrap_or_default().to_owned()
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
        let cdp = self.driver.cdp();
        let conditions = json!({
            "offline": !has, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
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

    /// Opens a tab, goes there and gives its number; the first tab is 0.
    pub async fn opens_tab(&self) -> usize {
        let tab = self.driver.new_tab().await.unwrap();
        self.driver.switch_to_window(tab).await.unwrap();
        self.driver.windows().await.unwrap().len() - 1
    }

    /// Goes to a tab.
    pub async fn goes_to_tab(&self, number: usize) {
        let tab = self.driver.windows().await.unwrap().remove(number);
        self.driver.switch_to_window(tab).await.unwrap();
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

impl Drop for Browser {
    fn drop(&mut self) {
        let console = self.wire.console();
        let unexpected = console::unexpected(&console, &self.expected);
        let failed = thread::panicking();
        if failed || !unexpected.is_empty() {
            self.wire.keep_screenshot();
            eprintln!("--- console\n{}", console.join("\n"));
        }
        self.wire.end_session();
        assert!(
            failed || unexpected.is_empty(),
            "the console is not as expected:\n{}",
            unexpected.join("\n")
        );
    }
}

fn capabilities(options: &Options, profile: &TempDir) -> ChromeCapabilities {
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
    chrome
}
