//! `<connect-pay>` in a browser, beside pages that take the same payment without it.
//!
//! Every page shows the same checkout of the same server with the same Stripe.js, which is found
//! under Stripe's own names as in production. All that is ours or a peer's comes compressed in
//! brotli. Each load has a browser of its own with nothing kept, and the pages take turns, so that
//! the noise of the machine is shared. The sandbox's Stripe.js is light, and the weight of the real
//! one is not ours to know: each figure is taken without and with padding.
//!
//! Chromium keeps Stripe's frames in the page's process here, because the network and the processor
//! are slowed down for one process only. So the main thread of every page holds the work of
//! Stripe's frame, too.

mod load;
mod page;
mod phone;
mod report;
mod site;
mod wire;

use anyhow::{Context as _, Result};
use serde_json::json;
use tests::{
    World,
    browser::Options,
    program::Program,
    tls::Terminator,
    world::{Names, Setting},
};

use self::{
    load::{Load, Medians},
    page::Page,
    phone::{FAST, Phone, SLOW},
    site::Site,
};

const ROUNDS: usize = 5;
/// Bytes of code, and the kilobytes that they are when they are compressed.
const PADDINGS: [(usize, u32); 2] = [(0, 0), (625_000, 200)];
const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../dist");

/// What all pages share.
struct Stage {
    world: World,
    site: Site,
    _connect_pay: Program,
}

/// Measures all of it and says what comes out.
pub(crate) async fn measure(say: impl Fn(&str)) -> Result<()> {
    let stage = Stage::set().await?;
    let transfers = stage.transfers().await?;
    say(&report::transfers(&transfers));
    let mut missed = 0;
    for (padding, kb) in PADDINGS {
        stage.pad(padding).await?;
        for phone in [FAST, SLOW] {
            let medians = stage.medians(&phone).await?;
            let told = report::told(&phone, kb, &medians);
            missed += told.matches("MISSED").count();
            say(&told);
        }
    }
    say(&format!("\n{missed} targets missed"));
    Ok(())
}

impl Stage {
    async fn set() -> Result<Self> {
        let world = World::with(Setting {
            names: Names::Production,
            ..Setting::default()
        })
        .await;
        let account = world.bakery().await;
        // With more methods the form would be higher, by as much as only Stripe knows.
        let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                          "allowed_payment_method_types": ["card"] });
        let checkout = world.platform().creates_one(&ask).await;
        // It shows the checkout, and has no reason to call Stripe.
        let settings = [
            ("CONNECT_PAY_ASSETS", DIST),
            ("CONNECT_PAY_WORKERS", "false"),
        ];
        let connect_pay = world.program(&settings).await;
        let site = Site::open(&connect_pay.url, &checkout)?;
        Ok(Self {
            world,
            site,
            _connect_pay: connect_pay,
        })
    }

    async fn pad(&self, bytes: usize) -> Result<()> {
        let url = self.world.sandbox.url.join("/_sandbox/stripe_js")?;
        let set = json!({ "padding_bytes": bytes }).to_string();
        let request = backend::stripe::http_client()?.post(url);
        let request = request.header("content-type", "application/json").body(set);
        request.send().await?.error_for_status()?;
        Ok(())
    }

    /// A browser that finds Stripe here and keeps its frames in the page's process.
    fn options(&self) -> Result<Options> {
        let terminator = self.world.terminator().context("Stripe's names")?;
        let mut flags = Terminator::chromium_flags(terminator);
        flags.push("--disable-site-isolation-trials".to_owned());
        flags.push("--disable-features=IsolateOrigins,site-per-process".to_owned());
        Ok(Options {
            flags,
            ..Options::default()
        })
    }

    async fn medians(&self, phone: &Phone) -> Result<Vec<(Page, Medians)>> {
        let mut loads: Vec<(Page, Vec<Load>)> = Page::ALL.map(|page| (page, Vec::new())).to_vec();
        for _ in 0..rounds() {
            for (page, of_page) in &mut loads {
                let url = self.site.url(*page)?;
                of_page.push(Load::of(&url, phone, self.options()?).await?);
            }
        }
        let medians = loads.into_iter();
        Ok(medians
            .map(|(page, loads)| (page, Medians::of(&loads)))
            .collect())
    }

    /// What each page loads of its own.
    async fn transfers(&self) -> Result<Vec<(Page, u64)>> {
        let mut transfers = Vec::new();
        for page in Page::ALL.into_iter().chain([Page::TwoTags]) {
            let bytes = wire::bytes_of(&self.site.url(page)?, self.options()?).await?;
            transfers.push((page, bytes));
        }
        Ok(transfers)
    }
}

/// How often each page is loaded: `CONNECT_PAY_BENCH_ROUNDS`, or as often as this.
#[expect(clippy::disallowed_methods, reason = "whoever measures sets it")]
fn rounds() -> usize {
    let set = std::env::var("CONNECT_PAY_BENCH_ROUNDS").ok();
    set.and_then(|it| it.parse().ok()).unwrap_or(ROUNDS)
}
