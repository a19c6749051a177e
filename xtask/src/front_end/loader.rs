//! The loader has a stable name and names files that have none.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use super::{languages::Languages, minify, named::Named};
use crate::{shell::root, tools::WasmTools};

pub(crate) const LOADER: &str = "connect-pay.js";

const HOSTED_PAGE: &str = "index.html";
const GLUE: &str = "GLUE";
/// Where the loader is written.
const SOURCES: &str = "frontend/widget/embed";

/// Bundles the loader, with the names of the files that it loads.
pub(super) fn write(
    dist: &Path,
    glue: &Named,
    languages: &Languages,
    tools: &WasmTools,
) -> Result<()> {
    let source = root().join(SOURCES).join(LOADER).display().to_string();
    let work = minify::work_folder()?;
    let loader = minify::esbuild(&work, &source, &["--bundle", "--minify"], tools)?;
    let loader = glue
        .stamp(&loader, GLUE)
        .replace("__TEXTS__", &languages.stem)
        .replace("__LANGUAGES__", &languages.names.join(" "));
    fs::write(dist.join(LOADER), loader).context("dist/connect-pay.js")?;
    // The hosted page asks for the glue before the loader does.
    let page = fs::read_to_string(dist.join(HOSTED_PAGE)).context("dist/index.html")?;
    fs::write(dist.join(HOSTED_PAGE), glue.stamp(&page, GLUE)).context("dist/index.html")
}

/// The names of the glue and of the WebAssembly, as Trunk has written them.
pub(super) fn glue_and_wasm(dist: &Path) -> Result<(String, String)> {
    let mut names = names(dist)?;
    names.retain(|name| name.starts_with("connect-pay-widget"));
    Ok((file(&names, ".js")?, file(&names, "_bg.wasm")?))
}

fn file(names: &[String], ending: &str) -> Result<String> {
    let mut names = names.iter();
    let found = names.find(|name| name.ends_with(ending));
    found
        .cloned()
        .with_context(|| format!("dist/ holds no file that ends in {ending}"))
}

pub(crate) fn names(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist).context("dist/")? {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    Ok(names)
}
