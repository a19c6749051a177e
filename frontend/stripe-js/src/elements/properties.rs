//! Named texts in the order in which they were given.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

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
pub struct Properties(Vec<(Cow<'static, str>, Cow<'static, str>)>);

impl Properties {
    /// Sets a property; the last value given for a name counts.
    #[must_use]
    pub fn with(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        let (name, value) = (name.into(), value.into());
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some(property) => property.1 = value,
            None => self.0.push((name, value)),
        }
        self
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
