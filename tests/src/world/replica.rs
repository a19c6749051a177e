//! A second server on the database of the first.

use std::time::Duration;

use backend::config::{Config, StripeConfig};

use super::{World, start};
use crate::{sandbox::OwnKeys, server::Server};

impl World {
    /// A second server beside the first, on the same database. It logs where the first does.
    pub fn replica(&self) -> Server {
        self.replica_with(self.config.clone())
    }

    /// A second server, with workers, beside one that may have none.
    pub fn replica_that_works(&self) -> Server {
        let mut config = self.config.clone();
        config.workers = Some(Duration::from_millis(20));
        self.replica_with(config)
    }

    /// A second server on the same database, which serves one account with that account's keys.
    pub fn replica_of_one_account(&self, account: &str, keys: &OwnKeys) -> Server {
        let mut config = self.config.clone();
        let stripe = StripeConfig::new(
            &keys.secret.as_str().into(),
            &keys.publishable,
            config.stripe.api_base,
            config.stripe.js_url,
        );
        config.stripe = stripe.unwrap().for_own_account(account.parse().unwrap());
        self.replica_with(config)
    }

    fn replica_with(&self, config: Config) -> Server {
        let to_stripe = start::client(self.terminator.as_ref());
        start::backend(
            start::ANY_PORT,
            config,
            to_stripe,
            self.log.clone(),
            self.clock.clone(),
        )
    }
}
