//! The widget's style: one file for browsers, from a folder of them.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use super::minify;
use crate::{shell::root, tools::WasmTools};

const SOURCE: &str = "frontend/widget/style/connect-pay.css";

/// Writes the style to `dist/` and gives its name.
pub(super) fn write(dist: &Path, tools: &WasmTools) -> Result<String> {
    let source = root().join(SOURCE).display().to_string();
    let work = minify::work_folder()?;
    let style = minify::esbuild(&work, &source, &["--bundle", "--minify"], tools)?;
    let name = format!("connect-pay-{}.css", minify::hash_of(style.as_bytes()));
    fs::write(dist.join(&name), style).with_context(|| format!("dist/{name}"))?;
    Ok(name)
}
