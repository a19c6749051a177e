//! The browser half: a stand-in Stripe.js and the pages that Stripe would host.

use axum::{
    extract::Path,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// A file of the folder `browser`, built in.
#[derive(Debug, Clone, Copy)]
struct File {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
}

macro_rules! file {
    ($name:literal, $media_type:ident) => {
        File {
            name: $name,
            media_type: $media_type,
            content: include_str!(concat!("../browser/", $name)),
        }
    };
}

const STRIPE_JS: File = file!("stripe.js", JAVASCRIPT);
const CHALLENGE: File = file!("challenge.html", HTML);
const AUTHORIZE: File = file!("authorize.html", HTML);
const ONBOARDING: File = file!("onboarding.html", HTML);
const CONNECT: File = file!("connect.html", HTML);

const FILES: [File; 24] = [
    STRIPE_JS,
    file!("payment.html", HTML),
    file!("payment.js", JAVASCRIPT),
    file!("payment.css", CSS),
    file!("appearance.js", JAVASCRIPT),
    file!("fields.js", JAVASCRIPT),
    file!("frame.js", JAVASCRIPT),
    file!("saved.js", JAVASCRIPT),
    file!("details.html", HTML),
    file!("details.js", JAVASCRIPT),
    file!("express.html", HTML),
    file!("express.js", JAVASCRIPT),
    file!("wallet.html", HTML),
    file!("wallet.js", JAVASCRIPT),
    CHALLENGE,
    file!("challenge.js", JAVASCRIPT),
    AUTHORIZE,
    file!("authorize.js", JAVASCRIPT),
    file!("pages.css", CSS),
    ONBOARDING,
    file!("onboarding.js", JAVASCRIPT),
    CONNECT,
    file!("connect.js", JAVASCRIPT),
    file!("decisions.js", JAVASCRIPT),
];

impl IntoResponse for File {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, self.media_type),
            (CACHE_CONTROL, "public, max-age=60"),
        ];
        (headers, self.content).into_response()
    }
}

/// `GET /endive/stripe.js`
pub(crate) async fn stripe_js() -> impl IntoResponse {
    STRIPE_JS
}

/// `GET /_sandbox/challenge`: 3-D Secure.
pub(crate) async fn challenge() -> impl IntoResponse {
    CHALLENGE
}

/// `GET /_sandbox/authorize`: the page of a method that leads away.
pub(crate) async fn authorize() -> impl IntoResponse {
    AUTHORIZE
}

/// The page that an account link leads to. It is not kept: the next visit may be led elsewhere.
pub(crate) fn onboarding() -> impl IntoResponse {
    (
        [(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, HTML)],
        ONBOARDING.content,
    )
}

/// The page of `/oauth/authorize`.
pub(crate) fn connect() -> impl IntoResponse {
    CONNECT
}

/// `GET /_sandbox/browser/{file}`
pub(crate) async fn file(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|file| file.name == name) {
        Some(file) => file.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
