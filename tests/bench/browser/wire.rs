//! What a page loads of its own, as it crosses the wire: bodies in brotli, and headers.

use std::collections::HashSet;

use ::tests::{Browser, browser::Options, wait::until};
use anyhow::Result;
use serde_json::Value;
use url::Url;

/// Whether it is not the same on every page, as Stripe's files, the checkout and the page itself
/// are. The shop and connect-pay are on this machine; all else is Stripe's or Chromium's own.
fn is_own(url: &str, page: &Url) -> bool {
    url.starts_with("http://127.0.0.1:") && url != page.as_str() && !url.contains("/api/")
}

/// Loads a page and adds up what it loaded.
pub(crate) async fn bytes_of(page: &Url, options: Options) -> Result<u64> {
    let browser = Browser::with(Options {
        records_requests: true,
        ..options
    })
    .await;
    browser.goto(page).await;
    until("each form on the page", async || {
        let ready = "const forms = document.querySelectorAll('iframe').length;
            const tags = document.querySelectorAll('connect-pay').length || 1;
            return forms === tags && performance.getEntriesByName('ready').length === tags";
        browser.runs(ready).await.as_bool()?.then_some(())
    })
    .await;
    let log = browser.driver.get_log("performance").await?;
    let messages: Vec<Value> = log
        .iter()
        .filter_map(|entry| serde_json::from_str(&entry.message).ok())
        .collect();
    Ok(own_bytes(&messages, page))
}

fn own_bytes(messages: &[Value], page: &Url) -> u64 {
    let mut own = HashSet::new();
    let mut bytes = 0;
    for message in messages {
        let (method, params) = (&message["message"]["method"], &message["message"]["params"]);
        let id = params["requestId"].as_str().unwrap_or_default();
        if method == "Network.requestWillBeSent" {
            let url = params["request"]["url"].as_str().unwrap_or_default();
            if is_own(url, page) {
                own.insert(id.to_owned());
            }
        } else if method == "Network.loadingFinished" && own.contains(id) {
            let length = params["encodedDataLength"].as_number();
            let length = length.map(ToString::to_string).unwrap_or_default();
            let whole = length.split('.').next().unwrap_or_default();
            bytes += whole.parse::<u64>().unwrap_or_default();
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(method: &str, params: &Value) -> Value {
        json!({ "message": { "method": method, "params": params } })
    }

    #[test]
    fn only_what_is_the_pages_own_counts() {
        let page: Url = "http://127.0.0.1:1/vue".parse().unwrap();
        let asks = |id: &str, url: &str| {
            let params = json!({ "requestId": id, "request": { "url": url } });
            message("Network.requestWillBeSent", &params)
        };
        let ends = |id: &str| {
            let params = json!({ "requestId": id, "encodedDataLength": 100.0 });
            message("Network.loadingFinished", &params)
        };
        let messages = [
            asks("1", page.as_str()),
            asks("2", "http://127.0.0.1:1/vue-A.js"),
            asks("3", "https://js.stripe.com/endive/stripe.js"),
            asks("4", "http://127.0.0.1:2/api/checkouts/co_1"),
            asks("5", "chrome://resources/css/roboto.css"),
            ends("1"),
            ends("2"),
            ends("3"),
            ends("4"),
            ends("5"),
        ];

        assert_eq!(own_bytes(&messages, &page), 100);
    }
}
