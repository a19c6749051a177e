//! What crossed the wire in a test, kept for the contract tests.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use anyhow::{Context as _, Result};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// The folder in which an earlier run kept its records, for the suite that checks them.
pub fn folder() -> Option<PathBuf> {
    setting("CONNECT_PAY_RECORDS")
}

/// Keeps the journal of one world, when this run is asked to.
///
/// # Errors
/// When the folder can not be written.
pub fn keep(journal: &[u8]) -> Result<()> {
    let Some(folder) = setting("CONNECT_PAY_KEEP_RECORDS") else {
        return Ok(());
    };
    fs::create_dir_all(&folder).context("the folder of the records")?;
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let file = folder.join(format!("{}-{number}.json", std::process::id()));
    fs::write(file, journal).context("a record")
}

#[expect(clippy::disallowed_methods, reason = "the runner of the tests sets it")]
fn setting(name: &str) -> Option<PathBuf> {
    std::env::var(name).ok().map(PathBuf::from)
}
