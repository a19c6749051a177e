//! The look can be changed, and taken back.

use serde_json::{Value, json};
use tests::{Browser, World, pages::ShopPage, shop::Shop};

async fn a_page(world: &World, shop: &Shop, browser: &Browser, attributes: &str) {
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let page = ShopPage::open_with(browser, shop, &checkout, attributes).await;
    page.payment().is_ready().await;
}

/// The theme that Stripe's form was told last.
async fn theme(world: &World) -> Option<Value> {
    let journal = world.sandbox.journal().await;
    let mut told = journal.iter().rev();
    told.find_map(|it| match it.text("call") {
        "stripe.elements" | "elements.update" => {
            Some(it.0["args"][0]["appearance"]["theme"].clone())
        }
        _ => None,
    })
}

async fn is_told(world: &World, wanted: &str) {
    tests::wait::until(&format!("the theme {wanted}"), async || {
        (theme(world).await? == wanted).then_some(())
    })
    .await;
}

const SCHEME: &str = "return pay.querySelector('.cp').dataset.scheme";

#[tokio::test]
async fn an_appearance_that_is_taken_back_leaves_nothing() {
    let world = World::with_front_end().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    a_page(&world, &shop, &browser, "").await;
    let page = ShopPage::on(&browser);

    for take_back in ["undefined", "null", "{ variables: {} }"] {
        page.does("pay.appearance = { theme: 'night', variables: { colorPrimary: '#ff00ff' } }")
            .await;
        is_told(&world, "night").await;
        assert_eq!(page.does(SCHEME).await, "dark");

        page.does(&format!("pay.appearance = {take_back}")).await;
        is_told(&world, "stripe").await;
        assert_eq!(page.does(SCHEME).await, "light", "{take_back}");
        let color = "return getComputedStyle(pay.querySelector('.cp-button')).backgroundColor";
        assert_eq!(page.does(color).await, "rgb(10, 95, 86)", "{take_back}");
    }
    page.does("pay.appearance = { theme: 'flat' }; pay.setAttribute('appearance', 'night')")
        .await;
    is_told(&world, "night").await;
}

#[tokio::test]
async fn a_page_that_gets_dark_has_a_dark_form() {
    let world = World::with_front_end().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    a_page(
        &world,
        &shop,
        &browser,
        "style=\"color-scheme: light dark\"",
    )
    .await;
    let page = ShopPage::on(&browser);
    assert_eq!(page.does(SCHEME).await, "light");

    for (system, scheme, told) in [("dark", "dark", "night"), ("light", "light", "stripe")] {
        let features = json!([{ "name": "prefers-color-scheme", "value": system }]);
        let cdp = browser.driver.cdp();
        cdp.send_raw(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
        .unwrap();

        is_told(&world, told).await;
        assert_eq!(page.does(SCHEME).await, scheme);
    }
    // Of a page that changes it by itself nobody is told.
    page.does("pay.style.colorScheme = 'dark'; pay.update()")
        .await;
    is_told(&world, "night").await;
}

#[tokio::test]
async fn what_stands_on_the_button_can_be_read_in_any_colour() {
    let world = World::with_front_end().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    a_page(&world, &shop, &browser, "").await;
    let page = ShopPage::on(&browser);
    let contrast = "
        const button = getComputedStyle(pay.querySelector('.cp-button'));
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const luminance = (color) => {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const linear = (it) => (it <= 10.3 ? it / 3294.6 : ((it / 255 + 0.055) / 1.055) ** 2.4);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(linear);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const [low, high] = [luminance(button.color), luminance(button.backgroundColor)].sort();
        return (high + 0.05) / (low + 0.05) >= 4.5;";

    for theme in ["stripe", "night"] {
        for color in [
            "#0a5f56", "#ffd500", "#ff0000", "#777777", "black", "#fff", "#5fd3c2",
        ] {
            let look = format!(
                "pay.appearance = {{ theme: '{theme}', variables: {{ colorPrimary: '{color}' }} }}"
            );
            page.does(&look).await;
            assert_eq!(page.does(contrast).await, true, "{theme} {color}");
        }
    }
    page.does("pay.style.setProperty('--cp-on-accent', 'rgb(1, 2, 3)')")
        .await;
    let color = "return getComputedStyle(pay.querySelector('.cp-button')).color";
    assert_eq!(page.does(color).await, "rgb(1, 2, 3)");
}

#[tokio::test]
async fn a_tag_can_be_hidden_and_displayed_as_the_page_likes() {
    let world = World::with_front_end().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    a_page(&world, &shop, &browser, "").await;
    let page = ShopPage::on(&browser);
    let display = "return getComputedStyle(pay).display";
    assert_eq!(page.does(display).await, "block");

    page.does("pay.hidden = true").await;
    assert_eq!(page.does(display).await, "none");
    page.does(
        "pay.hidden = false;
         document.head.insertAdjacentHTML('afterbegin', '<style>connect-pay { display: flex }</style>')",
    )
    .await;
    assert_eq!(page.does(display).await, "flex");
}
