//! What an update says of a field that may be absent.

use serde::{Deserialize, Deserializer};

/// What an update says of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Edit<T> {
    /// Nothing: it is left out, and stays as it is.
    #[default]
    Keep,
    /// This.
    Set(T),
    /// Null.
    TakeAway,
}

impl<T> Edit<T> {
    /// What is to be written, if anything is.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::TakeAway => None,
        }
    }

    /// Whether the field stays as it is.
    pub const fn keeps(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The same about what a check makes of the value.
    ///
    /// # Errors
    /// Those of the check.
    pub fn checked<U, E>(self, check: impl FnOnce(T) -> Result<U, E>) -> Result<Edit<U>, E> {
        Ok(match self {
            Self::Keep => Edit::Keep,
            Self::Set(value) => Edit::Set(check(value)?),
            Self::TakeAway => Edit::TakeAway,
        })
    }
}

/// Of a field that is there: with `#[serde(default)]`, one that is not there is kept.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Edit<T> {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(value)?.map_or(Self::TakeAway, Self::Set))
    }
}
