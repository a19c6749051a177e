//! What browsers load.

use std::{fs, path::Path};

use tempfile::TempDir;
use tests::{
    World,
    world::{Answer, Setting, answer},
};

const WASM: &str = "connect-pay-widget-0123456789abcdef_bg.wasm";

fn front_end() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("connect-pay.js", "const stripeJs = '__STRIPE_JS_URL__';");
    write(WASM, "plain");
    write(&format!("{WASM}.br"), "small");
    write(
        "index.html",
        "<title>{{merchant}}</title><connect-pay checkout=\"{{checkout}}\">",
    );
    write("index-fr.html", "<title>Paiement à {{merchant}}</title>");
    write(".stamp", "not for browsers");
    folder
}

async fn world(folder: &Path) -> World {
    World::with(Setting {
        assets: Some(folder.to_owned()),
        ..Setting::default()
    })
    .await
}

async fn get(world: &World, path: &str, header: &str, value: &str) -> Answer {
    answer(world.request("GET", path).header(header, value)).await
}

#[tokio::test]
async fn a_hashed_file_is_compressed_and_kept_for_good() {
    let folder = front_end();
    let world = world(folder.path()).await;
    let path = format!("/{WASM}");

    let small = get(&world, &path, "accept-encoding", "gzip, br").await;

    assert_eq!(small.text, "small");
    assert_eq!(small.headers["content-encoding"], "br");
    assert_eq!(small.headers["content-type"], "application/wasm");
    assert_eq!(
        small.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(small.headers["access-control-allow-origin"], "*");
    assert_eq!(
        get(&world, &path, "accept-encoding", "identity").await.text,
        "plain"
    );
}

#[tokio::test]
async fn the_loader_knows_where_stripe_js_is_and_is_asked_for_each_time() {
    let folder = front_end();
    let world = world(folder.path()).await;

    let loader = get(&world, "/connect-pay.js", "accept-encoding", "identity").await;

    let stripe_js = world.sandbox.url.join("/endive/stripe.js").unwrap();
    assert_eq!(loader.text, format!("const stripeJs = '{stripe_js}';"));
    assert_eq!(loader.headers["cache-control"], "no-cache");
    let etag = loader.headers["etag"].to_str().unwrap();
    // A proxy that packs what it sends makes the tag a weak one.
    for tag in [
        etag,
        &format!("W/{etag}"),
        &format!("\"other\", W/{etag}"),
        "*",
    ] {
        let known = get(&world, "/connect-pay.js", "if-none-match", tag).await;
        assert_eq!(known.status, 304, "{tag}");
    }
    let other = get(&world, "/connect-pay.js", "if-none-match", "W/\"other\"").await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn the_hosted_page_holds_the_checkout_and_a_strict_policy() {
    let folder = front_end();
    let world = world(folder.path()).await;
    let account = world.sandbox.account("FR", "eur", "Pains & <Cie>").await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let page = world.get(&format!("/pay/{id}")).await;

    assert_eq!(page.status, 200);
    assert!(
        page.text.contains("<title>Pains &amp; &lt;Cie&gt;</title>"),
        "{}",
        page.text
    );
    assert!(
        page.text.contains(&format!("checkout=\"{id}\"")),
        "{}",
        page.text
    );
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "{policy}"
    );
    assert_eq!(page.headers["cache-control"], "no-store");
    let preloaded = format!("<{}>; rel=preload; as=script", world.config().stripe.js_url);
    assert_eq!(page.headers["link"], preloaded);
}

#[tokio::test]
async fn the_hosted_page_speaks_the_language_that_is_asked_for() {
    let folder = front_end();
    let world = world(folder.path()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    for (asked, begins) in [
        ("fr-CA, en;q=0.8", "<title>Paiement à Boulangerie Rivage<"),
        ("en, fr;q=0.8", "<title>Boulangerie Rivage<"),
        ("tlh", "<title>Boulangerie Rivage<"),
    ] {
        let page = get(&world, &format!("/pay/{id}"), "accept-language", asked).await;

        assert!(page.text.starts_with(begins), "{asked}: {}", page.text);
    }
}

#[tokio::test]
async fn nothing_but_the_front_end_is_served() {
    let folder = front_end();
    let world = world(folder.path()).await;

    for path in [
        "/.stamp",
        "/index.html",
        "/index-fr.html",
        "/..%2fCargo.toml",
        "/%2e%2e/etc/passwd",
    ] {
        world.get(path).await.refused(404, "not_found");
    }
}
