//! What a change is, before anybody says what it means.

use serde_json::{Map, Value};

/// An object that is not what it was: new, changed, or gone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    /// Stripe's word for the object, as in `"object": "charge"`.
    pub(crate) kind: &'static str,
    /// How answers showed it before; nothing where it is new.
    pub(crate) before: Option<Value>,
    /// How answers show it now; nothing where it is gone.
    pub(crate) after: Option<Value>,
}

/// `previous_attributes`: of the fields of `after` that changed, what they were. Groups are named
/// down to the field that changed, lists as a whole.
pub(super) fn previous_attributes(before: &Value, after: &Value) -> Value {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        return before.clone();
    };
    let names = old
        .keys()
        .chain(new.keys().filter(|name| !old.contains_key(*name)));
    let changed: Map<_, _> = names
        .filter_map(|name| {
            let was = old.get(name).unwrap_or(&Value::Null);
            let is = new.get(name).unwrap_or(&Value::Null);
            (was != is).then(|| (name.clone(), previous_attributes(was, is)))
        })
        .collect();
    Value::Object(changed)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_changed_is_named_and_lists_are_named_whole() {
        let before = json!({
            "id": "acct_1", "capabilities": { "card_payments": "inactive", "transfers": "active" },
            "due": ["a", "b"], "metadata": { "old": "1" }, "error": null,
        });
        let after = json!({
            "id": "acct_1", "capabilities": { "card_payments": "active", "transfers": "active" },
            "due": ["b"], "metadata": { "new": "2" }, "error": { "code": "x" },
        });

        assert_eq!(
            previous_attributes(&before, &after),
            json!({
                "capabilities": { "card_payments": "inactive" },
                "due": ["a", "b"],
                "metadata": { "old": "1", "new": null },
                "error": null,
            })
        );
    }
}
