//! The beginning of most stories in a browser.

use crate::{Browser, World, shop::Shop};

/// A world with the front end, the bakery's account in it, a checkout of 18.50 EUR there, and a
/// customer's browser, which shows nothing yet.
pub async fn a_visit() -> (World, String, String, Browser) {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    (world, account, checkout, Browser::start().await)
}

/// The same, and a merchant's shop that embeds the widget.
pub async fn a_sale() -> (World, String, String, Shop, Browser) {
    let (world, account, checkout, browser) = a_visit().await;
    let shop = Shop::open(&world);
    (world, account, checkout, shop, browser)
}
