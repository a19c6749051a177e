//! The paths of this machine, which the panics in the WebAssembly would name.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::shell::root;

/// What separates flags in `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\x1f";

/// Flags for rustc, in cargo's encoding, that cut off the folders of the repository and of the
/// registry: a build is the same wherever it is made, and smaller.
pub(super) fn remapped() -> Result<OsString> {
    let mut flags = flag(&root());
    for registry in registries()? {
        flags.push(SEPARATOR);
        flags.push(flag(&registry));
    }
    Ok(flags)
}

fn flag(folder: &Path) -> OsString {
    let mut flag = OsString::from("--remap-path-prefix=");
    flag.push(folder);
    flag.push("=");
    flag
}

/// The folders in which cargo unpacks crates, one for each registry.
fn registries() -> Result<Vec<PathBuf>> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let Some(Ok(folders)) = home.map(|home| fs::read_dir(home.join("registry").join("src"))) else {
        return Ok(Vec::new());
    };
    let folders = folders.map(|folder| folder.map(|it| it.path()));
    let mut folders = folders.collect::<Result<Vec<_>, _>>()?;
    folders.sort();
    Ok(folders)
}
