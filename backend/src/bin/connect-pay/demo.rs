//! The demo shop: two merchants, and a platform that takes payments for them.

mod announce;
mod catalogue;
mod merchants;
mod shop;

pub(crate) use announce::{Urls, announce};
pub(crate) use merchants::merchants;
pub(crate) use shop::{Demo, serve};
