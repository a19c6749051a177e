//! Strict reading of parameters.
//!
//! A call says what it accepts by taking it: `params.text("email")`, `params.object("card", Card::read)`.
//! What is left at the end was not asked for, and is refused by name. So the list of accepted
//! parameters and the code that uses them cannot drift apart.

mod metadata;

use indexmap::IndexMap;

pub(crate) use crate::params::metadata::check_count as check_metadata_count;
use crate::{
    choice::{Choice, alternatives},
    error::{Error, Result},
    form::{Form, Node},
};

/// Metadata of an object.
pub(crate) type Metadata = IndexMap<String, String>;

/// Parameters not yet taken, at one level of nesting.
#[derive(Debug)]
pub(crate) struct Params {
    path: String,
    left: Form,
}

/// What an update asks of a field that can be unset with an empty string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Update<T> {
    Keep,
    Clear,
    Set(T),
}

impl<T> Update<T> {
    /// Carries the update out.
    pub(crate) fn apply(self, field: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Clear => *field = None,
            Self::Set(value) => *field = Some(value),
        }
    }

    /// The same update of something that is made of the value.
    pub(crate) fn map<U>(self, make: impl FnOnce(T) -> U) -> Update<U> {
        match self {
            Self::Keep => Update::Keep,
            Self::Clear => Update::Clear,
            Self::Set(value) => Update::Set(make(value)),
        }
    }

    /// The new value, if one is set.
    pub(crate) fn set(&self) -> Option<&T> {
        if let Self::Set(value) = self {
            Some(value)
        } else {
            None
        }
    }
}

impl Params {
    /// The parameters of a whole request.
    pub(crate) fn new(form: Form) -> Self {
        Self {
            path: String::new(),
            left: form,
        }
    }

    /// Reads with `read`, then refuses what it left.
    pub(crate) fn read<T>(mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let value = read(&mut self).map_err(Error::at_the_door)?;
        self.finish().map_err(Error::at_the_door)?;
        Ok(value)
    }

