//! Whether `dist/` still is what its sources would make.

use std::{fmt::Write as _, fs, path::Path, time::UNIX_EPOCH};

use anyhow::Result;

use crate::shell::{command, output, root};

/// The file in `dist/` that tells what it was made from.
pub(super) const FILE: &str = ".stamp";

const SOURCES: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "backend/openapi.json",
    "frontend/leptos-stripe",
    "frontend/stripe-js",
    "frontend/widget",
    "shared",
    "xtask/src",
];

/// What `dist/` was made from.
pub(super) fn read(dist: &Path) -> Option<String> {
    fs::read_to_string(dist.join(FILE)).ok()
}

/// The compiler, and each source file with its size and time of change. The versions of the other tools
/// stand in sources.
pub(super) fn of_sources() -> Result<String> {
    let mut stamp = output(command("rustc").arg("--version")).unwrap_or_default();
    stamp.push('\n');
    for source in SOURCES {
        list(&root().join(source), &mut stamp)?;
    }
    Ok(stamp)
}

fn list(path: &Path, stamp: &mut String) -> Result<()> {
    let facts = fs::metadata(path)?;
    if facts.is_dir() {
        let mut entries = fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        return entries
            .iter()
            .try_for_each(|entry| list(&entry.path(), stamp));
    }
    let changed = facts
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_nanos();
    writeln!(stamp, "{} {} {changed}", path.display(), facts.len())?;
    Ok(())
}
