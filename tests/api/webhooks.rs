//! Stripe's events: kept when they come, believed when they are signed, settled afterwards.

mod accounts;
mod delivery;
mod inbox;
mod marks;
mod payments;
mod refunds;
mod signature;
