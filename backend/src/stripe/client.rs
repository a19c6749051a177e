//! The client: where Stripe is, and the key to it.

use std::{fmt, time::Duration};

use reqwest::redirect;
use url::Url;

use super::{Accounts, PaymentIntents, SecretKey};

/// The API version that every request asks for, and that the types of this module follow.
pub const API_VERSION: &str = "2026-10-28.endive";
/// Stripe's API.
pub const API_BASE: &str = "https://api.stripe.com";
/// Stripe.js of the release train that belongs to [`API_VERSION`].
pub const JS_URL: &str = "https://js.stripe.com/endive/stripe.js";

const REQUEST_TIMEOUT: Duration = Duration::from_secs(40);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A client of Stripe's API. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Stripe {
    pub(super) http: reqwest::Client,
    pub(super) base: Url,
    pub(super) key: SecretKey,
}

impl Stripe {
    /// A client that talks to `base` with the platform's secret key. Pointing it at the sandbox
    /// is a matter of `base`, not of another type.
    pub fn new(http: reqwest::Client, base: Url, key: SecretKey) -> Self {
        Self { http, base, key }
    }

    /// Calls on `PaymentIntents`.
    pub fn payment_intents(&self) -> PaymentIntents<'_> {
        PaymentIntents(self)
    }

    /// Calls on connected accounts.
    pub fn accounts(&self) -> Accounts<'_> {
        Accounts(self)
    }
}

impl fmt::Debug for Stripe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stripe")
            .field("base", &self.base.as_str())
            .finish_non_exhaustive()
    }
}

/// An HTTP client fit for Stripe: bounded in time, and it follows no redirect, since a redirect
/// would carry the key elsewhere.
///
/// # Errors
/// When the system's TLS roots can not be read.
pub fn http_client() -> Result<reqwest::Client, reqwest::Error> {
    builder().build()
}

/// The settings of [`http_client`], for a caller that must add to them.
pub fn builder() -> reqwest::ClientBuilder {
    // The second caller finds the provider installed; that is what it wanted.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .user_agent(concat!("connect-pay/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(REQUEST_TIMEOUT)
}
