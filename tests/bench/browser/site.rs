//! A shop's web server: small, compressed, kept by browsers for good where the name has a hash.

use std::{collections::HashMap, fs, io::Cursor, path::Path, process::Command, sync::Arc};

use ::tests::{
    server::Server,
    world::{ANY_PORT, serve_router},
};
use anyhow::{Context as _, Result, ensure};
use axum::{
    Router,
    body::Bytes,
    extract::{Path as Asked, State},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
    routing::get,
};
use brotli::enc::BrotliEncoderParams;
use url::Url;

use super::page::Page;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/bench/pages");
const FRAME: &str = include_str!("../pages/frame.html");
const BARE: &str = include_str!("../pages/bare.html");
const STRIPE_JS: &str = r#"<script async src="https://js.stripe.com/endive/stripe.js"></script>"#;
const APP: &str = r#"<div id="app" data-server="__SERVER__" data-checkout="__CHECKOUT__"></div>"#;

const HTML: [&str; 2] = ["text/html; charset=utf-8", "no-cache"];
const SCRIPT: [&str; 2] = [
    "text/javascript; charset=utf-8",
    "public, max-age=31536000, immutable",
];

/// Its files: how they are sent, and what they are, by path.
type Files = HashMap<String, ([&'static str; 2], Bytes)>;

/// A running shop.
pub(crate) struct Site {
    server: Server,
}

impl Site {
    /// Builds the pages, and serves them for one checkout of a connect-pay server.
    pub(crate) fn open(pay: &Url, checkout: &str) -> Result<Self> {
        let built = Command::new("node")
            .arg("build.mjs")
            .current_dir(FOLDER)
            .status();
        let is_built = built.context("node")?.success();
        ensure!(
            is_built,
            "the pages could not be built: run `npm ci` in {FOLDER}"
        );
        let mut files = Files::new();
        let mut bundles = Vec::new();
        for entry in fs::read_dir(Path::new(FOLDER).join("built"))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(
                name.clone(),
                (SCRIPT, compressed(&fs::read(entry.path())?)?),
            );
            bundles.push(name);
        }
        for page in Page::ALL.into_iter().chain([Page::TwoTags]) {
            let html = html(page, &bundles, pay, checkout)?;
            files.insert(page.path().to_owned(), (HTML, compressed(html.as_bytes())?));
        }
        let router = Router::new()
            .route("/{file}", get(file))
            .with_state(Arc::new(files));
        Ok(Self {
            server: serve_router(ANY_PORT, router),
        })
    }

    /// Where a page is.
    pub(crate) fn url(&self, page: Page) -> Result<Url> {
        Ok(self.server.url.join(page.path())?)
    }
}

async fn file(State(files): State<Arc<Files>>, Asked(name): Asked<String>) -> Response {
    let Some(([media_type, caching], body)) = files.get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, *media_type),
        (CACHE_CONTROL, *caching),
        (CONTENT_ENCODING, "br"),
    ];
    (headers, body.clone()).into_response()
}

/// The same frame for every page. Stripe.js stands in the head, as Stripe recommends, or is loaded by
/// what needs it.
fn html(page: Page, bundles: &[String], pay: &Url, checkout: &str) -> Result<String> {
    let loader =
        format!(r#"<script type="module" src="{pay}connect-pay.js" blocking="render"></script>"#);
    let tag = format!(r#"<connect-pay checkout="{checkout}"></connect-pay>"#);
    let tag = format!("{tag}{}", marks_ready());
    let app = |name: &str| {
        let bundle = bundles.iter().find(|it| it.starts_with(name));
        let bundle = bundle.context("the pages' bundles")?;
        let script = format!(r#"<script type="module" src="/{bundle}"></script>"#);
        anyhow::Ok((script, APP.to_owned()))
    };
    let (script, body) = match page {
        Page::Bare => (String::new(), BARE.to_owned()),
        Page::React | Page::ReactAndHead => app("react")?,
        Page::Vue | Page::VueAndHead => app("vue")?,
        Page::Tag | Page::TagAndHead => (loader, tag),
        Page::TwoTags => (loader, format!("{tag}{tag}")),
    };
    let head = format!("{}{script}", if page.has_head() { STRIPE_JS } else { "" });
    let server = pay.as_str().trim_end_matches('/');
    let body = body
        .replace("__SERVER__", server)
        .replace("__CHECKOUT__", checkout);
    Ok(FRAME
        .replace("<!-- head -->", &head)
        .replace("<!-- body -->", &body))
}

/// What the pages of the peers do in their own handler.
fn marks_ready() -> &'static str {
    "<script>document.currentScript.previousElementSibling\
     .addEventListener('ready', () => performance.mark('ready'))</script>"
}

/// As hard as it goes, once.
fn compressed(plain: &[u8]) -> Result<Bytes> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..BrotliEncoderParams::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(plain), &mut small, &params)?;
    Ok(small.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_names_its_checkout_and_only_the_peers_need_a_bundle() {
        let pay: Url = "http://127.0.0.1:1".parse().unwrap();
        let bundles = ["react-A.js".to_owned(), "vue-B.js".to_owned()];

        for page in Page::ALL {
            let html = html(page, &bundles, &pay, "co_1").unwrap();
            assert!(html.contains("co_1") && !html.contains("__"), "{page:?}");
            assert_eq!(html.contains(STRIPE_JS), page.has_head(), "{page:?}");
        }
        assert!(html(Page::React, &[], &pay, "co_1").is_err());
        assert!(html(Page::Bare, &[], &pay, "co_1").is_ok());
    }
}
