//! What makes two requests of the platform the same request.

use sha2::{Digest as _, Sha256};
use shared::{CheckoutId, CheckoutRefundId};

use crate::error::Error;

/// A text that is the same when the platform asks for the same thing again: derived from the
/// `Idempotency-Key` of its request, from whose it is, and from a nonce that is kept with the key;
/// without one, random. Nobody can guess it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    text: String,
    is_repeatable: bool,
}

impl Token {
    /// The token of a request with an `Idempotency-Key`.
    pub fn of(caller: &str, idempotency_key: &str, nonce: &str) -> Self {
        Self {
            text: hashed(&[caller, idempotency_key, nonce]),
            is_repeatable: true,
        }
    }

    /// The token of a request without one.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn random() -> Result<Self, Error> {
        Ok(Self {
            text: random_hex()?,
            is_repeatable: false,
        })
    }

    /// Whether the platform can say that it asks for the same thing again: it has sent a key.
    pub(super) const fn is_repeatable(&self) -> bool {
        self.is_repeatable
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The token of one of several things that a request asks for.
    pub(super) fn part(&self, name: &str) -> Self {
        Self {
            text: hashed(&[&self.text, name]),
            ..*self
        }
    }

    /// The id of the checkout that a request asks for. It is all that a browser needs to pay, and can
    /// be guessed no more than the token.
    pub(super) fn checkout_id(&self) -> Result<CheckoutId, Error> {
        format!("co_{}", hashed(&["checkout", &self.text]))
            .try_into()
            .map_err(|_| Error::Internal("an id must not be empty"))
    }

    /// The id of the refund of this checkout that a request asks for.
    pub(super) fn refund_id(&self, checkout: &CheckoutId) -> Result<CheckoutRefundId, Error> {
        format!("cr_{}", hashed(&["refund", checkout.as_str(), &self.text]))
            .try_into()
            .map_err(|_| Error::Internal("an id must not be empty"))
    }
}

/// 160 random bits.
pub(super) fn random_hex() -> Result<String, Error> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|_| Error::Internal("the system has no randomness"))?;
    Ok(hex::encode(bytes))
}

/// 160 bits that are the same for the same parts, and for no others.
pub(super) fn hashed(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hex::encode(&hash.finalize()[..20])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_caller_or_key_is_another_request() {
        let token = Token::of("key_1", "a", "n");
        assert_eq!(token, Token::of("key_1", "a", "n"));
        for other in [
            Token::of("key_2", "a", "n"),
            Token::of("key_1", "b", "n"),
            Token::of("key_1", "a", "m"),
            Token::of("key_1a", "", "n"),
            Token::random().unwrap(),
        ] {
            assert_ne!(token, other);
        }
    }
}
