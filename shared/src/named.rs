//! Closed sets of words, each with one name on the wire and in the database.

/// One of a closed set of words.
pub trait Named: Copy + Eq + 'static {
    /// Every word with its name.
    const ALL: &'static [(Self, &'static str)];

    /// The word that has this name.
    fn from_name(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, it)| *it == name);
        known.map(|(word, _)| *word)
    }

    /// Its name.
    fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(it, _)| *it == self);
        known.map_or("", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Serialize;

    use super::*;
    use crate::{
        CheckoutStatus, EventEndpoint, EventForm, EventStatus, MessageStatus, MessageType,
    };

    /// The table and serde agree, and the table has no word twice.
    fn each_has_one_name<T: Named + Serialize + Debug>() {
        for (word, name) in T::ALL {
            assert_eq!(serde_json::to_value(word).unwrap(), *name);
            assert_eq!(T::from_name(name), Some(*word));
            assert_eq!(word.name(), *name);
        }
        assert_eq!(T::from_name("Open"), None);
    }

    #[test]
    fn a_word_has_one_name() {
        each_has_one_name::<CheckoutStatus>();
        each_has_one_name::<EventEndpoint>();
        each_has_one_name::<EventForm>();
        each_has_one_name::<EventStatus>();
        each_has_one_name::<MessageStatus>();
        each_has_one_name::<MessageType>();
    }
}
