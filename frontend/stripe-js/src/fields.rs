//! Options on their way to Stripe.js: named values, of one type for all kinds of options.
//!
//! A struct with an `Option` for each option would bring code of its own to copy, compare and
//! write it, whether or not an app uses it: kilobytes that each customer loads. Here all of
//! that exists once, and a setter that nobody calls is not in the binary.

use std::borrow::Cow;

use js_sys::{Array, Date, Object};
use wasm_bindgen::JsValue;

use crate::{ClientSecret, convert};

/// A text that is either written in the program or made by it.
pub(crate) type Text = Cow<'static, str>;

/// Named values; the last one given for a name counts.
#[derive(Debug, Clone, Default, Eq)]
pub struct Fields(Vec<(Text, Value)>);

/// A value that Stripe.js takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A `Date`, by its milliseconds since 1970, UTC.
    Date(i64),
    /// A string.
    Text(Text),
    /// A string that `Debug` does not show.
    Secret(ClientSecret),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Fields(Fields),
    /// Whatever JavaScript has made.
    Js(Opaque),
}

/// A value of JavaScript; equal to itself only.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Opaque(JsValue);

impl Eq for Opaque {}

impl Fields {
    pub(crate) fn set(&mut self, name: impl Into<Text>, value: impl Into<Value>) {
        self.put(name.into(), value.into());
    }

    /// Sets what is there and leaves out what is not.
    pub(crate) fn set_some(&mut self, name: &'static str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.set(name, value);
        }
    }

    fn put(&mut self, name: Text, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some(field) => field.1 = value,
            None => self.0.push((name, value)),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        let field = self.0.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value)
    }

    /// The object of that name; an empty one takes the place of anything else.
    pub(crate) fn inside(&mut self, name: impl Into<Text>) -> &mut Self {
        let name = name.into();
        let known = self.0.iter().position(|(known, _)| *known == name);
        let place = known.unwrap_or_else(|| {
            self.0.push((name, Value::Null));
            self.0.len() - 1
        });
        let value = &mut self.0[place].1;
        if !matches!(value, Value::Fields(_)) {
            *value = Self::default().into();
        }
        match value {
            Value::Fields(fields) => fields,
            _ => unreachable!("it has just become fields"),
        }
    }

    pub(crate) fn extend(&mut self, more: Self) {
        for (name, value) in more.0 {
            self.put(name, value);
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Text, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&str, &mut Value) -> bool) {
        self.0.retain_mut(|(name, value)| keep(name, value));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object that Stripe.js gets.
    pub(crate) fn to_js(&self) -> JsValue {
        let object = Object::new().into();
        for (name, value) in &self.0 {
            convert::set(&object, name, &value.to_js());
        }
        object
    }
}

/// Options are the same in whatever order they were given.
impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self
                .iter()
                .all(|(name, value)| other.get(name) == Some(value))
    }
}

impl Value {
    pub(crate) fn to_js(&self) -> JsValue {
        match self {
            Self::Null => JsValue::NULL,
            Self::Flag(flag) => JsValue::from_bool(*flag),
            Self::Number(number) => number_to_js(*number),
            Self::Date(millis) => date_to_js(*millis),
            Self::Text(text) => JsValue::from_str(text),
            Self::Secret(secret) => JsValue::from_str(secret.expose()),
            Self::List(values) => values.iter().map(Self::to_js).collect::<Array>().into(),
            Self::Fields(fields) => fields.to_js(),
            Self::Js(Opaque(value)) => value.clone(),
        }
    }
}

fn date_to_js(millis: i64) -> JsValue {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a Date reaches as far as numbers that are exact"
    )]
    Date::new(&JsValue::from_f64(millis as f64)).into()
}

/// A number that JavaScript does not hold exactly becomes a `BigInt`, which Stripe.js refuses:
/// better that than another amount.
fn number_to_js(number: i64) -> JsValue {
    const LAST_EXACT: u64 = (1 << 53) - 1;
    if number.unsigned_abs() > LAST_EXACT {
        return JsValue::from(number);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "it has just been shown to be exact"
    )]
    JsValue::from_f64(number as f64)
}

/// A text that `Debug` does not show.
pub(crate) fn secret(text: impl Into<Text>) -> Value {
    Value::Secret(ClientSecret::new(text.into()))
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<ClientSecret> for Value {
    fn from(secret: ClientSecret) -> Self {
        Self::Secret(secret)
    }
}

impl From<JsValue> for Value {
    fn from(value: JsValue) -> Self {
        Self::Js(Opaque(value))
    }
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Self {
        Self::Fields(fields)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(T::into).collect())
    }
}
