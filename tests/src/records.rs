//! What crossed the wire in a test, kept for the contract tests.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use anyhow::{Context as _, Result};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// The folder of the records, when this run keeps them.
#[expect(clippy::disallowed_methods, reason = "the runner of the tests sets it")]
pub fn folder() -> Option<PathBuf> {
    std::env::var("CONNECT_PAY_RECORDS").ok().map(PathBuf::from)
}

/// Keeps the journal of one world.
///
/// # Errors
/// When the folder can not be written.
pub fn keep(journal: &[u8]) -> Result<()> {
    let Some(folder) = folder() else {
        return Ok(());
    };
    fs::create_dir_all(&folder).context("the folder of the records")?;
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let file = folder.join(format!("{}-{number}.json", std::process::id()));
    fs::write(file, journal).context("a record")
}
