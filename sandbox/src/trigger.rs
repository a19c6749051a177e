//! Making an event happen on purpose: by making what it is about, with the API's own calls.

mod payout;
mod play;
pub(crate) mod scenes;

pub(crate) use crate::trigger::{payout::payout, play::Stage};
