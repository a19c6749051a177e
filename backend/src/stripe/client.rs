//! The client: where Stripe is, and the key to it.

use std::{fmt, sync::Arc, time::Duration};

use reqwest::redirect;
use shared::AccountId;
use url::Url;

use super::{
    AccountClass, Observer, SecretKey,
    limits::{Limits, Rate, Turns},
};

/// The API version that every request asks for, and that the types of this module follow.
pub const API_VERSION: &str = "2026-10-28.endive";
/// Stripe's API.
pub const API_BASE: &str = "https://api.stripe.com";
/// Stripe's OAuth, which has a host of its own.
pub const CONNECT_BASE: &str = "https://connect.stripe.com";
/// Stripe.js of the release train that belongs to [`API_VERSION`].
pub const JS_URL: &str = "https://js.stripe.com/endive/stripe.js";

const CONNECT_HOST: &str = "connect.stripe.com";
const REQUEST_TIMEOUT: Duration = Duration::from_secs(40);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// What a client is made of.
#[derive(Debug, Clone)]
pub struct Options {
    /// The HTTP client: [`http_client`], or one made with [`builder`].
    pub http: reqwest::Client,
    /// Where the API is. Pointing it at the sandbox is a matter of this, not of another type.
    pub base: Url,
    /// Where OAuth is.
    pub connect_base: Url,
    /// The platform's secret key.
    pub key: SecretKey,
    /// The ceilings that it keeps to.
    pub limits: Limits,
    /// Who hears what became of each call.
    pub observer: Option<Arc<dyn Observer>>,
}

impl Options {
    /// The usual ones for an API at `base`: OAuth beside it, no ceiling until Stripe sets one, and
    /// nobody who listens.
    pub fn new(http: reqwest::Client, base: Url, key: SecretKey) -> Self {
        Self {
            http,
            connect_base: connect_base(&base),
            base,
            key,
            limits: Limits::default(),
            observer: None,
        }
    }
}

/// A client of Stripe's API. Cheap to clone; clones share their connections and their limits.
#[derive(Clone)]
pub struct Stripe {
    pub(super) http: reqwest::Client,
    pub(super) base: Url,
    pub(super) connect_base: Url,
    pub(super) key: SecretKey,
    pub(super) own_account: Option<AccountId>,
    pub(super) turns: Arc<Turns>,
    pub(super) observer: Option<Arc<dyn Observer>>,
}

impl Stripe {
    /// A client that speaks with the platform's secret key.
    pub fn new(options: Options) -> Self {
        let documented = Rate::documented(options.key.mode());
        Self {
            turns: Arc::new(Turns::new(options.limits, documented)),
            http: options.http,
            base: options.base,
            connect_base: options.connect_base,
            key: options.key,
            own_account: None,
            observer: options.observer,
        }
    }

    /// The client of a program that serves one account, with that account's own key: what acts on
    /// the account carries no `Stripe-Account`, and what would act on another one is refused
    /// before it is sent.
    #[must_use]
    pub fn for_own_account(mut self, account: AccountId) -> Self {
        self.own_account = Some(account);
        self
    }

    /// For whom a call is made that names this account, or none.
    pub(super) const fn class_of(&self, account: Option<&AccountId>) -> AccountClass {
        match (&self.own_account, account) {
            (Some(_), _) => AccountClass::Own,
            (None, Some(_)) => AccountClass::Connected,
            (None, None) => AccountClass::Platform,
        }
    }
}

/// Stripe has OAuth on a host of its own; a sandbox has one host for all.
fn connect_base(base: &Url) -> Url {
    let mut connect = base.clone();
    if base.host_str() == Some("api.stripe.com") && connect.set_host(Some(CONNECT_HOST)).is_err() {
        return base.clone();
    }
    connect
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn oauth_is_beside_the_api() {
        for (api, connect) in [
            ("https://api.stripe.com", "https://connect.stripe.com/"),
            ("http://127.0.0.1:4243", "http://127.0.0.1:4243/"),
        ] {
            assert_eq!(connect_base(&api.parse().unwrap()).as_str(), connect);
        }
    }
}
