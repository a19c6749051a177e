//! How Elements look.

use super::Properties;
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, Value};

define_options! {
    /// The look of all Elements in a group.
    /// <https://docs.stripe.com/elements/appearance-api>
    ///
    /// ```
    /// use stripe_js::{Appearance, Inputs, Labels, Properties, Rules, Theme};
    ///
    /// let look = Appearance::default()
    ///     .theme(Theme::Flat)
    ///     .labels(Labels::Floating)
    ///     .inputs(Inputs::Condensed)
    ///     .disable_animations(true)
    ///     .variables(Properties::default().with("colorPrimary", "#0570de"))
    ///     .rules(Rules::default().with(".Input", Properties::default().with("padding", "12px")));
    /// ```
    #[derive(Default)]
    Appearance {
        /// The look to start from; `stripe` if absent.
        theme: Theme => "theme",
        /// Where labels stand.
        labels: Labels => "labels",
        /// How fields that belong together are set.
        inputs: Inputs => "inputs",
        /// Whether nothing moves.
        disable_animations: bool => "disableAnimations",
        /// Values that many rules use, by Stripe's names, such as `colorPrimary`.
        /// <https://docs.stripe.com/elements/appearance-api#variables>
        variables: Properties => "variables",
        /// CSS for single parts.
        rules: Rules => "rules",
    }
}

define_words! {
    /// The looks that Stripe ships.
    Theme {
        /// Light.
        Stripe => "stripe",
        /// Dark.
        Night => "night",
        /// Without depth.
        Flat => "flat",
    }
}

define_words! {
    /// Where labels stand.
    Labels {
        /// As the inputs ask for.
        Auto => "auto",
        /// Above the field.
        Above => "above",
        /// In the field, until it is filled.
        Floating => "floating",
    }
}

define_words! {
    /// How fields that belong together are set.
    Inputs {
        /// Apart.
        Spaced => "spaced",
        /// Joined.
        Condensed => "condensed",
    }
}

/// CSS by selector, such as `.Input:focus`.
/// <https://docs.stripe.com/elements/appearance-api#rules>
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(Fields);

impl Rules {
    /// Sets the CSS of a selector; the last one given for a selector counts.
    #[must_use]
    pub fn with(mut self, selector: impl Into<Text>, css: Properties) -> Self {
        self.0.set(selector, css);
        self
    }
}

impl From<Rules> for Value {
    fn from(rules: Rules) -> Self {
        rules.0.into()
    }
}
