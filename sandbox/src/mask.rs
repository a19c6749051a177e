//! What the journal must not keep: card numbers, security codes, keys.

use serde_json::Value;

use crate::cards::is_card_number;

/// Replaces what must not be kept, wherever it stands.
pub(crate) fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), &mut *value) {
                    ("cvc", Value::String(text)) => *text = String::from("***"),
                    ("number" | "account_number" | "iban", Value::String(text)) => {
                        *text = last_four(text);
                    }
                    _ => mask(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::String(text) => mask_text(text),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A card number or a key may also stand where nobody expects it.
pub(crate) fn mask_text(text: &mut String) {
    const KEYS: [&str; 8] = [
        "sk_test_", "sk_live_", "pk_test_", "pk_live_", "rk_test_", "rk_live_", "rt_", "whsec_",
    ];

    let digits: String = text
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '-'))
        .collect();
    if is_card_number(&digits) {
        *text = last_four(&digits);
    } else if let Some(prefix) = KEYS.iter().find(|prefix| text.starts_with(**prefix)) {
        *text = format!("{prefix}***");
    }
}

fn last_four(text: &str) -> String {
    let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let hidden = signs.len().saturating_sub(4);
    "*".repeat(hidden)
        .chars()
        .chain(signs.into_iter().skip(hidden))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn masked(mut value: Value) -> Value {
        mask(&mut value);
        value
    }

    #[test]
    fn a_card_keeps_its_last_four_digits() {
        assert_eq!(
            masked(json!({ "card": { "number": "4242 4242 4242 4242", "cvc": "123" } })),
            json!({ "card": { "number": "************4242", "cvc": "***" } })
        );
    }

    #[test]
    fn a_card_number_is_found_in_the_wrong_place() {
        assert_eq!(
            masked(json!({ "metadata": { "note": "4242-4242-4242-4242" } })),
            json!({ "metadata": { "note": "************4242" } })
        );
    }

    #[test]
    fn keys_keep_their_kind() {
        assert_eq!(
            masked(json!(["pk_test_abc", { "locale": "de" }, "sk_live_abc"])),
            json!(["pk_test_***", { "locale": "de" }, "sk_live_***"])
        );
    }

    #[test]
    fn everything_else_stays() {
        let value = json!({ "amount": "1850", "id": "pi_123", "number": "", "ok": true });

        assert_eq!(masked(value.clone()), value);
    }
}
