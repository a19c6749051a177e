//! Named texts.

use crate::fields::{Fields, Text, Value};

/// An object whose values are texts: appearance variables, CSS properties, metadata.
///
/// ```
/// use stripe_js::Properties;
///
/// let variables = Properties::default()
///     .with("colorPrimary", "#0570de")
///     .with("borderRadius", "8px");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties(Fields);

impl Properties {
    /// Sets a property; the last value given for a name counts.
    #[must_use]
    pub fn with(mut self, name: impl Into<Text>, value: impl Into<Text>) -> Self {
        self.0.set(name, value.into());
        self
    }

    pub(crate) fn into_fields(self) -> Fields {
        self.0
    }
}

impl From<Properties> for Value {
    fn from(properties: Properties) -> Self {
        properties.0.into()
    }
}
