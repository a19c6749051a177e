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
