//! Named values.

use crate::fields::{Fields, Text, Value};

/// An object that Stripe.js or Stripe takes as it is: appearance variables, CSS properties, metadata,
/// options of a payment method.
///
/// ```
/// use stripe_js::Properties;
///
/// let variables = Properties::default()
///     .with("colorPrimary", "#0570de")
///     .with("borderRadius", "8px");
/// // What one payment method is asked for may be more than texts:
/// let transfer = Properties::default()
///     .with("type", "eu_bank_transfer")
///     .with("eu_bank_transfer", Properties::default().with("country", "DE"));
/// let agreed = Properties::default().with("tos_shown_and_accepted", true);
/// let addresses = Properties::default().with("requested_address_types", vec!["iban", "swift"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties(Fields);

impl Properties {
    /// Sets a property; the last value given for a name counts.
    #[must_use]
    pub fn with(mut self, name: impl Into<Text>, value: impl Into<Property>) -> Self {
        self.0.set(name, value.into().0);
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

/// The value of a property: a text, a flag, a whole number, properties again, or a list of them.
///
/// ```
/// use stripe_js::{Properties, Property};
///
/// fn note(name: &'static str, value: impl Into<Property>) -> Properties {
///     Properties::default().with(name, value)
/// }
/// let notes = [note("order", "1042"), note("gift", true), note("items", 3_i64)];
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property(Value);

macro_rules! is_a_property {
    ($($value:ty),*) => {
        $(
            impl From<$value> for Property {
                fn from(value: $value) -> Self {
                    Self(value.into())
                }
            }
        )*
    };
}

impl<T: Into<Property>> From<Vec<T>> for Property {
    fn from(values: Vec<T>) -> Self {
        Self(Value::List(
            values.into_iter().map(|it| it.into().0).collect(),
        ))
    }
}

is_a_property!(&'static str, String, Text, bool, u32, i64, Properties);
