//! Keys of the platform's own servers (`cpk_…`): shown once, kept as a hash.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

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

    /// What is kept of it. The hash of a guess tells nothing of how near the guess was, so looking
    /// it up leaks no timing.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0.expose_secret().as_bytes()))
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
