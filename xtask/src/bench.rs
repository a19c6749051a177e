//! `cargo xtask bench`: the figures come from `tests/bench`.

use anyhow::Result;

use crate::{cargo::cargo, shell::succeed};

/// Measures the release build of the server.
pub(crate) fn bench() -> Result<()> {
    succeed(&mut cargo(&["build", "--release", "--package", "backend"]))?;
    succeed(&mut cargo(&[
        "run",
        "--release",
        "--package",
        "tests",
        "--bin",
        "bench",
    ]))
}
