//! The key that makes a repeated POST one POST.

use std::fmt;

/// An idempotency key: 1 to 255 characters. Where a crash must not do a thing twice, it is derived
/// from what is done, not from chance, so that it is the same afterwards.
/// <https://docs.stripe.com/api/idempotent_requests>
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

/// A text of no or of too many characters, or one that can not stand in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidIdempotencyKey;

impl fmt::Display for InvalidIdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an idempotency key has 1 to 255 visible ASCII characters")
    }
}

impl std::error::Error for InvalidIdempotencyKey {}

impl IdempotencyKey {
    /// Longest key that Stripe takes.
    pub const MAX_LENGTH: usize = 255;

    /// A key that nobody else has, for a request that is only repeated while this program waits.
    /// None when the system has no randomness.
    pub(super) fn random() -> Option<Self> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).ok()?;
        // The bits of a version 4 UUID, as Stripe's own libraries send it.
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let hex = hex::encode(bytes);
        let groups = [
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..],
        ];
        Some(Self(groups.join("-")))
    }

    /// The key as it stands in the header.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for IdempotencyKey {
    type Error = InvalidIdempotencyKey;

    fn try_from(text: String) -> Result<Self, InvalidIdempotencyKey> {
        let fits = (1..=Self::MAX_LENGTH).contains(&text.len());
        if fits && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text))
        } else {
            Err(InvalidIdempotencyKey)
        }
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_keys_look_like_uuids_and_differ() {
        let (one, other) = (IdempotencyKey::random(), IdempotencyKey::random());

        assert_ne!(one, other);
        let lengths: Vec<usize> = one.unwrap().0.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
    }

    #[test]
    fn a_key_has_1_to_255_characters() {
        for (text, ok) in [
            (String::new(), false),
            ("k".repeat(255), true),
            ("k".repeat(256), false),
            ("a b".to_owned(), false),
            ("é".to_owned(), false),
        ] {
            assert_eq!(IdempotencyKey::try_from(text.clone()).is_ok(), ok, "{text}");
        }
    }
}
