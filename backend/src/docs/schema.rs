//! Schemas in words: a type in one line, an object as a table of its fields.

use utoipa::openapi::{
    Object, RefOr, Schema, Type,
    schema::{AdditionalProperties, ArrayItems, KnownFormat, SchemaFormat, SchemaType},
};

use super::markdown::inline;
use crate::html::escape;

/// The name of the schema that a reference leads to.
pub(super) fn target(location: &str) -> &str {
    location.rsplit('/').next().unwrap_or_default()
}

/// The type in one line, with links to the schemas that it names.
pub(super) fn kind(schema: &RefOr<Schema>) -> String {
    match schema {
        RefOr::Ref(reference) => {
            let name = target(&reference.ref_location);
            let (word, name) = match name.strip_prefix("List_") {
                Some(of) => ("list of ", escape(of)),
                None => ("", escape(name)),
            };
            format!("{word}<a href=\"#schema-{name}\">{name}</a>")
        }
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(items) => format!("list of {}", kind(items)),
            ArrayItems::False => "list".to_owned(),
        },
        RefOr::T(Schema::Object(object)) => kind_of_object(object),
        RefOr::T(Schema::OneOf(it)) => joined(&it.items, " or "),
        RefOr::T(Schema::AnyOf(it)) => joined(&it.items, " or "),
        RefOr::T(Schema::AllOf(it)) => joined(&it.items, " and "),
        RefOr::T(_) => "anything".to_owned(),
    }
}

fn joined(items: &[RefOr<Schema>], word: &str) -> String {
    let kinds: Vec<String> = items.iter().map(kind).filter(|it| it != "null").collect();
    kinds.join(word)
}

fn kind_of_object(object: &Object) -> String {
    if let Some(values) = &object.enum_values {
        let values = values.iter().filter_map(|value| value.as_str());
        let values: Vec<String> = values
            .map(|it| format!("<code>{}</code>", escape(it)))
            .collect();
        return values.join(" ");
    }
    if let Some(AdditionalProperties::RefOr(of)) = object.additional_properties.as_deref() {
        return format!("map of {}", kind(of));
    }
    let types = match &object.schema_type {
        SchemaType::Type(it) => std::slice::from_ref(it),
        SchemaType::Array(all) => all.as_slice(),
        SchemaType::AnyValue => return "anything".to_owned(),
    };
    let long = object.format == Some(SchemaFormat::KnownFormat(KnownFormat::Int64));
    let name = |kind: &Type| match kind {
        Type::Object => "object",
        Type::String => "string",
        Type::Integer if long => "int64",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Array => "list",
        Type::Null => "null",
    };
    let names: Vec<&str> = types.iter().map(name).filter(|it| *it != "null").collect();
    names.join(" or ")
}

/// What is said about a schema.
pub(super) fn description(schema: &RefOr<Schema>) -> Option<&str> {
    match schema {
        RefOr::Ref(it) => Some(it.description.as_str()).filter(|text| !text.is_empty()),
        RefOr::T(Schema::Object(it)) => it.description.as_deref(),
        RefOr::T(Schema::Array(it)) => it.description.as_deref(),
        RefOr::T(Schema::OneOf(it)) => {
            let own = it.description.as_deref();
            own.or_else(|| it.items.iter().find_map(description))
        }
        RefOr::T(Schema::AllOf(it)) => it.description.as_deref(),
        RefOr::T(Schema::AnyOf(it)) => it.description.as_deref(),
        RefOr::T(_) => None,
    }
}

/// The fields of an object; for another type, what it is.
pub(super) fn fields(schema: &RefOr<Schema>) -> String {
    match schema {
        RefOr::T(Schema::Object(object)) if !object.properties.is_empty() => {
            let row = |(name, schema): (&String, &RefOr<Schema>)| {
                field(name, schema, object.required.contains(name))
            };
            let rows: String = object.properties.iter().map(row).collect();
            format!("<dl class=\"fields\">{rows}</dl>")
        }
        RefOr::T(Schema::AllOf(all)) => {
            let part = |schema: &RefOr<Schema>| match schema {
                RefOr::Ref(_) => format!("<p>All of {}, and:</p>", kind(schema)),
                RefOr::T(_) => fields(schema),
            };
            all.items.iter().map(part).collect()
        }
        other => format!("<p class=\"kind\">{}</p>", kind(other)),
    }
}

/// One line of a table of fields.
pub(super) fn field(name: &str, schema: &RefOr<Schema>, required: bool) -> String {
    let need = if required { " <em>required</em>" } else { "" };
    let said = description(schema).map(inline).unwrap_or_default();
    format!(
        "<div><dt><code>{}</code> <span>{}</span>{need}</dt><dd>{said}</dd></div>",
        escape(name),
        kind(schema)
    )
}
