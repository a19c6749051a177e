//! Each kind of Element that `stripe-js` has is a component, with a handler for each of its events.
//! The sources are read as text, since they are for browsers.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

/// The names of events, by kind of Element.
type Events = BTreeMap<String, BTreeSet<String>>;

fn sources(folder: &Path) -> io::Result<String> {
    let mut text = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        text += &if path.is_dir() {
            sources(&path)?
        } else {
            fs::read_to_string(path)?
        };
    }
    Ok(text)
}

/// What follows each `before`, until the next `after`.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    let rests = text.split(before).skip(1);
    rests.filter_map(move |rest| Some(rest.split_once(after)?.0))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// What `stripe-js` has.
fn bound(source: &str) -> Events {
    let kinds = between(source, "\nimpl ElementKind for ", " {");
    let mut all: Events = kinds.map(|it| (it.to_owned(), BTreeSet::new())).collect();
    for list in between(source, "\nfires!(", ")") {
        let mut words = words(list);
        let kind = words.next().unwrap_or_default();
        if let Some(events) = all.get_mut(kind) {
            events.extend(words.map(str::to_lowercase));
        }
    }
    for own in between(source, "\nimpl Event<", "\";") {
        let kind = words(own).next().unwrap_or_default();
        if let (Some(events), Some(name)) = (all.get_mut(kind), own.rsplit('"').next()) {
            events.insert(name.to_owned());
        }
    }
    // The kind of the Address Element is called as its component: `Address` is an address.
    let named = all.into_iter();
    let named = named.map(|(kind, events)| (kind.trim_end_matches("Element").to_owned(), events));
    named.collect()
}

/// What the components have.
fn shown(source: &str) -> Events {
    let components = between(source, "\ndefine_component! {", "\n}\n");
    let named = components.filter_map(|component| {
        let code = component.lines().filter(|line| !line.contains("///"));
        let code: Vec<&str> = code.map(str::trim).collect();
        let (name, _) = code.iter().find_map(|line| line.split_once("Element("))?;
        let handlers = code.iter().filter_map(|line| line.strip_prefix("on_"));
        let handlers = handlers.filter_map(|line| Some(line.split_once(':')?.0.to_owned()));
        Some((name.to_owned(), handlers.collect()))
    });
    named.collect()
}

#[test]
fn each_kind_of_element_has_a_component_and_each_of_its_events_a_handler() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));

    let bound = bound(&sources(&root.join("../stripe-js/src"))?);
    let shown = shown(&sources(&root.join("src"))?);

    assert!(bound["Payment"].contains("change"), "the sources are read");
    assert_eq!(shown, bound);
    Ok(())
}
