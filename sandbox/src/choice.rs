//! Values that Stripe writes as one word out of a closed list.

/// An enum whose values are words on the wire.
pub(crate) trait Choice: Copy + 'static {
    /// Every value, in the order in which Stripe names them in its errors.
    const ALL: &'static [Self];

    /// The word on the wire.
    fn as_str(self) -> &'static str;

    /// The value that `word` means, if any.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|choice| choice.as_str() == word)
    }
}

/// All words of a list, as a sentence names them: `a, b, or c`.
pub(crate) fn alternatives<T: Choice>() -> String {
    let words: Vec<_> = T::ALL.iter().map(|choice| choice.as_str()).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => String::from(*only),
        [first, second] => format!("{first} or {second}"),
        [head @ .., last] => format!("{}, or {last}", head.join(", ")),
    }
}

/// Declares an enum together with its words:
///
/// ```text
/// choices! {
///     /// When money is taken.
///     pub(crate) enum CaptureMethod { Automatic = "automatic", Manual = "manual" }
/// }
/// ```
macro_rules! choices {
    ($(#[$meta:meta])* pub(crate) enum $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($variant),+ }

        impl $crate::choice::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

pub(crate) use choices;

#[cfg(test)]
mod tests {
    use super::*;

    choices! { pub(crate) enum One { A = "a" } }
    choices! { pub(crate) enum Two { A = "a", B = "b" } }
    choices! { pub(crate) enum Three { A = "a", B = "b", C = "c" } }

    #[test]
    fn words_are_listed_as_in_a_sentence() {
        assert_eq!(alternatives::<One>(), "a");
        assert_eq!(alternatives::<Two>(), "a or b");
        assert_eq!(alternatives::<Three>(), "a, b, or c");
    }
}
