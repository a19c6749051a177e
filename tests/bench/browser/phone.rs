//! The phones that are imitated, by Chromium's own means.

use anyhow::Result;
use serde_json::json;
use tests::Browser;

/// A phone and its network.
#[derive(Debug)]
pub(crate) struct Phone {
    pub(crate) name: &'static str,
    /// Kilobits in a second.
    kbps: u32,
    /// From asking to the first byte of the answer.
    latency_ms: u32,
    /// How many times slower than this machine.
    slowdown: u32,
}

/// A good phone on 4G.
pub(crate) const FAST: Phone = Phone {
    name: "fast phone",
    kbps: 9_000,
    latency_ms: 60,
    slowdown: 2,
};

/// An old phone on a bad network: what Lighthouse calls slow 4G.
pub(crate) const SLOW: Phone = Phone {
    name: "slow phone",
    kbps: 1_600,
    latency_ms: 150,
    slowdown: 4,
};

impl Phone {
    /// Makes a browser as slow as this phone.
    pub(crate) async fn imitate(&self, browser: &Browser) -> Result<()> {
        let bytes_per_second = self.kbps * 1000 / 8;
        let network = json!({
            "offline": false, "latency": self.latency_ms,
            "downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second / 4,
        });
        let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
        let cdp = browser.driver.cdp();
        cdp.send_raw("Network.enable", json!({})).await?;
        cdp.send_raw("Network.emulateNetworkConditions", network)
            .await?;
        cdp.send_raw("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        let rate = json!({ "rate": self.slowdown });
        cdp.send_raw("Emulation.setCPUThrottlingRate", rate).await?;
        cdp.send_raw("Performance.enable", json!({})).await?;
        Ok(())
    }

    /// What a reader needs to know of it.
    pub(crate) fn told(&self) -> String {
        format!(
            "{}: {}.{} Mbit/s, {} ms to the first byte, a processor {} times slower",
            self.name,
            self.kbps / 1000,
            self.kbps % 1000 / 100,
            self.latency_ms,
            self.slowdown
        )
    }
}
