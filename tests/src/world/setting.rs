//! What differs from one world to another.

use std::path::{Path, PathBuf};

use backend::{
    config::{AllowedOrigins, Config, StripeConfig},
    store::{DatabaseOptions, DatabaseUrl},
    stripe::{API_BASE, JS_URL},
};
use url::Url;

use super::Database;
use crate::sandbox::{PUBLISHABLE_KEY, SECRET_KEY};

/// What differs from one world to another.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// The front end to serve.
    pub assets: Option<PathBuf>,
    /// The pages that may embed the widget; any, when there is nothing.
    pub allowed_origins: Option<AllowedOrigins>,
    /// The server that browsers load the sandbox's Stripe.js from; the sandbox, when there is
    /// nothing.
    pub stripe_js: Option<Url>,
    /// What Stripe is called.
    pub names: Names,
    /// What keeps the data.
    pub database: Database,
}

/// What Stripe is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Names {
    /// By the sandbox's own address.
    #[default]
    Sandbox,
    /// By Stripe's host names, over TLS, as in production.
    Production,
}

impl Setting {
    /// The front end that `cargo xtask build` has made.
    pub fn front_end() -> Self {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
        assert!(
            dist.join("connect-pay.js").is_file(),
            "there is no front end in dist/; build it with `cargo xtask build`"
        );
        Self {
            assets: Some(dist),
            ..Self::default()
        }
    }

    /// The server's settings; `gate` stands before the sandbox's API.
    pub(super) fn config(&self, sandbox: &Url, gate: &Url, database: &DatabaseUrl) -> Config {
        let (api_base, js_url) = match self.names {
            Names::Production => (API_BASE.parse().unwrap(), JS_URL.parse().unwrap()),
            Names::Sandbox => {
                let js = self.stripe_js.as_ref().unwrap_or(sandbox);
                (gate.clone(), js.join("/endive/stripe.js").unwrap())
            }
        };
        Config {
            stripe: StripeConfig::new(&SECRET_KEY.into(), PUBLISHABLE_KEY, api_base, js_url)
                .unwrap(),
            public_url: "https://pay.example".parse().unwrap(),
            database: DatabaseOptions::new(database.clone()),
            allowed_origins: self.allowed_origins.clone().unwrap_or(AllowedOrigins::Any),
            assets: self.assets.clone(),
        }
    }
}
