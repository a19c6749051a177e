//! The key that seals OAuth tokens before they are kept (AES-256-GCM).
//!
//! A sealed text is bound to its account: put beside another account it does not open.

use std::{fmt, str::FromStr};

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use secrecy::{ExposeSecret as _, SecretString};
use shared::AccountId;

/// 32 secret bytes. Never shown, never logged.
#[derive(Clone)]
pub struct TokenKey(LessSafeKey);

/// Not 32 bytes in hexadecimal. The text is not repeated: it may be most of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "CONNECT_PAY_TOKEN_KEY must be 32 bytes in hexadecimal (64 digits); \
     `openssl rand -hex 32` makes one"
)]
pub struct InvalidTokenKey;

/// A text could not be sealed, or was not sealed with this key for this account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the token could not be sealed or opened with CONNECT_PAY_TOKEN_KEY")]
pub struct SealError;

impl TokenKey {
    /// Seals a text for an account: a random nonce and the encrypted text, in hexadecimal.
    ///
    /// # Errors
    /// [`SealError`] when the system has no randomness.
    pub fn seal(&self, account: &AccountId, text: &SecretString) -> Result<String, SealError> {
        let mut nonce = [0_u8; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|_| SealError)?;
        let mut sealed = text.expose_secret().as_bytes().to_vec();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(account.as_str()),
                &mut sealed,
            )
            .map_err(|_| SealError)?;
        Ok(hex::encode(nonce) + &hex::encode(sealed))
    }

    /// Opens what [`seal`](Self::seal) has made for the same account.
    ///
    /// # Errors
    /// [`SealError`] for anything else.
    pub fn open(&self, account: &AccountId, sealed: &str) -> Result<SecretString, SealError> {
        let mut bytes = hex::decode(sealed).map_err(|_| SealError)?;
        let (nonce, text) = bytes.split_at_mut_checked(NONCE_LEN).ok_or(SealError)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError)?;
        let opened = self
            .0
            .open_in_place(nonce, Aad::from(account.as_str()), text);
        let opened = opened.map_err(|_| SealError)?;
        let text = std::str::from_utf8(opened).map_err(|_| SealError)?;
        Ok(text.to_owned().into())
    }
}

impl FromStr for TokenKey {
    type Err = InvalidTokenKey;

    fn from_str(text: &str) -> Result<Self, InvalidTokenKey> {
        let bytes = hex::decode(text.trim()).map_err(|_| InvalidTokenKey)?;
        // Only a key of 32 bytes is one of AES-256.
        let key = UnboundKey::new(&AES_256_GCM, &bytes).map_err(|_| InvalidTokenKey)?;
        Ok(Self(LessSafeKey::new(key)))
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(…redacted…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> TokenKey {
        hex::encode([byte; 32]).parse().unwrap()
    }

    fn account(id: &str) -> AccountId {
        id.parse().unwrap()
    }

    #[test]
    fn a_sealed_text_opens_with_its_key_for_its_account_only() {
        let owner = account("acct_1");
        let sealed = key(1).seal(&owner, &"rt_hush".into()).unwrap();

        let opened = key(1).open(&owner, &sealed).unwrap();
        assert_eq!(opened.expose_secret(), "rt_hush");
        assert!(!sealed.contains(&hex::encode("rt_hush")));
        assert!(key(2).open(&owner, &sealed).is_err(), "another key");
        assert!(
            key(1).open(&account("acct_2"), &sealed).is_err(),
            "another account"
        );
        let mut changed = sealed.clone();
        changed.replace_range(30..31, if &sealed[30..31] == "0" { "1" } else { "0" });
        assert!(key(1).open(&owner, &changed).is_err(), "a changed digit");
        for broken in ["", "00", "not hexadecimal"] {
            assert!(key(1).open(&owner, broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn the_same_text_is_sealed_differently_each_time() {
        let seal = || key(1).seal(&account("acct_1"), &"rt_hush".into()).unwrap();

        assert_ne!(seal(), seal());
    }

    #[test]
    fn only_32_bytes_in_hexadecimal_are_a_key() {
        for bad in ["", "00", &"0".repeat(62), &"g".repeat(64), &"0".repeat(66)] {
            assert_eq!(
                bad.parse::<TokenKey>().err(),
                Some(InvalidTokenKey),
                "{bad}"
            );
        }
        assert!("aB".repeat(32).parse::<TokenKey>().is_ok());
        assert_eq!(format!("{:?}", key(7)), "TokenKey(…redacted…)");
    }
}
