//! The journals that the other suites kept.

use std::{fs, io::ErrorKind};

use anyhow::{Context as _, Result};

use crate::journal::{self, Entry};

/// Every entry of every record in the folder of this run; none when there is no folder.
pub(crate) fn all() -> Result<Vec<Entry>> {
    let Some(folder) = ::tests::records::folder() else {
        return Ok(Vec::new());
    };
    let files = match fs::read_dir(&folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        files => files.with_context(|| format!("the records in {}", folder.display()))?,
    };
    let mut entries = Vec::new();
    for file in files {
        let path = file?.path();
        if path.extension().is_some_and(|it| it == "json") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let journal = fs::read(&path).with_context(|| name.clone().into_owned())?;
            entries.extend(journal::read(&name, &journal)?);
        }
    }
    Ok(entries)
}
