//! Page objects: what a customer can do on a page, and what it says.

mod bank;
mod card;
mod challenge;
mod keyboard;
mod payment;
mod shop_page;
mod voucher;

pub use self::{
    bank::Bank, card::Card, challenge::Challenge, keyboard::Keyboard, payment::PaymentPage,
    shop_page::ShopPage, voucher::Voucher,
};
