//! Words that Stripe may add to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A word of Stripe's: one that this program knows, or another, as it came. Stripe adds words
/// without a new version of its API, and they must neither fail an answer nor be lost.
/// <https://docs.stripe.com/upgrades#what-changes-does-stripe-consider-to-be-backwards-compatible>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Open<T> {
    /// One that this program knows.
    Known(T),
    /// One that it does not know.
    Other(String),
}

impl<T: Copy> Open<T> {
    /// The word, if this program knows it.
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for Open<T> {
    fn from(word: T) -> Self {
        Self::Known(word)
    }
}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Self::Known(word) if word == other)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::*;
    use crate::stripe::RefundStatus;

    #[test]
    fn a_word_that_is_not_known_is_passed_on_as_it_came() {
        for (word, known) in [
            ("succeeded", Some(RefundStatus::Succeeded)),
            ("returned_by_bank", None),
        ] {
            let read: Open<RefundStatus> = from_value(json!(word)).unwrap();

            assert_eq!(read.known(), known);
            assert_eq!(to_value(&read).unwrap(), json!(word));
        }
    }
}
