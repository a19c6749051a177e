//! The binding `stripe-js` declares what the types of `@stripe/stripe-js` declare: no method, kind of
//! Element, event, option or word more or less, unless it is written down why.
//!
//! The crate is built for browsers, so its source is read ([`source`]); the package is asked through
//! the compiler (`npm/types.mjs`). [`table`] says which of our types is which of theirs.

mod shape;
mod source;
mod table;
mod updates;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use crate::node;
use source::Binding;
use table::{ELEMENTS, METHODS, OURS_ALONE, Pair, TYPES};

type Names = BTreeSet<String>;

/// What the package has at one place.
#[derive(Debug, Default, Deserialize)]
struct Place {
    names: Names,
    deprecated: Names,
    /// Those that `null` takes back.
    nullable: Names,
    /// The kinds of values of each property.
    shapes: BTreeMap<String, Names>,
    events: Names,
}

/// What the package has at several places together.
async fn package(places: &BTreeSet<&str>) -> Result<BTreeMap<String, Place>> {
    let args: Vec<&str> = ["types.mjs"].iter().chain(places).copied().collect();
    let output = node::run(&args, &[]).await?;
    ensure!(output.status.success(), "{}", node::printed(&output));
    serde_json::from_slice(&output.stdout).context("types.mjs prints JSON")
}

async fn package_of(pairs: &[Pair]) -> Result<BTreeMap<String, Place>> {
    package(&pairs.iter().flat_map(|pair| pair.theirs).copied().collect()).await
}

/// What the two do not have in common, a sentence for each.
fn differences(pair: &Pair, ours: &Names, theirs: &Names, deprecated: &Names) -> Vec<String> {
    let Pair { ours: name, .. } = pair;
    let left_out: Names = pair.left_out().map(str::to_owned).collect();
    let of = |names: &mut dyn Iterator<Item = &String>, what: &str| -> Vec<String> {
        names.map(|it| format!("{name}: `{it}` {what}")).collect()
    };
    let is_own = |it: &&String| !pair.inside.contains(&it.as_str());
    let is_unknown =
        |it: &&String| !ours.contains(*it) && !deprecated.contains(*it) && !left_out.contains(*it);
    [
        of(
            &mut theirs.iter().filter(is_unknown),
            "is new in the package",
        ),
        of(
            &mut ours.difference(theirs).filter(is_own),
            "is not in the package",
        ),
        of(
            &mut left_out.difference(theirs),
            "is left out, and not in the package",
        ),
        of(&mut left_out.intersection(ours), "is left out, and bound"),
    ]
    .concat()
}

fn compare(pairs: &[Pair], package: &BTreeMap<String, Place>, binding: &Binding) -> Vec<String> {
    let mut all = Vec::new();
    for pair in pairs {
        let Some(ours) = binding.names(pair.ours) else {
            all.push(format!("{}: the binding has no such type", pair.ours));
            continue;
        };
        let places = || pair.theirs.iter().filter_map(|place| package.get(*place));
        let theirs = places().flat_map(|place| place.names.clone()).collect();
        let deprecated = places()
            .flat_map(|place| place.deprecated.clone())
            .collect();
        all.extend(differences(pair, &ours, &theirs, &deprecated));
        all.extend(shape::differences(pair, package, binding));
    }
    all
}

#[track_caller]
fn assert_none(differences: &[String]) {
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
}

#[tokio::test]
async fn the_binding_has_the_options_and_answers_of_the_package() -> Result<()> {
    let binding = Binding::read()?;
    let mut all = Vec::new();

    for types in TYPES {
        let package = package_of(types).await?;
        all.extend(compare(types, &package, &binding));
    }

    assert_none(&all);
    Ok(())
}

#[tokio::test]
async fn the_binding_has_the_methods_of_the_package() -> Result<()> {
    let binding = Binding::read()?;
    let package = package_of(METHODS).await?;

    assert_none(&compare(METHODS, &package, &binding));
    Ok(())
}

#[tokio::test]
async fn each_kind_of_element_fires_the_events_of_the_package() -> Result<()> {
    let binding = Binding::read()?;
    let package = package_of(ELEMENTS).await?;
    let mut all = Vec::new();

    for pair in ELEMENTS {
        let ours = binding.events(pair.ours);
        let theirs = &package[pair.theirs[0]].events;
        all.extend(differences(pair, &ours, theirs, &Names::new()));
    }

    assert_none(&all);
    Ok(())
}

#[tokio::test]
async fn a_group_of_elements_fires_one_event() -> Result<()> {
    let package = package(&BTreeSet::from(["StripeElements"])).await?;

    // `Elements::on_update_end` listens to it.
    assert_eq!(
        package["StripeElements"].events,
        Names::from(["update-end".to_owned()])
    );
    Ok(())
}

#[test]
fn every_type_of_the_binding_is_compared() -> Result<()> {
    let binding = Binding::read()?;
    let compared: BTreeSet<&str> = TYPES.into_iter().flatten().map(|pair| pair.ours).collect();

    let forgotten: Vec<&str> = binding
        .defined()
        .chain(binding.answers())
        .filter(|name| !compared.contains(name) && !OURS_ALONE.contains(name))
        .collect();
    let kinds: Vec<&str> = binding
        .kinds()
        .filter(|kind| ELEMENTS.iter().all(|pair| pair.ours != *kind))
        .collect();

    assert_eq!((forgotten, kinds), (Vec::new(), Vec::new()));
    Ok(())
}

#[test]
fn whatever_moves_on_either_side_is_told() {
    let names = |all: &[&str]| all.iter().map(|&it| it.to_owned()).collect::<Names>();
    let pair = Pair::of("Look", &["Look"]).without(&[("old", "nobody needs it"), ("lost", "")]);

    let told = differences(
        &pair,
        &names(&["theme", "ours"]),
        &names(&["theme", "old", "new", "gone"]),
        &names(&["gone"]),
    );

    assert_eq!(
        told,
        [
            "Look: `new` is new in the package",
            "Look: `ours` is not in the package",
            "Look: `lost` is left out, and not in the package",
        ]
    );
}
