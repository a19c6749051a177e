//! The choice that Stripe.js gives for most of what it can show or ask for.

use crate::define::{define_options, define_words};

define_words! {
    /// When something shows, or is asked for.
    ///
    /// ```
    /// use stripe_js::When;
    /// use stripe_js::tax_id::TaxIdOptions;
    ///
    /// let options = TaxIdOptions::default().visibility(When::Always);
    /// ```
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
    ///
    /// ```
    /// use stripe_js::tax_id::{TaxIdOptions, TaxIdValidation};
    /// use stripe_js::{Requirement, When};
    ///
    /// let needed = Requirement::default().required(When::Always);
    /// let options = TaxIdOptions::default().validation(TaxIdValidation::default().tax_id(needed));
    /// ```
    #[derive(Default)]
    Requirement {
        /// When.
        required: When => "required",
    }
}
