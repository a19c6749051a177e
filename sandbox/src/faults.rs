//! Faults that a test asks for, by chance or one by one.
//!
//! Chance is made of the seed and the ordinal of what it decides about, so the same run has the
//! same faults.

pub(crate) mod calls;
pub(crate) mod webhooks;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::faults::{calls::Calls, webhooks::Webhooks};

/// What goes wrong. At first nothing does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Faults {
    /// Decides, with the ordinals, what chance strikes.
    pub(crate) seed: u64,
    pub(crate) calls: Calls,
    pub(crate) webhooks: Webhooks,
}

/// Marks a request that the sandbox makes itself, to play a scene: no fault and no limit strikes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Own;

impl Faults {
    /// Whether the numbers of the setting make sense.
    pub(crate) fn is_possible(&self) -> bool {
        self.calls.is_possible() && self.webhooks.is_possible()
    }
}

/// A number that looks random and is always the same for these arguments. `salt` names what is
/// decided, `n` is its ordinal.
pub(crate) fn roll(seed: u64, salt: &str, n: u64) -> u64 {
    let digest = Sha256::new()
        .chain_update(seed.to_be_bytes())
        .chain_update(n.to_be_bytes())
        .chain_update(salt)
        .finalize();
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roll_depends_on_everything_and_is_repeated() {
        assert_eq!(roll(7, "call", 1), roll(7, "call", 1));

        for other in [roll(8, "call", 1), roll(7, "kind", 1), roll(7, "call", 2)] {
            assert_ne!(roll(7, "call", 1), other);
        }
    }

    #[test]
    fn rolls_are_spread_evenly() {
        let low = (0..1000).filter(|n| roll(7, "call", *n) % 100 < 20).count();

        assert!((150..250).contains(&low), "{low} of 1000 are below 20");
    }
}
