//! The page of a bank, to which a redirect method leads.

use crate::Browser;

/// The bank's page.
#[derive(Debug, Clone, Copy)]
pub struct Bank<'b>(&'b Browser);

impl<'b> Bank<'b> {
    /// Waits until the browser is there.
    pub async fn appears(browser: &'b Browser) -> Self {
        browser.sees("#authorize").await;
        Self(browser)
    }

    /// The customer approves.
    pub async fn authorizes(self) {
        self.0.clicks("#authorize").await;
    }

    /// The customer does not.
    pub async fn refuses(self) {
        self.0.clicks("#fail").await;
    }
}
