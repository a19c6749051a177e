//! The loader has a stable name and names files that have none.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use sha2::{Digest as _, Sha256};

use super::{languages::Languages, minify, style};
use crate::{shell::root, tools::WasmTools};

pub(crate) const LOADER: &str = "connect-pay.js";

const HOSTED_PAGE: &str = "index.html";
/// Where the loader is written.
const SOURCES: &str = "frontend/widget/embed";

/// Bundles the loader, with the hashed names of the files that it loads and what they must be.
pub(super) fn write(dist: &Path, languages: &Languages, tools: &WasmTools) -> Result<()> {
    let (glue, wasm) = glue_and_wasm(dist)?;
    let css = style::write(dist, tools)?;
    let source = root().join(SOURCES).join(LOADER).display().to_string();
    let work = minify::work_folder()?;
    let mut loader = minify::esbuild(&work, &source, &["--bundle", "--minify"], tools)?;
    for (mark, name) in [("GLUE", &glue), ("WASM", &wasm), ("CSS", &css)] {
        let content = fs::read(dist.join(name)).with_context(|| format!("dist/{name}"))?;
        loader = loader.replace(&format!("__{mark}__"), name);
        loader = loader.replace(&format!("__{mark}_SRI__"), &integrity(&content));
    }
    let loader = loader
        .replace("__TEXTS__", &languages.stem)
        .replace("__LANGUAGES__", &languages.names.join(" "));
    fs::write(dist.join(LOADER), loader).context("dist/connect-pay.js")?;
    // The hosted page asks for the style before the loader does.
    let page = fs::read_to_string(dist.join(HOSTED_PAGE)).context("dist/index.html")?;
    let page = page.replace("__CSS__", &css);
    fs::write(dist.join(HOSTED_PAGE), page).context("dist/index.html")
}

/// <https://www.w3.org/TR/SRI/>
fn integrity(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    format!("sha256-{}", BASE64.encode(digest))
}

/// The names of the glue and of the WebAssembly.
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
