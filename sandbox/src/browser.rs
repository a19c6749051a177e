//! The browser half: a stand-in Stripe.js and the pages that Stripe would host.

mod padding;
mod text;

use std::{collections::HashMap, sync::LazyLock};

use axum::{
    extract::{Path, State},
    http::{
        HeaderMap, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

pub(crate) use self::text::Text;
use crate::state::App;

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const KEPT_FOR_A_MINUTE: &str = "public, max-age=60";

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

/// One text of the files of a folder, in this order.
macro_rules! parts {
    ($folder:literal, $ending:literal, [$($part:literal),+ $(,)?]) => {
        concat!(
            $(include_str!(concat!("../browser/", $folder, "/", $part, $ending)), "\n",)+
        )
    };
}

/// One script, in one function: what its parts define is no page's to see.
const STRIPE_JS: File = File {
    name: "stripe.js",
    media_type: JAVASCRIPT,
    content: concat!(
        "(() => {\n'use strict';\n\n",
        parts!(
            "stripe",
            ".js",
            [
                "origins",
                "errors",
                "options",
                "check",
                "appearance",
                "journal",
                "api",
                "frame",
                "over",
                "wallet",
                "element",
                "group",
                "next_action",
                "form",
                "create",
                "confirm",
                "stripe",
            ]
        ),
        "})();\n",
    ),
};

/// The style of the documents of Elements.
const ELEMENTS_CSS: File = File {
    name: "elements.css",
    media_type: CSS,
    content: parts!(
        "style",
        ".css",
        ["theme", "methods", "fields", "skeleton", "saved", "wallets"]
    ),
};

const CHALLENGE: File = file!("challenge.html", HTML);
const AUTHORIZE: File = file!("authorize.html", HTML);
const VOUCHER: File = file!("voucher.html", HTML);
const ONBOARDING: File = file!("onboarding.html", HTML);
const CONNECT: File = file!("connect.html", HTML);

const FILES: [File; 31] = [
    STRIPE_JS,
    file!("payment.html", HTML),
    file!("payment.js", JAVASCRIPT),
    ELEMENTS_CSS,
    file!("card.js", JAVASCRIPT),
    file!("form.js", JAVASCRIPT),
    file!("methods.js", JAVASCRIPT),
    file!("session.js", JAVASCRIPT),
    file!("appearance.js", JAVASCRIPT),
    file!("fields.js", JAVASCRIPT),
    file!("frame.js", JAVASCRIPT),
    file!("saved.js", JAVASCRIPT),
    file!("details.html", HTML),
    file!("details.js", JAVASCRIPT),
    file!("address.js", JAVASCRIPT),
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
    VOUCHER,
    file!("voucher.js", JAVASCRIPT),
];

/// The files as they are sent. They are compressed once, when the first one is asked for.
static TEXTS: LazyLock<HashMap<&str, Text>> = LazyLock::new(|| {
    let texts = FILES.iter();
    let texts = texts.map(|file| (file.name, Text::new(file.media_type, file.content)));
    texts.collect()
});

impl IntoResponse for File {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, self.media_type),
            (CACHE_CONTROL, KEPT_FOR_A_MINUTE),
        ];
        (headers, self.content).into_response()
    }
}

/// Stripe.js with so many bytes more of code that nobody calls.
pub(crate) fn padded_stripe_js(bytes: usize) -> Text {
    let padded = STRIPE_JS.content.to_owned() + &padding::code(bytes);
    Text::new(JAVASCRIPT, &padded)
}

/// `GET /endive/stripe.js`
pub(crate) async fn stripe_js(State(app): State<App>, headers: HeaderMap) -> Response {
    let padded = app.state().padded_stripe_js.clone();
    match padded {
        Some(text) => text.answer(&headers),
        None => send(STRIPE_JS.name, &headers),
    }
}

/// `GET /_sandbox/challenge`: 3-D Secure.
pub(crate) async fn challenge() -> impl IntoResponse {
    CHALLENGE
}

/// `GET /_sandbox/authorize`: the page of a method that leads away.
pub(crate) async fn authorize() -> impl IntoResponse {
    AUTHORIZE
}

/// `GET /_sandbox/voucher`: what a customer takes along to pay.
pub(crate) async fn voucher() -> impl IntoResponse {
    VOUCHER
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
pub(crate) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    send(&name, &headers)
}

fn send(name: &str, headers: &HeaderMap) -> Response {
    match TEXTS.get(name) {
        Some(text) => text.answer(headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
