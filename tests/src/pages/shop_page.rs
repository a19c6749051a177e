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

    /// The page that the browser is on.
    pub const fn on(browser: &'b Browser) -> Self {
        Self(browser)
    }

    /// Opens that page with more attributes on the tag.
    pub async fn open_with(
        browser: &'b Browser,
        shop: &Shop,
        checkout: &str,
        attributes: &str,
    ) -> Self {
        browser.goto(shop.page_with(checkout, attributes, "")).await;
        Self(browser)
    }

    /// The names of the events that the element has told the page, in their order.
    pub async fn heard(&self) -> Vec<String> {
        let heard = self
            .0
            .runs("return window.heard.map(({ name }) => name)")
            .await;
        let names = heard.as_array().unwrap().iter();
        names.map(|it| it.as_str().unwrap().to_owned()).collect()
    }

    /// How often the server has told the browser a checkout.
    pub async fn answers(&self, checkout: &str) -> u64 {
        let is_it = format!("({{ name }}) => name.endsWith('/api/checkouts/{checkout}')");
        let all = "performance.getEntriesByType('resource')";
        let count = format!("return {all}.filter({is_it}).length");
        self.0.runs(&count).await.as_u64().unwrap()
    }

    /// Runs a script in which `pay` is the element.
    pub async fn does(&self, script: &str) -> Value {
        let find = "const pay = document.querySelector('connect-pay');";
        self.0.runs(&format!("{find} {script}")).await
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

    /// What the page's policy has refused.
    pub async fn violations(&self) -> Value {
        self.0.runs("return window.violations.join('\\n')").await
    }

    /// Sells another checkout, without a reload.
    pub async fn sells(&self, checkout: &str) {
        let script = format!("document.querySelector('connect-pay').checkout = '{checkout}'");
        self.0.runs(&script).await;
    }
}
