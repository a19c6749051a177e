//! Request bodies, as Stripe's v1 API wants them: `a[b]=c` forms.

use std::{error, fmt, sync::Arc};

use serde::Serialize;
use serde_json::Value;
use url::form_urlencoded::{byte_serialize, parse};

/// How deep parameters may nest; Stripe's own go to five.
const DEEPEST: usize = 8;

/// An encoded body. What was sent once can be stored and sent again to the letter, which is what
/// makes a replay under the same idempotency key possible.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Form(String);

/// Why parameters can not be written as a form. Only a mistake in our own types leads here.
#[derive(Debug, Clone)]
pub struct EncodeError(Arc<dyn error::Error + Send + Sync>);

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the parameters can not be written as a form")
    }
}

impl error::Error for EncodeError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(self.0.as_ref())
    }
}

impl Form {
    /// Encodes parameters. What is absent or empty leaves its parameter out, but an empty text is
    /// written: it makes Stripe forget a value.
    ///
    /// # Errors
    /// When the type has no form representation.
    pub(super) fn encode(params: &impl Serialize) -> Result<Self, EncodeError> {
        let mut value =
            serde_json::to_value(params).map_err(|error| EncodeError(Arc::new(error)))?;
        prune(&mut value);
        if is_nothing(&value) {
            return Ok(Self::default());
        }
        serde_qs::Config::new()
            .max_depth(DEEPEST)
            .use_form_encoding(false)
            .serialize_string(&value)
            .map(Self)
            .map_err(|error| EncodeError(Arc::new(error)))
    }

    /// A form as it was stored.
    pub(super) fn stored(text: String) -> Self {
        Self(text)
    }

    /// The form as text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has a top-level parameter of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        parse(self.0.as_bytes()).any(|(key, _)| key == name)
    }

    /// Sets a top-level parameter that holds one value.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let others = self.0.split('&').filter(|pair| {
            let key = pair.split_once('=').map_or(*pair, |(key, _)| key);
            !pair.is_empty() && key != name
        });
        self.0 = others.collect::<Vec<_>>().join("&");
        self.push(name, value);
    }

    pub(super) fn push_expand<S: AsRef<str>>(&mut self, paths: &[S]) {
        for path in paths {
            self.push("expand[]", path.as_ref());
        }
    }

    fn push(&mut self, key: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.extend(byte_serialize(value.as_bytes()));
    }
}

/// Takes out what has nothing to say.
fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(prune);
            fields.retain(|_, field| !is_nothing(field));
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_absent_is_left_out_and_an_empty_text_is_not() {
        for (params, form) in [
            (json!({}), ""),
            (json!({"a": null, "b": [], "c": {}, "d": {"e": null}}), ""),
            (json!({"metadata": {"old": ""}}), "metadata[old]="),
            (json!({"a": ["x", "y"], "b": true}), "a[0]=x&a[1]=y&b=true"),
            (json!({"n": -5, "t": "1&2=3 é"}), "n=-5&t=1%262%3D3+%C3%A9"),
            (json!({"t": "1+1 is 100%"}), "t=1%2B1+is+100%25"),
            (json!({"metadata": {"k&[]": "v"}}), "metadata[k%26%5B%5D]=v"),
        ] {
            assert_eq!(Form::encode(&params).unwrap().as_str(), form, "{params}");
        }
    }

    #[test]
    fn a_cursor_is_set_once() {
        let mut form = Form::stored("limit=2&starting_after=a".to_owned());

        form.set("starting_after", "b c");

        assert_eq!(form.as_str(), "limit=2&starting_after=b+c");
        assert!(form.has("starting_after") && !form.has("ending_before"));
    }
}
