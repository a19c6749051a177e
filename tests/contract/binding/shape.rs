//! What kind of value an option takes: a text, a number, a list and so on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, source::Binding, table::Pair};

/// Options whose kind differs, a sentence for each. What is of a kind that the source does not show
/// at once, such as an enum that is written by hand, is left alone.
pub(super) fn differences(
    pair: &Pair,
    package: &BTreeMap<String, Place>,
    binding: &Binding,
) -> Vec<String> {
    let places: Vec<&Place> = pair
        .theirs
        .iter()
        .filter_map(|it| package.get(*it))
        .collect();
    let mut all = Vec::new();
    for (option, rust_type) in binding.options(pair.ours) {
        let theirs: BTreeSet<&str> = places
            .iter()
            .filter_map(|place| place.shapes.get(option))
            .flatten()
            .map(String::as_str)
            .collect();
        if let Some(ours) = shape(rust_type, binding)
            && !theirs.is_empty()
            && !theirs.contains(ours)
        {
            let ours_is = format!("{}: `{option}` is a {ours}", pair.ours);
            all.push(format!("{ours_is}, and in the package {theirs:?}"));
        }
    }
    all
}

fn shape(rust_type: &str, binding: &Binding) -> Option<&'static str> {
    match rust_type {
        "bool" => Some("boolean"),
        "u32" | "i64" => Some("number"),
        "Text" | "ClientSecret" => Some("string"),
        "Address" | "Properties" | "Rules" => Some("object"),
        list if list.starts_with("Vec<") => Some("array"),
        other if binding.is_choice(other) => Some("string"),
        other if binding.defined().any(|name| name == other) => Some("object"),
        _ => None,
    }
}
