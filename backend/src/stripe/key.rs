//! The platform's secret key, and the mode that a key's prefix tells.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

/// Whether real money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Test cards and play money.
    Test,
    /// Real cards, real money.
    Live,
}

impl Mode {
    /// Whether real money moves.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Live)
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Test => Self::Live,
            Self::Live => Self::Test,
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_live() { "live" } else { "test" })
    }
}

/// A text that starts as no Stripe key of the wanted kind does. It does not hold the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKeyKind;

/// A secret (`sk_…`) or restricted (`rk_…`) key. Never shown, never logged.
#[derive(Clone)]
pub struct SecretKey {
    key: SecretString,
    mode: Mode,
}

impl SecretKey {
    /// Reads a key and its mode.
    ///
    /// # Errors
    /// When the text starts with none of `sk_test_`, `sk_live_`, `rk_test_`, `rk_live_`.
    pub fn new(key: &SecretString) -> Result<Self, UnknownKeyKind> {
        let mode = mode_of(key.expose_secret(), &["sk_", "rk_"])?;
        Ok(Self {
            key: key.clone(),
            mode,
        })
    }

    /// The mode that the key belongs to.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    pub(super) fn reveal(&self) -> &str {
        self.key.expose_secret()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({}, …redacted…)", self.mode)
    }
}

/// The mode of a publishable key.
///
/// # Errors
/// When the text starts with neither `pk_test_` nor `pk_live_`.
pub fn mode_of_publishable(key: &str) -> Result<Mode, UnknownKeyKind> {
    mode_of(key, &["pk_"])
}

fn mode_of(key: &str, kinds: &[&str]) -> Result<Mode, UnknownKeyKind> {
    let rest = kinds
        .iter()
        .find_map(|kind| key.strip_prefix(kind))
        .ok_or(UnknownKeyKind)?;
    match rest.split_once('_') {
        Some(("test", tail)) if !tail.is_empty() => Ok(Mode::Test),
        Some(("live", tail)) if !tail.is_empty() => Ok(Mode::Live),
        _ => Err(UnknownKeyKind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_of_a_key_tells_its_mode() {
        let mode = |key: &str| SecretKey::new(&key.into()).map(|key| key.mode());
        assert_eq!(mode("sk_test_1"), Ok(Mode::Test));
        assert_eq!(mode("rk_live_1"), Ok(Mode::Live));
        for not_a_secret_key in ["", "sk_", "sk_test_", "pk_test_1", "whsec_1", "sk_prod_1"] {
            assert_eq!(
                mode(not_a_secret_key),
                Err(UnknownKeyKind),
                "{not_a_secret_key}"
            );
        }
        assert_eq!(mode_of_publishable("pk_live_1"), Ok(Mode::Live));
        assert_eq!(mode_of_publishable("sk_live_1"), Err(UnknownKeyKind));
    }

    #[test]
    fn a_secret_key_does_not_show_itself_in_debug_output() {
        let key = SecretKey::new(&"sk_test_hush".into()).unwrap();
        assert_eq!(format!("{key:?}"), "SecretKey(test, …redacted…)");
    }
}
