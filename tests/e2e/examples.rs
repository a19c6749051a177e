//! The pages of `frontend/examples`, each as a developer would build it.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use axum::{
    Router,
    extract::{Path as Asked, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use tests::{
    Browser, World,
    pages::{Card, PaymentPage},
    world::{ANY_PORT, serve_router},
};

/// What stands in the examples, to be replaced by whoever copies them.
const SERVER: &str = "https://pay.example";
const CHECKOUT: &str = "co_123";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/examples")
}

/// Bundles them, once for all tests.
fn build() {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        let built = Command::new("node")
            .arg("build.mjs")
            .current_dir(folder())
            .status();
        assert!(built.unwrap().success(), "the examples can be built");
    });
}

#[derive(Clone)]
struct Shop {
    server: String,
    checkout: String,
}

/// Serves the folder, with the server and the checkout of this test in place of the words.
async fn file(State(shop): State<Shop>, Asked(path): Asked<String>) -> Response {
    let Ok(content) = std::fs::read(folder().join(&path)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "text/javascript; charset=utf-8",
    };
    let content = match String::from_utf8(content) {
        Ok(text) => text
            .replace(SERVER, &shop.server)
            .replace(CHECKOUT, &shop.checkout)
            .into_bytes(),
        Err(binary) => binary.into_bytes(),
    };
    ([(header::CONTENT_TYPE, kind)], content).into_response()
}

/// A customer pays on a page of the folder.
async fn pays(page: &str) {
    build();
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop {
        server: world.url.origin().ascii_serialization(),
        checkout: checkout.clone(),
    };
    let router = Router::new().route("/{*path}", get(file)).with_state(shop);
    let server = serve_router(ANY_PORT, router);
    let browser = Browser::start().await;

    let page = server.url.join(page);
    browser.goto(page.unwrap()).await;
    let page = PaymentPage(&browser);
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    browser.reads("#thanks", "We bake your bread now.").await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn plain_html_takes_a_payment() {
    pays("html/index.html").await;
}

#[tokio::test]
async fn react_takes_a_payment() {
    pays("react/index.html").await;
}

#[tokio::test]
async fn react_that_is_rendered_on_a_server_takes_a_payment() {
    pays("built/react-server.html").await;
}

#[tokio::test]
async fn preact_takes_a_payment() {
    pays("preact/index.html").await;
}

#[tokio::test]
async fn solid_takes_a_payment() {
    pays("solid/index.html").await;
}

#[tokio::test]
async fn vue_takes_a_payment() {
    pays("vue/index.html").await;
}

#[tokio::test]
async fn svelte_takes_a_payment() {
    pays("svelte/index.html").await;
}

#[tokio::test]
async fn angular_takes_a_payment() {
    pays("angular/index.html").await;
}

#[tokio::test]
async fn leptos_takes_a_payment() {
    let built = folder().join("built/leptos/index.html");
    assert!(built.is_file(), "`cargo xtask test` builds it");
    pays("built/leptos/index.html").await;
}

#[test]
fn the_types_of_the_package_hold_what_they_promise() {
    let checked = Command::new("node_modules/.bin/tsc")
        .args(["-p", "."])
        .current_dir(folder())
        .output()
        .expect("`cargo xtask test` installs TypeScript");

    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
}
