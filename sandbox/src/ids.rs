//! Ids of objects, in the shape of Stripe's: a prefix and 24 letters or digits.

use sha2::{Digest as _, Sha256};

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Makes ids that nobody outside can guess and that never repeat in one process.
#[derive(Debug)]
pub(crate) struct Ids {
    seed: [u8; 32],
    minted: u64,
}

impl Ids {
    /// A generator with a random seed. Where the system has no randomness to give, ids are still
    /// unique, which is all that the sandbox relies on.
    pub(crate) fn new() -> Self {
        let mut seed = [0; 32];
        if getrandom::fill(&mut seed).is_err() {
            tracing::warn!("the system gave no randomness; ids can be guessed");
        }
        Self { seed, minted: 0 }
    }

    /// The next id, `prefix` included.
    pub(crate) fn mint(&mut self, prefix: &str) -> String {
        self.minted += 1;
        let digest = Sha256::new()
            .chain_update(self.seed)
            .chain_update(self.minted.to_be_bytes());

        let mut id = String::from(prefix);
        id.extend(
            digest
                .finalize()
                .iter()
                .take(24)
                .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()])),
        );
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_their_prefix_and_never_repeat() {
        let mut ids = Ids::new();

        let first = ids.mint("pi_");
        let second = ids.mint("pi_");

        assert!(first.starts_with("pi_"));
        assert_eq!(first.len(), 27);
        assert_ne!(first, second);
    }
}
