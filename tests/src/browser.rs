//! A browser, as a customer uses it: one session with a profile of its own for each test.
//!
//! It is Chromium, where a test does not ask for another [`Engine`]. On drop it checks that the
//! console holds no error but the expected ones. When the test has failed it keeps a screenshot in
//! `target/e2e/` instead.

mod chromium;
mod console;
mod driver;
mod engine;
mod firefox;
mod programs;
mod wire;

use std::{sync::Arc, thread};

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{By, WebDriver, WebElement};
use tokio::sync::SemaphorePermit;

pub use self::engine::Engine;
use self::{driver::Driver, wire::Wire};
use crate::{
    World,
    tls::{Terminator, install_provider},
    wait::until,
};

/// What differs from one browser to another.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which browser it is.
    pub engine: Engine,
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
            engine: Engine::Chromium,
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
    engine: Engine,
    expected: Vec<&'static str>,
    wire: Wire,
    // From here on the order is that of the end: the session, the process, the files, the turn.
    process: Arc<Driver>,
    _profile: TempDir,
    _turn: SemaphorePermit<'static>,
}

impl Browser {
    /// A browser on a desktop.
    pub async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// Firefox on a desktop.
    pub async fn firefox() -> Self {
        Self::with(Options {
            engine: Engine::Firefox,
            ..Options::default()
        })
        .await
    }

    /// A browser with options.
    pub async fn with(options: Options) -> Self {
        install_provider();
        let engine = options.engine;
        let turn = engine.turns().acquire().await.unwrap();
        let process = Driver::of(engine);
        let profile = TempDir::new().unwrap();
        let capabilities = engine.capabilities(&options, &profile);
        let driver = WebDriver::new(process.url(), capabilities).await.unwrap();
        // The session ends with `Browser`, which has something to ask before.
        driver.clone().leak().unwrap();
        let wire = Wire::new(process.port, &driver.session_id().to_string());
        Self {
            driver,
            engine,
            expected: Vec::new(),
            wire,
            process,
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

    /// The address of the page, as its own scripts see it.
    pub async fn address(&self) -> String {
        let address = self.runs("return location.href").await;
        address.as_str().unwrap_or_default().to_owned()
    }

    /// Opens a tab, goes there and gives its number; the first tab is 0.
    pub async fn opens_tab(&self) -> usize {
        let tab = self.driver.new_tab().await.unwrap();
        self.driver.switch_to_window(tab).await.unwrap();
        self.driver.windows().await.unwrap().len() - 1
    }

    /// Goes to a tab, which a link may be about to open.
    pub async fn goes_to_tab(&self, number: usize) {
        let tab = until("the tab to open", async || {
            self.driver.windows().await.ok()?.into_iter().nth(number)
        });
        self.driver.switch_to_window(tab.await).await.unwrap();
    }

    /// The errors in the console.
    fn console(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => self.wire.console(),
            Engine::Firefox => firefox::errors(&self.process.said()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let console = self.console();
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
