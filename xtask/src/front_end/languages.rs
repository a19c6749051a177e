//! The widget's texts in languages other than English: one small file each, of which a browser loads
//! the one that it needs.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{loader, minify};
use crate::shell::root;

const SOURCES: &str = "frontend/widget/locales";

/// The files in `dist/`.
pub(super) struct Languages {
    /// What their names begin with. A change of any text changes it.
    pub(super) stem: String,
    /// What their names end with: `de`, `pt-BR`….
    pub(super) names: Vec<String>,
}

/// Writes the texts to `dist/`.
pub(super) fn write(dist: &Path) -> Result<Languages> {
    let sources = root().join(SOURCES);
    let mut texts = Vec::new();
    for file in loader::names(&sources)? {
        let Some(name) = file.strip_suffix(".json") else {
            continue;
        };
        let text = fs::read_to_string(sources.join(&file)).context(SOURCES)?;
        let text: Value =
            serde_json::from_str(&text).with_context(|| format!("{SOURCES}/{file}"))?;
        texts.push((name.to_owned(), text.to_string()));
    }
    let all: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    let stem = format!("connect-pay-texts-{}", minify::hash_of(all.as_bytes()));
    for (name, text) in &texts {
        fs::write(dist.join(format!("{stem}-{name}.json")), text).context("dist/")?;
    }
    let names = texts.into_iter().map(|(name, _)| name).collect();
    Ok(Languages { stem, names })
}
