//! A voucher over the page.

use crate::Browser;

const FRAME: &str = "dialog iframe[title='Payment voucher']";

/// A voucher that is shown.
#[derive(Debug, Clone, Copy)]
pub struct Voucher<'b>(&'b Browser);

impl<'b> Voucher<'b> {
    /// Waits for a voucher.
    pub async fn appears(browser: &'b Browser) -> Self {
        browser.sees(FRAME).await;
        Self(browser)
    }

    /// The customer has written the number down, or will find it in a mail.
    pub async fn closes(self) {
        let frame = self.0.sees(FRAME).await;
        frame.enter_frame().await.unwrap();
        self.0.clicks("#close").await;
        self.0.driver.enter_default_frame().await.unwrap();
    }
}
