//! The schemas that the operations name, collected from the types of their handlers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use utoipa::{
    ToSchema,
    openapi::{
        Object, Ref, RefOr, Schema,
        schema::{AdditionalProperties, ArrayItems},
    },
};

/// Schemas, each with its name. Two types with one name stay two, so that a test can find them.
#[derive(Default, Clone)]
pub(crate) struct Schemas(Vec<(String, RefOr<Schema>)>);

impl Schemas {
    /// Adds a type and all that it names; gives the reference to it.
    pub(crate) fn add<T: ToSchema>(&mut self) -> RefOr<Schema> {
        T::schemas(&mut self.0);
        let name = name::<T>();
        self.0.push((name.clone(), T::schema()));
        RefOr::Ref(Ref::from_schema_name(name))
    }

    /// Adds what a type names, and not the type itself.
    pub(crate) fn add_named_by<T: ToSchema>(&mut self) {
        T::schemas(&mut self.0);
    }

    /// All that another collection has, too.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.0.extend(other.0.iter().cloned());
    }

    /// The names that stand for two different types. There must be none.
    #[cfg(test)]
    pub(crate) fn clashes(&self) -> Vec<&str> {
        let mut first = BTreeMap::new();
        let mut clashes = Vec::new();
        for (name, schema) in &self.0 {
            if first.entry(name.as_str()).or_insert(schema) != &schema {
                clashes.push(name.as_str());
            }
        }
        clashes
    }

    /// Each schema once, by its name, as a reader should see it.
    pub(crate) fn polished(self) -> BTreeMap<String, RefOr<Schema>> {
        let mut all = BTreeMap::new();
        for (name, mut schema) in self.0 {
            polish(&mut schema);
            if name.starts_with("Open_") {
                open(&mut schema);
            }
            if let (true, RefOr::T(Schema::Object(id))) = (name.ends_with("Id"), &mut schema) {
                // The one check that an id has.
                id.min_length = Some(1);
            }
            all.entry(name).or_insert(schema);
        }
        let names: BTreeSet<String> = all.keys().cloned().collect();
        for (name, schema) in &mut all {
            refer(name, schema, &names);
        }
        all
    }
}

/// The name of a type; for a generic one, with those of its parts, as utoipa names it in a field.
fn name<T: ToSchema>() -> String {
    let path = std::any::type_name::<T>();
    if !path.contains('<') {
        return T::name().into_owned();
    }
    let parts = path.split(['<', '>', ',']).map(str::trim);
    let last = |part: &str| part.rsplit("::").next().unwrap_or_default().to_owned();
    let names: Vec<String> = parts.filter(|part| !part.is_empty()).map(last).collect();
    names.join("_")
}

/// An expandable field's object is one that has a schema of its own, so it is not repeated.
fn refer(name: &str, schema: &mut RefOr<Schema>, names: &BTreeSet<String>) {
    let object = name
        .strip_prefix("Expandable_")
        .and_then(|parts| parts.split_once('_'));
    if let (Some((_, object)), RefOr::T(Schema::OneOf(either))) = (object, schema)
        && names.contains(object)
    {
        either.items.truncate(1);
        either.items.push(RefOr::Ref(Ref::from_schema_name(object)));
    }
}

/// Comments of the code become text for a reader.
pub(crate) fn polish(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::Ref(reference) => reference.description = text(&reference.description),
        RefOr::T(Schema::Object(object)) => polish_object(object),
        RefOr::T(Schema::Array(array)) => {
            say(&mut array.description);
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                polish(items);
            }
        }
        RefOr::T(Schema::OneOf(it)) => {
            say(&mut it.description);
            it.items.iter_mut().for_each(polish);
        }
        RefOr::T(Schema::AllOf(it)) => {
            say(&mut it.description);
            it.items.iter_mut().for_each(polish);
        }
        RefOr::T(Schema::AnyOf(it)) => {
            say(&mut it.description);
            it.items.iter_mut().for_each(polish);
        }
        RefOr::T(_) => {}
    }
}

fn polish_object(object: &mut Object) {
    say(&mut object.description);
    object.default = object.default.take().filter(|value| !value.is_null());
    object.properties.values_mut().for_each(polish);
    if let Some(AdditionalProperties::RefOr(values)) = object.additional_properties.as_deref_mut() {
        polish(values);
    }
}

/// A word of Stripe's that may be another than those we know is a text, and tells those.
fn open(schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::OneOf(either)) = schema else {
        return;
    };
    let Some(RefOr::T(Schema::Object(known))) = either.items.first() else {
        return;
    };
    let mut word = known.clone();
    let words = word.enum_values.take().unwrap_or_default();
    let words = words.iter().filter_map(Value::as_str);
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    let said = word.description.take().unwrap_or_default();
    let text = format!(
        "{said}\n\nKnown values: {}. More may come.",
        words.join(", ")
    );
    word.description = Some(text.trim().to_owned());
    *schema = RefOr::T(Schema::Object(word));
}

fn say(description: &mut Option<String>) {
    *description = description.take().map(|it| text(&it));
}

/// A comment without its line breaks and without links between items of the code.
pub(crate) fn text(comment: &str) -> String {
    let paragraphs = comment.split("\n\n").map(|it| it.replace('\n', " "));
    let text = paragraphs.collect::<Vec<_>>().join("\n\n");
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, link)) = rest.split_once("[`") {
        plain.push_str(before);
        let Some((name, after)) = link.split_once("`]") else {
            plain.push_str("[`");
            rest = link;
            continue;
        };
        plain.extend(["`", name, "`"]);
        rest = after
            .strip_prefix('(')
            .and_then(|it| it.split_once(')'))
            .map_or(after, |it| it.1);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_becomes_text_for_a_reader() {
        for (comment, read) in [
            ("One\nsentence.", "One sentence."),
            ("One.\n\nTwo\nlines.", "One.\n\nTwo lines."),
            (
                "See [`Money`] and [`X`](crate::x), [here].",
                "See `Money` and `X`, [here].",
            ),
            ("broken [`", "broken [`"),
        ] {
            assert_eq!(text(comment), read);
        }
    }

    #[test]
    fn a_generic_type_is_named_with_its_parts() {
        use crate::stripe::{ApplicationFee, Expandable, List};

        assert_eq!(name::<ApplicationFee>(), "ApplicationFee");
        assert_eq!(name::<List<ApplicationFee>>(), "List_ApplicationFee");
        assert_eq!(
            name::<Expandable<shared::ChargeId, ApplicationFee>>(),
            "Expandable_ChargeId_ApplicationFee"
        );
    }

    #[test]
    fn a_word_that_may_be_another_is_a_text_that_tells_the_known_ones() {
        let mut schemas = Schemas::default();

        schemas.add::<crate::stripe::Capability>();

        let all = schemas.polished();
        let word = serde_json::to_value(&all["Open_CapabilityStatus"]).unwrap();
        assert_eq!(word["type"], "string");
        assert_eq!(word["enum"], Value::Null);
        let said = word["description"].as_str().unwrap();
        assert!(said.contains("\n\nKnown values: `active`,"), "{said}");
        assert!(said.ends_with("More may come."), "{said}");
    }
}
