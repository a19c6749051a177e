//! The shapes in which options are written down, and what is told.

/// Defines a kind of options: Stripe's names, each with a setter.
///
/// ```ignore
/// define_options! {
///     /// Who pays.
///     #[derive(Default)]
///     Payer {
///         /// Full name.
///         full_name: Text => "fullName",
///     }
/// }
/// let payer = Payer::default().full_name("Jenny Rosen"); // { fullName: "Jenny Rosen" }
/// ```
macro_rules! define_options {
    ($(#[$of_type:meta])* $name:ident {
        $($(#[$of_option:meta])* $option:ident: $type:ty => $stripes:literal,)*
    }) => {
        $(#[$of_type])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(pub(crate) $crate::fields::Fields);

        impl $name {
            $(
                $(#[$of_option])*
                #[doc = concat!("\n\nStripe's name: `", $stripes, "`.")]
                #[must_use]
                pub fn $option(mut self, $option: impl Into<$type>) -> Self {
                    self.0.set($stripes, $option.into());
                    self
                }
            )*

            /// Sets an option by Stripe's own name: one that has no setter here, or a value that
            /// JavaScript has made, such as the appearance that a page gives.
            #[must_use]
            pub fn with_js(mut self, name: &'static str, value: wasm_bindgen::JsValue) -> Self {
                self.0.set(name, value);
                self
            }
        }

        impl From<$name> for $crate::fields::Value {
            fn from(options: $name) -> Self {
                options.0.into()
            }
        }
    };
}

/// Defines a choice among Stripe's words.
///
/// ```ignore
/// define_words! {
///     /// A side.
///     Side {
///         /// Where the line starts.
///         Start => "start",
///     }
/// }
/// ```
macro_rules! define_words {
    ($(#[$of_type:meta])* $name:ident {
        $($(#[$of_word:meta])* $word:ident => $stripes:literal,)*
    }) => {
        $(#[$of_type])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$of_word])*
                #[doc = concat!("\n\nStripe's word: `", $stripes, "`.")]
                $word,
            )*
        }

        impl From<$name> for $crate::fields::Value {
            fn from(word: $name) -> Self {
                Self::from(match word {
                    $($name::$word => $stripes,)*
                })
            }
        }
    };
}

/// Of an event whose parts are read when they are asked for: `Debug` does not show whom it is about, and
/// what this crate does not bind is found in the JavaScript object.
macro_rules! opaque_event {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        /// The JavaScript object, for what this crate does not bind.
        impl AsRef<wasm_bindgen::JsValue> for $name {
            fn as_ref(&self) -> &wasm_bindgen::JsValue {
                &self.0
            }
        }
    };
}

pub(crate) use {define_options, define_words, opaque_event};
