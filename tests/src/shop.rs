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

/// The page's own script: it writes down what the element tells, and what the page requests.
const SCRIPT: &str = "
window.heard = [];
window.requested = [];
for (const name of ['ready', 'submit', 'success', 'processing', 'error', 'loaderror']) {
  document.addEventListener(name, ({ target, detail }) => {
    if (target.localName === 'connect-pay') window.heard.push({ name, ...detail });
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

#[derive(Deserialize)]
struct Ask {
    checkout: String,
}

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
            "default-src 'none'; script-src 'self' {pay} {stripe}; style-src {pay}; \
             connect-src {pay} {stripe}; frame-src {stripe}; img-src 'self' data:"
        );
        Self::start(Page {
            pay: world.url.clone(),
            policy: Some(policy),
        })
    }

    /// The page that sells this checkout.
    pub fn page(&self, checkout: &str) -> Url {
        let mut url = self.url.clone();
        url.query_pairs_mut().append_pair("checkout", checkout);
        url
    }

    fn start(page: Page) -> Self {
        let script = async || ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT);
        let router = Router::new()
            .route("/", get(show))
            .route("/shop.js", get(script))
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
         <link rel=\"icon\" href=\"data:,\"><script src=\"/shop.js\"></script>\
         <script type=\"module\" src=\"{}connect-pay.js\"></script>\
         <h1>A shop</h1><connect-pay checkout=\"{}\"></connect-pay></html>",
        page.pay, ask.checkout
    );
    let mut response = Html(html).into_response();
    if let Some(policy) = page.policy {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy.parse().unwrap());
    }
    response
}