    /// A string.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>> {
        match self.left.shift_remove(name) {
            None => Ok(None),
            Some(Node::Text(text)) if text.is_empty() => Err(self.empty(name)),
            Some(Node::Text(text)) => Ok(Some(text)),
            Some(Node::Group(_)) => Err(self.wrong(name, "Invalid string")),
        }
    }

    /// A string that must be there.
    pub(crate) fn required_text(&mut self, name: &str) -> Result<String> {
        self.text(name)?
            .ok_or_else(|| Error::missing(&self.full(name)))
    }

    /// A whole number.
    pub(crate) fn integer(&mut self, name: &str) -> Result<Option<i64>> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        match text.parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(Error::invalid(format!("Invalid integer: {text}"))
                .code("parameter_invalid_integer")
                .param(&self.full(name))),
        }
    }

    /// A whole number that must be there.
    pub(crate) fn required_integer(&mut self, name: &str) -> Result<i64> {
        self.integer(name)?
            .ok_or_else(|| Error::missing(&self.full(name)))
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, name: &str) -> Result<Option<bool>> {
        match self.text(name)?.as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(other) => {
                Err(Error::invalid(format!("Invalid boolean: {other}")).param(&self.full(name)))
            }
        }
    }

    /// One word out of a closed list.
    pub(crate) fn choice<T: Choice>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(word) = self.text(name)? else {
            return Ok(None);
        };
        T::from_word(&word).map(Some).ok_or_else(|| {
            Error::invalid(format!(
                "Invalid {name}: must be one of {}",
                alternatives::<T>()
            ))
            .param(&self.full(name))
        })
    }

    /// A group of parameters, read strictly.
    pub(crate) fn object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<Option<T>> {
        match self.left.shift_remove(name) {
            None => Ok(None),
            Some(Node::Group(left)) => Self {
                path: self.full(name),
                left,
            }
            .read(read)
            .map(Some),
            Some(Node::Text(_)) => Err(self.wrong(name, "Invalid object")),
        }
    }

    /// A list of strings.
    pub(crate) fn list(&mut self, name: &str) -> Result<Option<Vec<String>>> {
        let group = match self.left.shift_remove(name) {
            None => return Ok(None),
            Some(Node::Group(group)) => group,
            Some(Node::Text(_)) => return Err(self.wrong(name, "Invalid array")),
        };
        let mut items = Vec::with_capacity(group.len());
        for node in group.into_values() {
            match node {
                Node::Text(text) => items.push(text),
                Node::Group(_) => return Err(self.wrong(name, "Invalid array")),
            }
        }
        Ok(Some(items))
    }

    /// Names and values of the caller's own. An empty value unsets its name.
    pub(crate) fn metadata(&mut self) -> Result<Update<Metadata>> {
        self.update("metadata", |params, name| {
            params.object(name, |group| {
                metadata::check_count(group.left.len())?;
                let mut metadata = Metadata::new();
                for (key, node) in std::mem::take(&mut group.left) {
                    let Node::Text(text) = node else {
                        return Err(group.wrong(&key, "Invalid string"));
                    };
                    metadata::check(&key, &text)?;
                    metadata.insert(key, text);
                }
                Ok(metadata)
            })
        })
    }

    /// A parameter that an empty string unsets.
    pub(crate) fn update<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self, &str) -> Result<Option<T>>,
    ) -> Result<Update<T>> {
        if matches!(self.left.get(name), Some(Node::Text(text)) if text.is_empty()) {
            self.left.shift_remove(name);
            return Ok(Update::Clear);
        }
        Ok(read(self, name)?.map_or(Update::Keep, Update::Set))
    }

    /// A string that an empty string unsets.
    pub(crate) fn text_update(&mut self, name: &str) -> Result<Update<String>> {
        self.update(name, Self::text)
    }

    /// Parameters that Stripe has and the sandbox takes without effect.
    pub(crate) fn without_effect(&mut self, names: &[&str]) {
        for name in names {
            self.left.shift_remove(*name);
        }
    }

    /// Takes whatever else was sent, where Stripe ignores what it does not know.
    pub(crate) fn ignore_rest(&mut self) {
        self.left.clear();
    }

    /// Parameters that Stripe has and the sandbox would answer wrongly to: refused, by name.
    pub(crate) fn not_imitated(&mut self, names: &[&str]) -> Result<()> {
        match names.iter().find(|name| self.left.contains_key(**name)) {
            None => Ok(()),
            Some(name) => {
                let param = self.full(name);
                Err(Error::invalid(format!(
                    "The Stripe sandbox does not imitate the parameter {param}."
                ))
                .param(&param))
            }
        }
    }

    /// Whether `name` was sent and is not taken yet.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.left.contains_key(name)
    }

    /// Whether `name` was sent within the group `group`, which is not taken yet.
    pub(crate) fn has_within(&self, group: &str, name: &str) -> bool {
        matches!(self.left.get(group), Some(Node::Group(inner)) if inner.contains_key(name))
    }

    /// Whether `name` was sent as a value rather than as a group.
    pub(crate) fn is_text(&self, name: &str) -> bool {
        matches!(self.left.get(name), Some(Node::Text(_)))
    }

    /// The name of a parameter as the caller wrote it: `card[number]`.
    pub(crate) fn full(&self, name: &str) -> String {
        if self.path.is_empty() {
            String::from(name)
        } else {
            format!("{}[{name}]", self.path)
        }
    }

    fn finish(self) -> Result<()> {
        if self.left.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = self.left.keys().map(|name| self.full(name)).collect();
        Err(Error::unknown(&names))
    }

    fn wrong(&self, name: &str, what: &str) -> Error {
        let param = self.full(name);
        Error::invalid(format!("{what}: {param}")).param(&param)
    }

    fn empty(&self, name: &str) -> Error {
        let param = self.full(name);
        Error::invalid(format!(
            "You passed an empty string for '{param}'. We assume empty values are an attempt to \
             unset a parameter; however '{param}' cannot be unset. You should remove '{param}' \
             from your request or supply a non-empty value."
        ))
        .code("parameter_invalid_empty")
        .param(&param)
    }
}

#[cfg(test)]
mod tests;
