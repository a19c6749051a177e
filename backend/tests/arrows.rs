//! The arrows between the modules of this crate. Cargo checks those between crates.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, path::Path};

/// Each module, and those of ours that it may name. The others stand around them: they may name any,
/// and only the router names the routes.
const ARROWS: [(&str, &[&str]); 4] = [
    ("domain", &["domain"]),
    ("store", &["store", "domain", "api_key"]),
    ("stripe", &["stripe"]),
    (
        "payments",
        &[
            "payments",
            "app",
            "config",
            "domain",
            "error",
            "ready_accounts",
            "recent",
            "store",
            "stripe",
            "telemetry",
            "token_key",
        ],
    ),
];

fn sources(path: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

/// The modules of this crate that a source names, in `use crate::{…}` or in a path.
fn named(source: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = &group[..group.find(';').unwrap_or(group.len())];
            let mut depth = 0;
            for part in group.split_inclusive(['{', '}', ',']) {
                if depth == 0 {
                    names.extend(first_name(part));
                }
                depth += part.matches('{').count();
                depth = depth.saturating_sub(part.matches('}').count());
            }
        } else {
            names.extend(first_name(rest));
        }
    }
    names
}

fn first_name(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = text
        .find(|it: char| !(it.is_ascii_lowercase() || it == '_'))
        .unwrap_or(text.len());
    Some(&text[..end]).filter(|name| !name.is_empty())
}

/// The module that a file belongs to: the first name on its path.
fn module<'f>(src: &str, file: &'f str) -> &'f str {
    let path = file[src.len()..].trim_start_matches(['/', '\\']);
    path.split(['/', '\\', '.']).next().unwrap()
}

#[test]
fn no_module_knows_more_than_its_arrows_say() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let root = src.display().to_string();
    for (known, _) in ARROWS {
        let is_there = files.iter().any(|(file, _)| module(&root, file) == known);
        assert!(is_there, "{known} has moved");
    }
    for (file, source) in &files {
        let module = module(&root, file);
        let allowed = ARROWS.iter().find(|(name, _)| *name == module);
        for name in named(source) {
            let may = match allowed {
                Some((_, allowed)) => allowed.contains(&name),
                None => name != "routes" || ["routes", "router"].contains(&module),
            };
            assert!(may, "{file} names crate::{name}, which {module} must not");
        }
    }
}

#[test]
fn a_forbidden_arrow_would_be_found() {
    let source = "use crate::{\n    app::App,\n    domain::{Checkout, State},\n    routes,\n};\nlet x = crate::stripe::JS_URL;";
    assert_eq!(named(source), ["app", "domain", "routes", "stripe"]);
}
