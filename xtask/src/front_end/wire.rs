//! The types of the wire for TypeScript, from the server's own `OpenAPI` document.

use std::{collections::BTreeSet, fs};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use crate::shell::root;

const DOCUMENT: &str = "backend/openapi.json";
const PREFIX: &str = "#/components/schemas/";
/// What a page or a platform's server has to do with; whatever they need comes along.
const ROOTS: [&str; 8] = [
    "CheckoutView",
    "ClientSecretView",
    "ErrorEnvelope",
    "CreateCheckout",
    "UpdateCheckout",
    "Checkout",
    "MessageView",
    "CustomerSession",
];

/// The declarations.
pub(super) fn declarations() -> Result<String> {
    let document = fs::read_to_string(root().join(DOCUMENT)).context(DOCUMENT)?;
    let document: Value = serde_json::from_str(&document).context(DOCUMENT)?;
    let schemas = document["components"]["schemas"].as_object();
    Ok(of(schemas.context("the document has no schemas")?))
}

fn of(schemas: &Map<String, Value>) -> String {
    let mut wanted: Vec<String> = ROOTS.iter().map(|root| (*root).to_owned()).collect();
    let mut written = BTreeSet::new();
    let mut text = String::from("// Made by `cargo xtask build` from backend/openapi.json.\n");
    while let Some(name) = wanted.pop() {
        let Some(schema) = schemas.get(&name) else {
            continue;
        };
        if !written.insert(name.clone()) {
            continue;
        }
        wanted.extend(references(schema));
        text += "\n";
        text += &comment(schema, "");
        text += &["export type ", &name, " = ", &type_of(schema, ""), ";\n"].concat();
    }
    text
}

/// The schemas that a schema names, anywhere inside.
fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(fields) => {
            let named = fields.get("$ref").and_then(Value::as_str);
            let named = named.and_then(|it| it.strip_prefix(PREFIX));
            let inside = fields.values().flat_map(references);
            named.map(str::to_owned).into_iter().chain(inside).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn comment(schema: &Value, indent: &str) -> String {
    let description = schema["description"].as_str().unwrap_or_default();
    let description = description.replace("*/", "* /");
    if description.is_empty() {
        return String::new();
    }
    let lines = description.lines().map(|line| format!("{indent} * {line}"));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    format!("{indent}/**\n{}\n{indent} */\n", lines.join("\n"))
}

fn type_of(schema: &Value, indent: &str) -> String {
    if let Some(named) = schema["$ref"].as_str() {
        return named.strip_prefix(PREFIX).unwrap_or("unknown").to_owned();
    }
    if let Some(words) = schema["enum"].as_array() {
        return union(words.iter().map(Value::to_string));
    }
    for name in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[name].as_array() {
            return union(choices.iter().map(|choice| type_of(choice, indent)));
        }
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let parts: Vec<String> = parts.iter().map(|part| type_of(part, indent)).collect();
        return parts.join(" & ");
    }
    match &schema["type"] {
        Value::Array(kinds) => union(kinds.iter().map(|kind| plain(kind, schema, indent))),
        kind => plain(kind, schema, indent),
    }
}

fn plain(kind: &Value, schema: &Value, indent: &str) -> String {
    match kind.as_str() {
        Some("string") => "string".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("null") => "null".to_owned(),
        Some("array") => format!("Array<{}>", type_of(&schema["items"], indent)),
        Some("object") => object(schema, indent),
        _ => "unknown".to_owned(),
    }
}

fn object(schema: &Value, indent: &str) -> String {
    let Some(fields) = schema["properties"].as_object() else {
        let values = &schema["additionalProperties"];
        let values = if values.is_object() {
            type_of(values, indent)
        } else {
            "unknown".to_owned()
        };
        return format!("Record<string, {values}>");
    };
    let required: Vec<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let inner = format!("{indent}  ");
    let mut text = String::from("{\n");
    for (name, field) in fields {
        let mark = if required.contains(&name.as_str()) {
            ""
        } else {
            "?"
        };
        text += &comment(field, &inner);
        let kind = type_of(field, &inner);
        text += &[&inner, name, mark, ": ", &kind, ";\n"].concat();
    }
    text + indent + "}"
}

/// The same type is said once.
fn union(types: impl Iterator<Item = String>) -> String {
    let mut known: Vec<String> = Vec::new();
    for it in types {
        if !known.contains(&it) {
            known.push(it);
        }
    }
    known.join(" | ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_schema_becomes_a_type_with_all_that_it_needs() {
        let schemas = json!({
            "CheckoutView": {
                "type": "object", "required": ["id"],
                "properties": {
                    "id": { "$ref": "#/components/schemas/Id", "description": "Its id." },
                    "note": { "type": ["string", "null"] },
                },
            },
            "Id": { "type": "string" },
            "Unused": { "type": "string" },
        });

        let text = of(schemas.as_object().unwrap());

        assert!(text.contains("export type Id = string;"), "{text}");
        assert!(text.contains("   * Its id.\n   */\n  id: Id;"), "{text}");
        assert!(text.contains("  note?: string | null;"), "{text}");
        assert!(!text.contains("Unused"), "{text}");
    }

    #[test]
    fn words_are_a_union() {
        let schema = json!({ "type": "string", "enum": ["open", "paid"] });
        assert_eq!(type_of(&schema, ""), r#""open" | "paid""#);
    }
}
