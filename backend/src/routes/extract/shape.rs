//! The shape of a JSON body: what has fields is an object.
//!
//! serde also reads a struct from a list of its fields' values, so `[null, null]` would be a refund
//! of everything. Nobody who sends a list means that.

use serde::{
    de::{
        DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, Value};

/// A JSON value that gives fields only from an object.
struct Shaped(Value);

/// Whether all that has fields in `T` is an object in the JSON text.
pub(super) fn check<T: DeserializeOwned>(
    json: &[u8],
) -> Result<(), serde_path_to_error::Error<Error>> {
    // The text has been read as a `T` before, so it is JSON.
    let value = serde_json::from_slice(json).unwrap_or_default();
    serde_path_to_error::deserialize::<_, T>(Shaped(value)).map(drop)
}

impl IntoDeserializer<'_, Error> for Shaped {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Shaped {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, value)| (name, Self(value)));
                visitor.visit_map(MapDeserializer::new(fields))
            }
            Value::Array(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(Self)))
            }
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.0 {
            Value::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &"an object")),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            value => visitor.visit_some(Self(value)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use shared::CreateRefund;

    use super::*;
    use crate::stripe::CreateCustomer;

    #[test]
    fn what_has_fields_is_an_object() {
        let refund = |json: &str| check::<CreateRefund>(json.as_bytes()).is_ok();
        let customer = |json: &str| check::<CreateCustomer>(json.as_bytes()).is_ok();

        assert!(refund("{}"));
        assert!(refund(
            r#"{"amount":5,"reason":"duplicate","refund_application_fee":true}"#
        ));
        assert!(!refund("[]"));
        assert!(!refund("[null,null]"));
        assert!(!refund("[5]"));
        assert!(customer(
            r#"{"shipping":{"name":"Ada"},"metadata":{"a":"b"}}"#
        ));
        assert!(customer(r#"{"shipping":null}"#));
        assert!(!customer(r#"{"shipping":["Ada"]}"#));
    }
}
