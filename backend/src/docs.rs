//! The interface as a page for people, made from the `OpenAPI` document.
//!
//! The page loads nothing and runs nothing: one HTML text with its style inside.

mod curl;
mod markdown;
mod operation;
mod page;
mod schema;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

pub(crate) use page::page;

const STYLE: &str = include_str!("docs/style.css");

/// What the page may do: be styled by its own style, and nothing else.
pub(crate) fn content_security_policy() -> String {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'"
    )
}
