//! The binding in a real browser, against a small fake of Stripe.js that writes
//! down every call.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "these are tests, which clippy does not see from their attribute"
)]

mod card;
mod confirm;
mod element;
mod error;
mod express_checkout;
mod fake;
mod load;
mod options;
mod payment_request;
mod set_up;
mod wallets;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
