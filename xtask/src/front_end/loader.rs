//! The loader has a stable name and names files that have none.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

pub(crate) const LOADER: &str = "connect-pay.js";

/// Writes the hashed names into the loader.
pub(super) fn fill_in(dist: &Path) -> Result<()> {
    let (glue, wasm) = glue_and_wasm(dist)?;
    let path = dist.join(LOADER);
    let mut loader = fs::read_to_string(&path).context("dist/connect-pay.js")?;
    for (mark, name) in [
        ("__GLUE__", &glue),
        ("__WASM__", &wasm),
        ("__CSS__", &file(&names(dist)?, ".css")?),
    ] {
        loader = loader.replace(mark, name);
    }
    fs::write(path, minified(&loader)).context("dist/connect-pay.js")
}

/// The names of the glue and of the WebAssembly.
pub(super) fn glue_and_wasm(dist: &Path) -> Result<(String, String)> {
    let names = names(dist)?;
    Ok((file(&names, ".js")?, file(&names, "_bg.wasm")?))
}

fn file(names: &[String], ending: &str) -> Result<String> {
    let mut names = names.iter();
    let found = names.find(|name| name.ends_with(ending) && *name != LOADER);
    found
        .cloned()
        .with_context(|| format!("dist/ holds no file that ends in {ending}"))
}

/// Without comments and indentation; brotli does the rest. The loader is written so that no string
/// in it starts a line, and every comment has lines of its own.
fn minified(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let code = lines.filter(|line| {
        !(line.is_empty()
            || line.starts_with("//")
            || line.starts_with("/**")
            || line.starts_with("* "))
    });
    code.fold(String::new(), |file, line| file + line + "\n")
}

pub(crate) fn names(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist).context("dist/")? {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    Ok(names)
}
