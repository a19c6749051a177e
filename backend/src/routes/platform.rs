//! The URLs of the platform's servers.

mod accounts;
mod checkouts;
mod events;
mod messages;
mod oauth;
mod owned;

use crate::openapi::Endpoints;

/// All that needs a platform key.
pub(crate) fn endpoints() -> Endpoints {
    checkouts::endpoints()
        .merge(accounts::endpoints())
        .merge(oauth::endpoints())
        .merge(events::endpoints())
        .merge(messages::endpoints())
        .merge(owned::endpoints(&owned::PLATFORM))
        .merge(owned::endpoints(&owned::ACCOUNT))
        .idempotent()
}
