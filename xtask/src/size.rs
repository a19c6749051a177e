//! What a browser loads, and that it stays small.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::{
    front_end::{DIST, LOADER},
    shell::{root, say},
};

/// Loader, glue, WebAssembly and style together, in brotli.
const LIMIT_KB: u64 = 57;
/// The loader alone, in bytes: a page waits for it before anything else begins.
const LOADER_LIMIT: u64 = 3000;

/// Prints the size of each file and refuses a front end that grew over the limit.
pub(crate) fn check() -> Result<()> {
    let dist = root().join(DIST);
    let (mut total, mut longest_text) = (0, 0);
    say("\nWhat a browser loads, in brotli:");
    let mut entries = fs::read_dir(&dist)
        .context("dist/")?
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(file) = name.strip_suffix(".br") {
            let bytes = entry.metadata()?.len();
            if file.starts_with("hosted") {
                // Only the hosted page loads it.
                continue;
            }
            if Path::new(file).extension().is_some_and(|it| it == "json") {
                // A browser loads one of them, or none.
                longest_text = longest_text.max(bytes);
                continue;
            }
            if file == LOADER && bytes > LOADER_LIMIT {
                bail!("the loader has grown over {LOADER_LIMIT} bytes");
            }
            total += bytes;
            say(&format!("  {bytes:>7} B  {file}"));
        }
    }
    total += longest_text;
    say(&format!(
        "  {longest_text:>7} B  the longest of the texts in other languages"
    ));
    say(&format!(
        "  {total:>7} B  in all; the limit is {LIMIT_KB} KB"
    ));
    if total == 0 {
        bail!("dist/ holds no compressed file");
    }
    if total > LIMIT_KB * 1000 {
        bail!("the front end has grown over {LIMIT_KB} KB");
    }
    Ok(())
}
