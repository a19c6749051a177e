//! Each kind of Element that `stripe-js` has is a component, too.
#![cfg(not(target_arch = "wasm32"))]

use std::{collections::BTreeSet, fs, io, path::Path};

/// The names between two texts, in all files of a folder.
fn names(folder: &Path, before: &str, after: &str) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(names(&path, before, after)?);
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let named = text.lines().filter_map(|line| {
            let (name, _) = line.strip_prefix(before)?.split_once(after)?;
            name.starts_with(char::is_uppercase)
                .then(|| name.to_owned())
        });
        found.extend(named);
    }
    Ok(found)
}

#[test]
fn each_kind_of_element_has_a_component() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));

    let kinds = names(
        &root.join("../stripe-js/src"),
        "impl ElementKind for ",
        " {",
    )?;
    let components = names(&root.join("src"), "    ", "Element(")?;

    assert!(kinds.contains("Payment"), "the sources are read");
    let named = |kind: &String| kind.trim_end_matches("Element").to_owned();
    assert_eq!(components, kinds.iter().map(named).collect());
    Ok(())
}
