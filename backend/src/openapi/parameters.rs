//! Parameters of the path, the query and the headers.

use utoipa::openapi::{
    ArrayBuilder, ObjectBuilder, RefOr, Required, Schema, Type,
    path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle},
    schema::SchemaType,
};

use super::schemas::{polish, text};

/// The names in a path's braces.
pub(super) fn places(path: &str) -> impl Iterator<Item = &str> {
    let braced = |part: &'_ str| part.len() > 2 && part.starts_with('{') && part.ends_with('}');
    path.split('/')
        .filter(move |part| braced(part))
        .map(|part| &part[1..part.len() - 1])
}

/// An id that stands in the path.
pub(super) fn path_parameter(place: &str) -> Parameter {
    let id = ObjectBuilder::new().schema_type(Type::String);
    ParameterBuilder::new()
        .name(place)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(match place {
            "account" => "The connected account (`acct_…`).",
            "id" => "The checkout (`co_…`).",
            "refund" => "The refund of the checkout (`cr_…`).",
            "customer" => "The customer (`cus_…`).",
            "payment_method" => "The payment method (`pm_…`).",
            "setup_intent" => "The SetupIntent (`seti_…`).",
            "event" => "The event (`evt_…`).",
            "message" => "The message to your server (`msg_…`).",
            "domain" => "The payment method domain (`pmd_…`).",
            "capability" => "The capability, such as `card_payments`.",
            "file" => "The name of a file.",
            _ => "",
        }))
        .schema(Some(id.min_length(Some(1))))
        .build()
}

/// A header of text; with a pattern, only such text.
pub(super) fn header_parameter(name: &str, description: &str, pattern: Option<&str>) -> Parameter {
    let text = ObjectBuilder::new().schema_type(Type::String);
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(text.pattern(pattern)))
        .build()
}

/// A property of what the query is read into.
pub(super) fn query_parameter(name: String, mut schema: RefOr<Schema>) -> Parameter {
    polish(&mut schema);
    let description = take_description(&mut schema);
    let is_object = name == "created";
    if let ("limit", RefOr::T(Schema::Object(limit))) = (name.as_str(), &mut schema) {
        limit.minimum = Some(1.into());
        limit.maximum = Some(100.into());
    }
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(description.map(|it| text(&it)))
        .schema(Some(not_null(schema)))
        .style(is_object.then_some(ParameterStyle::DeepObject))
        .explode(is_object.then_some(true))
        .build()
}

/// What of Stripe's objects to answer instead of ids.
pub(super) fn expansions() -> Parameter {
    let path = ObjectBuilder::new().schema_type(Type::String).build();
    let paths = ArrayBuilder::new().items(path).max_items(Some(10)).build();
    ParameterBuilder::new()
        .name("expand[]")
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(
            "Fields to answer as objects instead of ids, up to four levels deep; in a list they \
             begin with `data.`. <https://docs.stripe.com/api/expanding_objects>",
        ))
        .schema(Some(paths))
        .style(Some(ParameterStyle::Form))
        .explode(Some(true))
        .build()
}

/// A query has no null: what is not meant is left out.
fn not_null(schema: RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::OneOf(mut one_of)) => {
            one_of.items.retain(|item| !is_null(item));
            match one_of.items.pop() {
                Some(only) if one_of.items.is_empty() => only,
                _ => RefOr::T(Schema::OneOf(one_of)),
            }
        }
        RefOr::T(Schema::Object(mut object)) => {
            if let SchemaType::Array(types) = &mut object.schema_type {
                types.retain(|it| *it != Type::Null);
                if let [only] = types.as_slice() {
                    object.schema_type = SchemaType::Type(only.clone());
                }
            }
            RefOr::T(Schema::Object(object))
        }
        other => other,
    }
}

fn is_null(schema: &RefOr<Schema>) -> bool {
    matches!(schema, RefOr::T(Schema::Object(object))
        if object.schema_type == SchemaType::Type(Type::Null))
}

fn take_description(schema: &mut RefOr<Schema>) -> Option<String> {
    match schema {
        RefOr::T(Schema::Object(it)) => it.description.take(),
        RefOr::T(Schema::OneOf(it)) => {
            let own = it.description.take();
            own.or_else(|| it.items.iter_mut().find_map(take_description))
        }
        RefOr::Ref(it) => {
            let text = std::mem::take(&mut it.description);
            Some(text).filter(|text| !text.is_empty())
        }
        RefOr::T(_) => None,
    }
}
