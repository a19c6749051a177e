//! A strict page that imports it, and a server that fails twice.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
    routing::get,
};
use tests::{
    World,
    server::Server,
    world::{ANY_PORT, serve_router},
};

use super::{NAME, install::installed};

const NONCE: &str = "c2hvcCBub25jZQ";
/// The page's own code.
const SCRIPT: &str = "
import { loadConnectPay } from 'connect-pay-element';
window.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  window.violations.push(`${violatedDirective} ${blockedURI}`);
});
window.load = (server) => loadConnectPay(server).then(() => 'loaded', ({ message }) => message);
";

/// A page that imports the package.
pub(super) struct Page {
    /// Its content security policy.
    policy: String,
    /// The script of a server that fails twice.
    script: String,
    failures: AtomicUsize,
}

impl Page {
    /// On a page that allows these policies and nothing else.
    pub(super) fn serve(world: &World, trusted_types: &str) -> Server {
        let pay = world.url.origin().ascii_serialization();
        let stripe = world.sandbox.url.origin().ascii_serialization();
        let page = Self {
            policy: format!(
                "default-src 'none'; script-src 'nonce-{NONCE}' 'wasm-unsafe-eval'; \
                 connect-src {pay} {stripe}; frame-src {stripe}; \
                 img-src data:; base-uri 'none'; require-trusted-types-for 'script'; \
                 trusted-types {trusted_types}"
            ),
            script: format!("{pay}/connect-pay.js"),
            failures: AtomicUsize::new(0),
        };
        let package = installed().join("node_modules").join(NAME).join("index.js");
        let package = fs::read_to_string(package).unwrap();
        let router = Router::new()
            .route("/", get(show))
            .route("/page.js", get(async || javascript(SCRIPT.to_owned())))
            .route("/package.js", get(async || javascript(package)))
            .route("/late/connect-pay.js", get(fail_twice))
            .with_state(Arc::new(page));
        serve_router(ANY_PORT, router)
    }
}

fn javascript(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/javascript")], text).into_response()
}

async fn show(State(page): State<Arc<Page>>) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><title>A shop</title><link rel=\"icon\" href=\"data:,\">\
         <script nonce=\"{NONCE}\" type=\"importmap\">\
         {{ \"imports\": {{ \"{NAME}\": \"/package.js\" }} }}</script>\
         <script nonce=\"{NONCE}\" type=\"module\" src=\"/page.js\"></script><main></main></html>"
    );
    let policy = [(header::CONTENT_SECURITY_POLICY, page.policy.clone())];
    (policy, Html(html)).into_response()
}

async fn fail_twice(State(page): State<Arc<Page>>) -> Response {
    match page.failures.fetch_add(1, Ordering::Relaxed) {
        0 => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        1 => javascript("throw new Error('not yet');".to_owned()),
        _ => Redirect::temporary(&page.script).into_response(),
    }
}
