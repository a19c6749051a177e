//! One load of a page, and the medians of many.

use std::time::Duration;

use ::tests::{Browser, browser::Options};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tokio::time::timeout;
use url::Url;

use super::phone::Phone;
use crate::figures::median;

/// Notes what only a page can know, from its first moment: shifts of the layout, when the bones of a
/// form that has some are seen, and when a button can be pressed beside a form that is ready.
const NOTES: &str = "
if (window === top) {
  window.shifted = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (window.shifted += value));
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const has = (mark) => performance.getEntriesByName(mark).length;
    const sees = (what) => document.querySelector(what)?.checkVisibility({ visibilityProperty: true });
    if (!has('bones') && sees('.cp')) performance.mark('bones');
    if (has('ready') && sees('form button:enabled')) performance.mark('payable');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}";

/// Answers when the Payment Element is ready and can be sent.
const PAYABLE: &str = "
const done = arguments[0];
const seen = new PerformanceObserver((list) => list.getEntriesByName('payable').length && done());
seen.observe({ type: 'mark', buffered: true });";

/// Whole numbers: microseconds, and ten-thousandths of a shift.
const FIGURES: &str = "
const at = (name) => Math.round((performance.getEntriesByName(name)[0]?.startTime ?? 0) * 1000);
return {
  ready: at('ready'), payable: at('payable'), paint: at('first-contentful-paint'), bones: at('bones'),
  shift: Math.round(window.shifted * 10000),
};";

/// A browser that says nothing for so long has died.
const PATIENCE: Duration = Duration::from_mins(1);

/// What one load took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    /// From the navigation to the Payment Element's `ready`.
    ready: Duration,
    /// To the button that can be pressed.
    payable: Duration,
    /// To the first sight of something: bones where the form will be, else the first content.
    sight: Duration,
    /// The main thread's work.
    tasks: Duration,
    /// JavaScript's and WebAssembly's part of it.
    script: Duration,
    /// The heap, and the memory of buffers and WebAssembly.
    memory_kb: u64,
    /// Ten-thousandths of the cumulative layout shift.
    shift: u64,
}

impl Load {
    /// Loads a page in a browser of its own. One that does not come to an end is an error.
    pub(crate) async fn of(url: &Url, phone: &Phone, options: Options) -> Result<Self> {
        let load = timeout(PATIENCE, Self::measured(url, phone, options)).await;
        load.with_context(|| format!("{url} was never ready"))?
    }

    async fn measured(url: &Url, phone: &Phone, options: Options) -> Result<Self> {
        let browser = Browser::with(options).await;
        browser.on_each_page(NOTES).await;
        phone.imitate(&browser).await?;
        browser.goto(url).await;
        browser.driver.execute_async(PAYABLE, vec![]).await?;
        let cdp = browser.driver.cdp();
        let metrics = cdp.send_raw("Performance.getMetrics", json!({})).await?;
        let figures = browser.runs(FIGURES).await;
        cdp.send_raw("HeapProfiler.collectGarbage", json!({}))
            .await?;
        let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
        let micros = |name: &str| Duration::from_micros(figures[name].as_u64().unwrap_or_default());
        let sight = [micros("bones"), micros("paint")];
        Ok(Self {
            ready: micros("ready"),
            payable: micros("payable"),
            sight: sight
                .into_iter()
                .find(|it| !it.is_zero())
                .unwrap_or_default(),
            tasks: metric(&metrics, "TaskDuration")?,
            script: metric(&metrics, "ScriptDuration")?,
            memory_kb: (whole(&heap["usedSize"]) + whole(&heap["backingStorageSize"])) / 1000,
            shift: figures["shift"].as_u64().unwrap_or_default(),
        })
    }
}

fn metric(metrics: &Value, name: &str) -> Result<Duration> {
    let mut all = metrics["metrics"].as_array().into_iter().flatten();
    let seconds = all.find(|it| it["name"] == name);
    let seconds = seconds
        .and_then(|it| it["value"].as_f64())
        .context("no such metric")?;
    Ok(Duration::try_from_secs_f64(seconds)?)
}

/// Chromium writes whole numbers as 12.0.
fn whole(number: &Value) -> u64 {
    let text = number.to_string();
    let whole = text.split('.').next();
    whole.and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// Medians of many loads, in microseconds, kilobytes and ten-thousandths.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Medians {
    pub(crate) ready: u128,
    pub(crate) payable: u128,
    pub(crate) sight: u128,
    pub(crate) tasks: u128,
    pub(crate) script: u128,
    pub(crate) memory_kb: u128,
    /// The greatest of all, not the median: it should never be anything but 0.
    pub(crate) shift: u128,
}

impl Medians {
    pub(crate) fn of(loads: &[Load]) -> Self {
        let of = |figure: fn(&Load) -> u128| median(loads.iter().map(figure).collect());
        Self {
            ready: of(|it| it.ready.as_micros()),
            payable: of(|it| it.payable.as_micros()),
            sight: of(|it| it.sight.as_micros()),
            tasks: of(|it| it.tasks.as_micros()),
            script: of(|it| it.script.as_micros()),
            memory_kb: of(|it| it.memory_kb.into()),
            shift: loads
                .iter()
                .map(|it| it.shift)
                .max()
                .unwrap_or_default()
                .into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_and_whole_numbers_are_read_as_chromium_writes_them() {
        let metrics = json!({ "metrics": [{ "name": "TaskDuration", "value": 0.25 }] });
        assert_eq!(
            metric(&metrics, "TaskDuration").unwrap(),
            Duration::from_millis(250)
        );
        assert!(metric(&metrics, "ScriptDuration").is_err());
        assert_eq!(whole(&json!(1234.0)), 1234);
        assert_eq!(whole(&json!(1234)), 1234);
    }

    #[test]
    fn one_shift_of_the_layout_is_not_hidden_by_a_median() {
        let still = Load {
            ready: Duration::from_micros(3),
            payable: Duration::from_micros(3),
            sight: Duration::ZERO,
            tasks: Duration::ZERO,
            script: Duration::ZERO,
            memory_kb: 1,
            shift: 0,
        };
        let shifted = Load { shift: 7, ..still };

        let medians = Medians::of(&[still, shifted, still]);

        assert_eq!((medians.ready, medians.shift), (3, 7));
    }
}
