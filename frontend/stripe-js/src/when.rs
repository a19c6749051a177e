//! The choice that Stripe.js gives for most of what it can show or ask for.

use crate::define::{define_options, define_words};

define_words! {
    /// When something shows, or is asked for.
    When {
        /// Where it makes sense: Stripe decides.
        Auto => "auto",
        /// Wherever it can.
        Always => "always",
        /// Nowhere.
        Never => "never",
    }
}

define_options! {
    /// When a field must be filled in.
    #[derive(Default)]
    Requirement {
        /// When.
        required: When => "required",
    }
}
