//! The strictest policy of a page that embeds the widget.

use std::fs;

use tempfile::TempDir;
use tests::{
    Browser, World,
    pages::{Card, Challenge, ShopPage},
    shop::Shop,
    world::Setting,
};

#[tokio::test]
async fn a_nonce_and_trusted_types_are_enough_and_nothing_is_violated() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open_strict(&world);
    let browser = Browser::start().await;

    let attributes = "locale=\"fr\" elements=\"express-checkout payment\"";
    let page = ShopPage::open_with(&browser, &shop, &checkout, attributes).await;
    page.payment().pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.completes().await;
    page.payment().ends_with("Paiement reçu").await;

    assert_eq!(page.violations().await, "");
    world.is_paid_once(&account, &checkout, 1850).await;
}

/// A copy of the front end in which one file is not what the loader expects.
fn tampered(ending: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let dist = Setting::front_end().assets.unwrap();
    for entry in fs::read_dir(dist).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let is_compressed = [".br", ".gz"].iter().any(|it| name.ends_with(it));
        if !entry.path().is_file() || is_compressed {
            continue;
        }
        let mut content = fs::read(entry.path()).unwrap();
        if name.starts_with("connect-pay-widget") && name.ends_with(ending) {
            content.push(b'\n');
        }
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

#[tokio::test]
async fn code_that_was_tampered_with_is_not_run() {
    const DIGEST: &str = "Failed to find a valid digest in the 'integrity' attribute";
    let complaints: [(&str, &[&str]); 2] = [
        (".js", &[DIGEST]),
        (".wasm", &[DIGEST, "integrity checks failed"]),
    ];
    for (ending, complaints) in complaints {
        let folder = tampered(ending);
        let world = World::with(Setting {
            assets: Some(folder.path().to_owned()),
            ..Setting::default()
        })
        .await;
        let account = world.bakery().await;
        let checkout = world.platform().checkout(&account, 1850, "eur").await;
        let shop = Shop::open(&world);
        let mut browser = Browser::start().await;
        for complaint in complaints {
            browser.expects(complaint);
        }

        let page = ShopPage::open(&browser, &shop, &checkout).await;

        page.payment().says("could not be loaded").await;
        browser.sees("connect-pay a.cp-link").await;
    }
}
