//! What a customer sees, in a real browser: one behaviour in each file.

mod account_pages;
mod account_switch;
mod amount_changes;
mod canceled;
mod card_data;
mod card_pays;
mod clicks_and_tabs;
mod declined;
mod demo;
mod held;
mod hosted_page;
mod keyboard;
mod load_failure;
mod own_account;
mod production_names;
mod redirect;
mod reload;
mod three_d_secure;
mod unreachable;
mod yen;
