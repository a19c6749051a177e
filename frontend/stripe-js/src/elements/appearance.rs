//! How Elements look.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::Properties;

/// The look of all Elements in a group.
/// <https://docs.stripe.com/elements/appearance-api>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Appearance {
    /// The look to start from; `stripe` if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Where labels stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Labels>,
    /// How fields that belong together are set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Inputs>,
    /// Whether nothing moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disable_animations: Option<bool>,
    /// Values that many rules use, by Stripe's names, such as `colorPrimary`.
    /// <https://docs.stripe.com/elements/appearance-api#variables>
    #[serde(skip_serializing_if = "Properties::is_empty")]
    pub variables: Properties,
    /// CSS for single parts.
    #[serde(skip_serializing_if = "Rules::is_empty")]
    pub rules: Rules,
}

/// The looks that Stripe ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Light.
    Stripe,
    /// Dark.
    Night,
    /// Without depth.
    Flat,
}

/// Where labels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Labels {
    /// As the inputs ask for.
    Auto,
    /// Above the field.
    Above,
    /// In the field, until it is filled.
    Floating,
}

/// How fields that belong together are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Inputs {
    /// Apart.
    Spaced,
    /// Joined.
    Condensed,
}

/// CSS by selector, such as `.Input:focus`.
/// <https://docs.stripe.com/elements/appearance-api#rules>
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(Vec<(Cow<'static, str>, Properties)>);

impl Rules {
    /// Sets the CSS of a selector; the last one given for a selector counts.
    #[must_use]
    pub fn with(mut self, selector: impl Into<Cow<'static, str>>, css: Properties) -> Self {
        let selector = selector.into();
        match self.0.iter_mut().find(|(known, _)| *known == selector) {
            Some(rule) => rule.1 = css,
            None => self.0.push((selector, css)),
        }
        self
    }

    /// Whether there is no rule.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(selector, css)| (selector, css)))
    }
}
