//! What a customer sees, in a real browser: one behaviour in each file.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "the helpers of a test fail by panicking, like the test"
)]

mod accessibility;
mod account_pages;
mod account_switch;
mod amount_changes;
mod attributes;
mod canceled;
mod card_data;
mod card_pays;
mod clicks_and_tabs;
mod declined;
mod demo;
mod early;
mod events;
mod examples;
mod firefox;
mod held;
mod hosted_page;
mod keyboard;
mod late;
mod letters;
mod lifecycle;
mod listeners;
mod load_failure;
mod locales;
mod look;
mod manifest;
mod news;
mod npm_package;
mod own_account;
mod patience;
mod policy;
mod production_names;
mod redirect;
mod reload;
mod saved_cards;
mod shadow;
mod strange_pages;
mod three_d_secure;
mod tidy;
mod told;
mod unreachable;
mod unsure;
mod vouchers;
mod wallets;
mod wrong_values;
mod yen;
