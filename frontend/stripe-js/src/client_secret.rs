//! The secret with which a browser may pay one `PaymentIntent`.

use std::fmt;

/// The `client_secret` of a `PaymentIntent` or `SetupIntent`.
///
/// Whoever has it can pay and see the intent, so it does not show in `Debug` and
/// must not be logged or put into a URL.
/// <https://docs.stripe.com/api/payment_intents/object#payment_intent_object-client_secret>
///
/// ```
/// use stripe_js::ClientSecret;
///
/// let secret = ClientSecret::new("pi_1_secret_2");
/// assert_eq!(format!("{secret:?}"), "ClientSecret(…redacted…)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret(String);

impl ClientSecret {
    /// Wraps a secret that a server sent. Its form is Stripe's affair and not checked.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret in the clear.
    ///
    /// ```
    /// use stripe_js::ClientSecret;
    ///
    /// let secret = ClientSecret::new("pi_1_secret_2");
    /// assert_eq!(secret.expose(), "pi_1_secret_2");
    /// ```
    pub fn expose(&self) -> &str {
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
    fn a_client_secret_does_not_show_in_debug() {
        let text = format!("{:?}", ClientSecret::new("pi_1_secret_2"));

        assert_eq!(text, "ClientSecret(…redacted…)");
    }
}
