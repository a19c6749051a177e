//! The npm package: what types the element, and what loads it from a server. The element itself comes
//! from the server always, so a package never falls behind it.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use super::{loader, wire};
use crate::shell::root;

const SOURCES: &str = "frontend/widget/npm";
const FOLDER: &str = "npm";
const WIRE: &str = "wire.d.ts";
/// A package is packed without what lies above it.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Writes the package to `dist/npm/`.
pub(super) fn write(dist: &Path) -> Result<()> {
    let (from, to) = (root().join(SOURCES), dist.join(FOLDER));
    fs::create_dir_all(&to).context("dist/npm")?;
    for name in loader::names(&from)? {
        let text = fs::read_to_string(from.join(&name)).context(SOURCES)?;
        let text = text.replace("\"0.0.0\"", &format!("\"{}\"", env!("CARGO_PKG_VERSION")));
        fs::write(to.join(&name), text).with_context(|| format!("dist/npm/{name}"))?;
    }
    for name in LICENCES {
        fs::copy(root().join(name), to.join(name)).context(name)?;
    }
    fs::write(to.join(WIRE), wire::declarations()?).context("dist/npm/wire.d.ts")
}
