//! A merchant's page that embeds the widget.

use serde_json::Value;

use super::PaymentPage;
use crate::{Browser, shop::Shop, wait::until};

/// The page of a [`Shop`].
#[derive(Debug, Clone, Copy)]
pub struct ShopPage<'b>(&'b Browser);

impl<'b> ShopPage<'b> {
    /// Opens the page that sells a checkout.
    pub async fn open(browser: &'b Browser, shop: &Shop, checkout: &str) -> Self {
        browser.goto(shop.page(checkout)).await;
        Self(browser)
    }

    /// The widget on it.
    pub const fn payment(&self) -> PaymentPage<'b> {
        PaymentPage(self.0)
    }

    /// Waits until the element has told the page of such an event, and gives its detail.
    pub async fn hears(&self, name: &str) -> Value {
        until(&format!("the event {name}"), async || {
            let heard = self.0.runs("return window.heard").await;
            let mut events = heard.as_array()?.iter();
            events.find(|event| event["name"] == name).cloned()
        })
        .await
    }

    /// What the page's own script has seen requested, with its bodies.
    pub async fn requested(&self) -> String {
        self.0
            .runs("return window.requested.join('\\n')")
            .await
            .to_string()
    }

    /// Sells another checkout, without a reload.
    pub async fn sells(&self, checkout: &str) {
        let script = format!("document.querySelector('connect-pay').checkout = '{checkout}'");
        self.0.runs(&script).await;
    }
}
