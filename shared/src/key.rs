//! The two Stripe credentials that a browser may hold.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A Stripe publishable key (`pk_test_…`, `pk_live_…`). Public by nature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishableKey(String);

impl PublishableKey {
    /// Wraps a key as Stripe's dashboard shows it.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The client secret of one `PaymentIntent`. Whoever holds it can confirm that payment, so it is
/// handed to the paying browser only: never logged, stored or put in a URL of ours.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClientSecret(String);

impl ClientSecret {
    /// Wraps a secret as Stripe sent it.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself, for Stripe.js.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(…redacted…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_secret_does_not_show_itself_in_debug_output() {
        let secret = ClientSecret::new("pi_1_secret_2");
        assert_eq!(format!("{secret:?}"), "ClientSecret(…redacted…)");
        assert_eq!(secret.reveal(), "pi_1_secret_2");
    }
}
