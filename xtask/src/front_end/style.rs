//! The widget's style: one text for the glue, from a folder of files.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use super::minify;
use crate::{shell::root, tools::WasmTools};

const SOURCE: &str = "frontend/widget/style/connect-pay.css";
const NAME: &str = "style.css";

/// Writes the style to where the glue is bundled, and gives its name there.
pub(super) fn write(work: &Path, tools: &WasmTools) -> Result<&'static str> {
    let source = root().join(SOURCE).display().to_string();
    let style = minify::esbuild(work, &source, &["--bundle", "--minify"], tools)?;
    fs::write(work.join(NAME), style.trim_end()).context(NAME)?;
    Ok(NAME)
}
