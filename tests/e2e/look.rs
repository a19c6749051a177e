//! The look can be changed, and taken back.

use serde_json::{Value, json};
use tests::{
    Browser, World, a_sale,
    pages::{Card, ShopPage},
    shop::Shop,
};

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

#[tokio::test]
async fn a_page_that_replaces_all_style_sheets_sees_the_outcome_alone() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    page.does("document.adoptedStyleSheets = []").await;
    page.payment().presses_pay().await;
    page.payment().is_paid().await;

    let display = "return getComputedStyle(pay.querySelector('.cp-button')).display";
    assert_eq!(page.does(display).await, "none");
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_tag_has_a_width_of_its_own_and_leaves_its_neighbours_theirs() {
    let world = World::with_front_end().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    a_page(&world, &shop, &browser, "").await;
    ShopPage::on(&browser)
        .does("window.tag = pay; pay.replaceWith(document.createElement('section'))")
        .await;

    for (outside, inside, beside, widths) in [
        ("display:grid; place-items:center", "", "", [448, 0]),
        (
            "display:flex; flex-flow:column; align-items:center",
            "",
            "",
            [448, 0],
        ),
        ("display:flex", "", "width:200px", [448, 200]),
        ("display:flex", "", "flex:1", [448, 252]),
        ("display:flex", "flex:1", "width:200px", [500, 200]),
        ("display:flow-root", "float:left", "", [448, 0]),
        ("display:inline-block; inline-size:auto", "", "", [448, 0]),
        (
            "inline-size:300px; display:grid; place-items:center",
            "",
            "",
            [300, 0],
        ),
        ("", "margin:0 1rem; padding:1rem", "", [668, 0]),
    ] {
        let script = format!(
            "const room = document.querySelector('section');
             const next = document.createElement('div');
             room.style.cssText = 'inline-size:700px;{outside}';
             window.tag.style.cssText = '{inside}';
             next.style.cssText = '{beside}';
             room.replaceChildren(window.tag, ...('{beside}' ? [next] : []));
             return new Promise((told) => setTimeout(() =>
               told([window.tag.offsetWidth, next.offsetWidth])))"
        );
        let found = browser.runs(&script).await;
        assert_eq!(found, json!(widths), "{outside} {inside} {beside}");
    }
}

#[tokio::test]
async fn a_look_that_is_there_from_the_start_is_that_of_the_button_too() {
    let world = World::with_front_end().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let look = r##"appearance='{"theme":"night","variables":{"colorPrimary":"#ff00ff"}}'"##;
    for intent in ["deferred", "upfront"] {
        let attributes = format!("intent=\"{intent}\" {look}");
        a_page(&world, &shop, &browser, &attributes).await;
        let page = ShopPage::on(&browser);

        let color = "return getComputedStyle(pay.querySelector('.cp-button')).backgroundColor";
        assert_eq!(page.does(color).await, "rgb(255, 0, 255)", "{intent}");
        assert_eq!(page.does(SCHEME).await, "dark", "{intent}");
    }
}

#[tokio::test]
async fn a_wrong_arrangement_leaves_a_dark_form_dark() {
    let mut world = World::with_front_end().await;
    world.is_misused();
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    for wrong in ["layout=\"grid\"", "appearance=\"nowhere\""] {
        let attributes = format!("style=\"color-scheme: dark\" {wrong}");
        a_page(&world, &shop, &browser, &attributes).await;

        is_told(&world, "night").await;
    }
}

#[tokio::test]
async fn what_the_page_says_of_text_and_its_own_classes_stay_apart() {
    let (_world, _, checkout, shop, browser) = a_sale().await;
    let attributes = "style=\"white-space:nowrap;text-transform:uppercase;text-indent:2em\"";
    let own = "<div class=\"cp\"><p>Ours</p></div>";
    browser
        .goto(shop.page_with(&checkout, attributes, own))
        .await;
    let page = ShopPage::on(&browser);
    page.payment().is_ready().await;

    let of = |node: &str, name: &str| {
        format!("return getComputedStyle(document.querySelector('{node}')).{name}")
    };
    for (name, value) in [
        ("whiteSpace", "normal"),
        ("textTransform", "none"),
        ("textIndent", "0px"),
    ] {
        assert_eq!(page.does(&of(".cp-merchant", name)).await, value);
    }
    assert_eq!(page.does(&of("div.cp", "display")).await, "block");
    assert_eq!(page.does(&of("div.cp p", "marginTop")).await, "16px");
}

#[tokio::test]
async fn an_arrangement_changes_as_far_as_it_can_and_is_taken_back() {
    let world = World::with_front_end().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    a_page(&world, &shop, &browser, "").await;
    let page = ShopPage::on(&browser);

    for (layout, told) in [
        (
            "{ type: 'accordion', radios: 'never', defaultCollapsed: true }",
            json!({ "type": "accordion", "radios": "never" }),
        ),
        ("null", json!("auto")),
        ("'tabs'", json!("tabs")),
    ] {
        page.does(&format!("pay.layout = {layout}")).await;
        tests::wait::until(&format!("the arrangement {layout}"), async || {
            let journal = world.sandbox.journal().await;
            let last = journal.iter().rev().find_map(|it| {
                let layout = &it.0["args"][0]["layout"];
                (it.text("call").ends_with(".update") && !layout.is_null()).then_some(layout)
            });
            (last == Some(&told)).then_some(())
        })
        .await;
    }
    let or = "return getComputedStyle(pay.querySelector('.cp-or')).display";
    assert_eq!(page.does(or).await, "none", "there are no wallets");
}
