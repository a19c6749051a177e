//! The programs of `PostgreSQL`, for the tests that several servers share.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use super::apt;
use crate::shell::{command, output};

/// Where Debian keeps the programs of each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The folder of `initdb` and `postgres`. The tests start a private server of their own.
pub(crate) fn postgres() -> Result<PathBuf> {
    if let Some(folder) = find() {
        return Ok(folder);
    }
    apt::install(
        "postgresql",
        "the tests run on PostgreSQL, too, on a private server",
    )?;
    find().context("initdb and postgres did not come with it; put both on PATH")
}

fn find() -> Option<PathBuf> {
    let on_path = output(command("sh").args(["-c", "command -v initdb"]));
    let on_path = on_path.and_then(|it| Some(Path::new(&it).parent()?.to_owned()));
    on_path.filter(|it| is_whole(it)).or_else(|| {
        let versions = fs::read_dir(DEBIAN).ok()?;
        let folders = versions.filter_map(|it| Some(it.ok()?.path().join("bin")));
        folders.filter(|it| is_whole(it)).max()
    })
}

fn is_whole(folder: &Path) -> bool {
    folder.join("initdb").is_file() && folder.join("postgres").is_file()
}
