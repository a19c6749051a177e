//! The components in a real browser, against a small fake of Stripe.js that writes
//! down every call.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "these are tests, which clippy does not see from their attribute"
)]
#![expect(
    unreachable_pub,
    reason = "#[component] writes a hidden copy of each function, which nothing exports"
)]

mod account;
mod fake;
mod kinds;
mod mount;
mod options;
mod provider;
mod stage;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
