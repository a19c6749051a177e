//! `connect-pay backup`: a copy of one moment of an `SQLite` database.

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, Result};
use backend::{
    config::DatabaseArgs,
    store::{self, backup},
};
use indicatif::ProgressBar;
use serde::Serialize;

use crate::{exit::Refused, output::Output, progress};

const LOOK: Duration = Duration::from_millis(100);

/// A file that was written, and its size in bytes.
#[derive(Serialize)]
pub(crate) struct Written {
    pub(crate) file: PathBuf,
    pub(crate) bytes: u64,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.file.display(), self.bytes)
    }
}

pub(crate) async fn run(database: &DatabaseArgs, file: &Path, output: Output) -> Result<()> {
    let source = sqlite_file(database, "pg_dump")?;
    if !source.is_file() {
        return refused(format!("there is no database at {}", source.display()));
    }
    if file.exists() {
        return refused(format!(
            "{} exists; a backup goes into a new file",
            file.display()
        ));
    }
    let partial = Partial::create(file)?;
    copy(&source, &partial.path).await?;
    let bytes = partial.finish(file)?;
    output.print(&Written {
        file: file.to_owned(),
        bytes,
    })?;
    Ok(())
}

/// The file of the database, when it is `SQLite`'s.
pub(crate) fn sqlite_file(database: &DatabaseArgs, instead: &str) -> Result<PathBuf> {
    let file = database.url()?.sqlite_file();
    file.ok_or_else(|| {
        Refused(format!(
            "DATABASE_URL is a PostgreSQL database; use {instead}, as --help shows"
        ))
        .into()
    })
}

pub(crate) fn refused<T>(sentence: String) -> Result<T> {
    Err(Refused(sentence).into())
}

/// `SQLite` does not tell how far it is, but the copy grows.
async fn copy(source: &Path, target: &Path) -> Result<()> {
    let bar = progress::bar(fs::metadata(source)?.len(), "copying");
    let mut copying = std::pin::pin!(backup::copy_into(source, target));
    let mut look = tokio::time::interval(LOOK);
    let copied: Result<(), store::Error> = loop {
        tokio::select! {
            done = &mut copying => break done,
            _ = look.tick() => show_growth(&bar, target),
        }
    };
    bar.finish_and_clear();
    copied.with_context(|| format!("could not copy {}", source.display()))
}

fn show_growth(bar: &ProgressBar, target: &Path) {
    if let Ok(metadata) = fs::metadata(target) {
        bar.set_position(metadata.len());
    }
}

/// A file that is not complete. It is removed, unless it is finished.
pub(crate) struct Partial {
    pub(crate) path: PathBuf,
}

impl Partial {
    /// An empty file beside `target`, readable by its owner only: who knows a checkout can pay it.
    pub(crate) fn create(target: &Path) -> Result<Self> {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".partial");
        let path = target.with_file_name(name);
        let created = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path);
        match created {
            Ok(_) => Ok(Self { path }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refused(format!(
                "{} exists; another command is at work, or was cut off: then remove it",
                path.display()
            )),
            Err(error) => Err(error).with_context(|| format!("could not write {}", path.display())),
        }
    }

    /// Gives it its name, once all of it is on the disk. Gives its size in bytes.
    pub(crate) fn finish(self, target: &Path) -> Result<u64> {
        let file = File::open(&self.path)?;
        file.sync_all()?;
        let bytes = file.metadata()?.len();
        fs::rename(&self.path, target)
            .with_context(|| format!("could not write {}", target.display()))?;
        let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(bytes)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // It is gone when it has got its name.
        let _ = fs::remove_file(&self.path);
    }
}
