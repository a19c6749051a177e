//! The 3-D Secure challenge over the page.

use crate::Browser;

const FRAME: &str = "dialog iframe[title='3-D Secure authentication']";

/// A challenge that is shown.
#[derive(Debug, Clone, Copy)]
pub struct Challenge<'b>(&'b Browser);

impl<'b> Challenge<'b> {
    /// Waits for a challenge.
    pub async fn appears(browser: &'b Browser) -> Self {
        browser.sees(FRAME).await;
        Self(browser)
    }

    /// The customer proves who it is.
    pub async fn completes(self) {
        self.answers("#complete").await;
    }

    /// The customer does not.
    pub async fn fails(self) {
        self.answers("#fail").await;
    }

    async fn answers(self, button: &str) {
        let frame = self.0.sees(FRAME).await;
        frame.enter_frame().await.unwrap();
        self.0.clicks(button).await;
        self.0.driver.enter_default_frame().await.unwrap();
    }
}
