//! `application/x-www-form-urlencoded` with Stripe's brackets: `a[b][0]=c`, `expand[]=d`.

use indexmap::IndexMap;
use serde_json::Value;

use crate::error::Error;

/// How many brackets may follow a name. Stripe's own deepest parameter has eight.
const MAX_DEPTH: usize = 12;

/// The decoded parameters of a request, in the order in which they came.
pub(crate) type Form = IndexMap<String, Node>;

/// A value, or a group of named values. Lists are groups whose names are `0`, `1`, …
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Text(String),
    Group(Form),
}

/// Adds the pairs of one encoded string to `form`.
pub(crate) fn decode_into(form: &mut Form, encoded: &[u8]) -> Result<(), Error> {
    for (name, value) in url::form_urlencoded::parse(encoded) {
        let segments = segments(&name);
        if segments.len() > MAX_DEPTH {
            return Err(Error::invalid(
                "Invalid request: parameters are nested too deeply.",
            ));
        }
        insert(form, &segments, value.into_owned()).ok_or_else(|| {
            Error::invalid(format!(
                "Invalid request: {name} is given as a value and as a group."
            ))
        })?;
    }
    Ok(())
}

/// The form as JSON: groups as objects, lists as arrays, values as strings.
pub(crate) fn to_json(form: &Form) -> Value {
    let is_list = !form.is_empty()
        && form
            .keys()
            .enumerate()
            .all(|(index, name)| *name == index.to_string());
    let children = form.iter().map(|(name, node)| {
        let value = match node {
            Node::Text(text) => Value::from(text.as_str()),
            Node::Group(group) => to_json(group),
        };
        (name.clone(), value)
    });

    if is_list {
        children.map(|(_, value)| value).collect()
    } else {
        children.collect()
    }
}

/// `a[b][c]` → `a`, `b`, `c`. A name whose brackets do not pair up is taken as it stands.
fn segments(name: &str) -> Vec<&str> {
    let Some((head, rest)) = name.split_once('[') else {
        return vec![name];
    };
    let Some(inner) = rest.strip_suffix(']') else {
        return vec![name];
    };

    let mut segments = vec![head];
    segments.extend(inner.split("]["));
    segments
}

/// `None` when a value stands where a group is needed, or the reverse.
fn insert(form: &mut Form, segments: &[&str], value: String) -> Option<()> {
    let (first, rest) = segments.split_first()?;
    let name = if first.is_empty() {
        form.len().to_string()
    } else {
        String::from(*first)
    };

    if rest.is_empty() {
        if matches!(form.get(&name), Some(Node::Group(_))) {
            return None;
        }
        // A name that comes twice keeps its last value, as with Stripe.
        form.insert(name, Node::Text(value));
        return Some(());
    }
    match form.entry(name).or_insert_with(|| Node::Group(Form::new())) {
        Node::Group(group) => insert(group, rest, value),
        Node::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn decoded(encoded: &str) -> Value {
        let mut form = Form::new();
        decode_into(&mut form, encoded.as_bytes()).unwrap();
        to_json(&form)
    }

    #[test]
    fn brackets_make_groups() {
        assert_eq!(
            decoded("amount=100&card%5Bexp%5D%5Bmonth%5D=12&card[cvc]=1%2B1"),
            json!({ "amount": "100", "card": { "exp": { "month": "12" }, "cvc": "1+1" } })
        );
    }

    #[test]
    fn numbered_and_empty_brackets_make_lists() {
        assert_eq!(
            decoded("expand[]=a&expand[]=b"),
            json!({ "expand": ["a", "b"] })
        );
        assert_eq!(
            decoded("expand[0]=a&expand[1]=b"),
            json!({ "expand": ["a", "b"] })
        );
    }

    #[test]
    fn unpaired_brackets_are_part_of_the_name() {
        assert_eq!(decoded("a[b=1"), json!({ "a[b": "1" }));
    }

    #[test]
    fn a_name_cannot_be_a_value_and_a_group() {
        assert!(decode_into(&mut Form::new(), b"a=1&a[b]=2").is_err());
        assert!(decode_into(&mut Form::new(), b"a[b]=2&a=1").is_err());
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = format!("a{}=1", "[b]".repeat(100));

        assert!(decode_into(&mut Form::new(), deep.as_bytes()).is_err());
    }
}
