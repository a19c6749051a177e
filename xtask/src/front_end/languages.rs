//! The widget's texts in languages other than English: one small file each, of which a browser loads
//! the one that it needs.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use super::{hosted, loader, named};
use crate::shell::root;

const SOURCES: &str = "frontend/widget/locales";

/// The files in `dist/`.
pub(super) struct Languages {
    /// What their names begin with. A change of any text changes it.
    pub(super) stem: String,
    /// What their names end with: `de`, `pt-BR`….
    pub(super) names: Vec<String>,
    /// What the hosted page alone says, by language.
    pub(super) hosted: Vec<(String, Map<String, Value>)>,
}

/// Writes the texts to `dist/`.
pub(super) fn write(dist: &Path) -> Result<Languages> {
    let sources = root().join(SOURCES);
    let (mut texts, mut hosted) = (Vec::new(), Vec::new());
    for file in loader::names(&sources)? {
        let Some(name) = file.strip_suffix(".json") else {
            continue;
        };
        let text = fs::read_to_string(sources.join(&file)).context(SOURCES)?;
        let all: Map<String, Value> =
            serde_json::from_str(&text).with_context(|| format!("{SOURCES}/{file}"))?;
        let (of_page, of_widget): (Map<_, _>, Map<_, _>) =
            all.into_iter().partition(|(key, _)| hosted::says(key));
        texts.push((name.to_owned(), Value::Object(of_widget).to_string()));
        hosted.push((name.to_owned(), of_page));
    }
    let all: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    let stem = format!("connect-pay-texts-{}", named::hash_of(all.as_bytes()));
    for (name, text) in &texts {
        fs::write(dist.join(format!("{stem}-{name}.json")), text).context("dist/")?;
    }
    let names = texts.into_iter().map(|(name, _)| name).collect();
    Ok(Languages {
        stem,
        names,
        hosted,
    })
}
