//! Keys of the platform's own servers (`cpk_…`): shown once, kept as a digest.

use std::{fmt, str::FromStr};

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use shared::AccountId;
use subtle::ConstantTimeEq as _;

/// A key of a platform server.
#[derive(Clone)]
pub struct ApiKey(SecretString);

impl ApiKey {
    const PREFIX: &'static str = "cpk_";

    /// A new key of 256 random bits.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(
            format!("{}{}", Self::PREFIX, hex::encode(bytes)).into(),
        ))
    }

    /// A key as it came in a request.
    pub fn received(text: &str) -> Self {
        Self(text.to_owned().into())
    }

    /// What is kept of it.
    pub fn digest(&self) -> KeyDigest {
        KeyDigest(Sha256::digest(self.0.expose_secret().as_bytes()).into())
    }

    /// The key itself, to show it once.
    pub fn reveal(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…redacted…)")
    }
}

/// The SHA-256 of a key. The 256 random bits of a key need no slow hash.
#[derive(Clone, Copy)]
pub struct KeyDigest([u8; 32]);

impl KeyDigest {
    /// The public id of the key. It is the first 96 bits of the digest, so a key is looked up by it
    /// without the key having to carry it; they tell nothing of the key.
    pub fn id(&self) -> KeyId {
        let (first, _) = self.0.split_at(KeyId::BYTES);
        KeyId(format!("{}{}", KeyId::PREFIX, hex::encode(first)))
    }

    /// The digest as it is stored.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// Whether this is the stored digest. It takes the same time wherever the two differ.
    pub fn is(&self, stored_hex: &str) -> bool {
        self.to_hex().as_bytes().ct_eq(stored_hex.as_bytes()).into()
    }
}

impl fmt::Debug for KeyDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyDigest(…redacted…)")
    }
}

/// The public id of a key (`key_…`), for lists, logs and revoking.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeyId(String);

impl KeyId {
    const PREFIX: &'static str = "key_";
    const BYTES: usize = 12;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text does not name a key. It is not repeated: it may be the key itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key's id starts with key_; `connect-pay key list` shows the ids")]
pub struct InvalidKeyId;

impl FromStr for KeyId {
    type Err = InvalidKeyId;

    fn from_str(text: &str) -> Result<Self, InvalidKeyId> {
        if text.starts_with(Self::PREFIX) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidKeyId)
        }
    }
}

/// What a key opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All that the platform may do, on each of its accounts.
    Platform,
    /// One connected account.
    Account(AccountId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_its_own_key_only() {
        let key = ApiKey::generate().unwrap();
        let other = ApiKey::generate().unwrap();
        let stored = key.digest().to_hex();

        assert!(ApiKey::received(key.reveal()).digest().is(&stored));
        assert!(!other.digest().is(&stored));
        assert!(!key.digest().is(&stored[..24]));
        assert!(!key.digest().is(""));
    }

    #[test]
    fn the_id_of_a_key_is_public_and_always_the_same() {
        let key = ApiKey::received("cpk_1");

        // The start of the SHA-256 of "cpk_1"; rows of earlier versions got their id from it, too.
        let id = key.digest().id();

        assert_eq!(id.as_str(), format!("key_{}", &key.digest().to_hex()[..24]));
        assert_eq!(id.as_str().parse(), Ok(id));
    }

    #[test]
    fn a_key_given_for_an_id_is_not_repeated() {
        let error = "cpk_hush".parse::<KeyId>().unwrap_err();
        assert!(!error.to_string().contains("hush"));
    }

    #[test]
    fn neither_key_nor_digest_shows_itself_in_debug_output() {
        let key = ApiKey::received("cpk_hush");
        assert_eq!(format!("{key:?}"), "ApiKey(…redacted…)");
        assert_eq!(format!("{:?}", key.digest()), "KeyDigest(…redacted…)");
    }
}
