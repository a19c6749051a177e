//! `connect-pay restore`: a backup in the place of an `SQLite` database.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::{MetadataExt as _, chown},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use backend::{config::DatabaseArgs, store::backup};

use crate::{
    backup::{Partial, Written, refused, sqlite_file},
    output::Output,
    progress,
};

/// What is to be restored, and whether it may replace what is there.
pub(crate) struct Restore<'a> {
    pub(crate) file: &'a Path,
    pub(crate) force: bool,
}

pub(crate) async fn run(
    database: &DatabaseArgs,
    restore: Restore<'_>,
    output: Output,
) -> Result<()> {
    let target = sqlite_file(database, "pg_restore")?;
    let Restore { file, force } = restore;
    if !file.is_file() {
        return refused(format!("there is no file {}", file.display()));
    }
    if target.exists() && !force {
        return refused(format!(
            "there is a database at {}; --force replaces it, and what it holds is lost",
            target.display()
        ));
    }
    let partial = Partial::create(&target)?;
    copy(file, &partial.path)?;
    if let Err(damage) = backup::check(&partial.path).await {
        return refused(format!("{} can not be restored: {damage}", file.display()));
    }
    release(&target).await?;
    keep_owner(&target, &partial.path)?;
    let bytes = partial.finish(&target)?;
    output.print(&Written {
        file: target,
        bytes,
    })?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let source = File::open(from).with_context(|| format!("could not read {}", from.display()))?;
    let bar = progress::bar(source.metadata()?.len(), "copying");
    let mut target = File::options().write(true).open(to)?;
    io::copy(&mut bar.wrap_read(source), &mut target)
        .with_context(|| format!("could not copy {}", from.display()))?;
    bar.finish_and_clear();
    Ok(())
}

/// Makes sure that nobody has the old database open, and that nothing of it is left to be read
/// into the new one.
async fn release(database: &Path) -> Result<()> {
    // An old database that can not be read is what a restore is for.
    if database.exists() && backup::is_in_use(database).await.unwrap_or(false) {
        return refused(format!(
            "{} is in use; stop the server first",
            database.display()
        ));
    }
    for ending in ["-wal", "-shm"] {
        let file = beside(database, ending);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("could not remove {}", file.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The server may run under another account than this command.
fn keep_owner(old: &Path, new: &Path) -> Result<()> {
    let Ok(old) = fs::metadata(old) else {
        return Ok(());
    };
    chown(new, Some(old.uid()), Some(old.gid()))
        .and_then(|()| fs::set_permissions(new, old.permissions()))
        .context("could not give the new database the owner of the old one")
}

fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
