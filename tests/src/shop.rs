//! A merchant's page: it embeds the widget, from an origin of its own.

use axum::{
    Router,
    extract::{Query, State},
    http::header,
    response::{Html, IntoResponse as _, Response},
    routing::get,
};
use serde::Deserialize;
use url::Url;

use crate::{
    World,
    server::Server,
    world::{ANY_PORT, serve_router},
};

/// The page's own script: it writes down what the element tells, what the page requests, and what
/// its policy refuses.
const SCRIPT: &str = "
window.heard = [];
window.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
});
window.requested = [];
const names = ['ready', 'change', 'submit', 'success', 'processing', 'error', 'cancel', 'loaderror'];
for (const name of names) {
  document.addEventListener(name, ({ target, detail }) => {
    if (target.localName === 'connect-pay') window.heard.push({ name, at: performance.now(), ...detail });
  }, true);
}
const send = window.fetch;
window.fetch = (resource, options) => {
  window.requested.push(`${resource.url ?? resource} ${options?.body ?? ''}`);
  return send(resource, options);
};
";

/// The shop of a merchant.
#[derive(Debug)]
pub struct Shop {
    /// Where it is.
    pub url: Url,
    _server: Server,
}

#[derive(Debug, Clone)]
struct Page {
    pay: Url,
    policy: Option<String>,
}

/// A page that is loaded before the widget comes to it.
const EMPTY: &str = "<!doctype html><html lang=\"en\"><title>A shop</title>\
                     <link rel=\"icon\" href=\"data:,\"><script src=\"/shop.js\"></script>";

/// What the page is asked for.
#[derive(Debug, Deserialize)]
struct Ask {
    checkout: String,
    /// More attributes of the tag, as HTML.
    #[serde(default)]
    attributes: String,
    /// What stands below the tag, as HTML.
    #[serde(default)]
    below: String,
}

/// The nonce of a page that insists on one.
const NONCE: &str = "c2hvcCBub25jZQ";

impl Shop {
    /// A shop that embeds the widget of this world.
    pub fn open(world: &World) -> Self {
        Self::start(Page {
            pay: world.url.clone(),
            policy: None,
        })
    }

    /// The same, with a content security policy that forgets WebAssembly.
    pub fn open_without_wasm(world: &World) -> Self {
        let pay = world.url.origin().ascii_serialization();
        let stripe = world.sandbox.url.origin().ascii_serialization();
        let policy = format!(
            "default-src 'none'; script-src 'self' {pay} {stripe}; \
             connect-src {pay} {stripe}; frame-src {stripe}; img-src 'self' data:"
        );
        Self::start(Page {
            pay: world.url.clone(),
            policy: Some(policy),
        })
    }

    /// The same, with the strictest policy that `docs/widget.md` promises to work: a nonce, Trusted
    /// Types, no inline script, no style sheet.
    pub fn open_strict(world: &World) -> Self {
        let pay = world.url.origin().ascii_serialization();
        let stripe = world.sandbox.url.origin().ascii_serialization();
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{NONCE}' 'strict-dynamic' 'wasm-unsafe-eval'; \
             connect-src {pay} {stripe}; frame-src {stripe}; \
             img-src data:; base-uri 'none'; require-trusted-types-for 'script'; \
             trusted-types connect-pay"
        );
        Self::start(Page {
            pay: world.url.clone(),
            policy: Some(policy),
        })
    }

    /// The page that sells this checkout with more attributes on its tag, and something below it.
    pub fn page_with(&self, checkout: &str, attributes: &str, below: &str) -> Url {
        let mut url = self.page(checkout);
        url.query_pairs_mut()
            .append_pair("attributes", attributes)
            .append_pair("below", below);
        url
    }

    /// The page that sells this checkout.
    pub fn page(&self, checkout: &str) -> Url {
        let mut url = self.url.clone();
        url.query_pairs_mut().append_pair("checkout", checkout);
        url
    }

    /// A page without the widget.
    pub fn empty(&self) -> Url {
        self.url.join("/empty").unwrap()
    }

    fn start(page: Page) -> Self {
        let script = async || ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT);
        let router = Router::new()
            .route("/", get(show))
            .route("/shop.js", get(script))
            .route("/empty", get(async || Html(EMPTY)))
            .with_state(page);
        let server = serve_router(ANY_PORT, router);
        Self {
            url: server.url.clone(),
            _server: server,
        }
    }
}

async fn show(State(page): State<Page>, Query(ask): Query<Ask>) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><title>A shop</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <link rel=\"icon\" href=\"data:,\"><script nonce=\"{NONCE}\" src=\"/shop.js\"></script>\
         <script nonce=\"{NONCE}\" type=\"module\" blocking=\"render\" src=\"{}connect-pay.js\"></script>\
         <main><h1>A shop</h1><connect-pay checkout=\"{}\" {}></connect-pay>{}</main></html>",
        page.pay, ask.checkout, ask.attributes, ask.below
    );
    let mut response = Html(html).into_response();
    if let Some(policy) = page.policy {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy.parse().unwrap());
    }
    response
}
