//! The front end: Trunk builds it, then it is made small, the loader learns the names of its files
//! and everything is compressed, once, here.

mod compress;
mod glue;
mod hosted;
mod languages;
mod loader;
mod minify;
mod named;
mod npm_package;
mod paths;
mod snip;
mod stamp;
mod style;
mod wasm;
mod wire;

use std::fs;

use anyhow::{Context as _, Result};

use crate::{
    shell::{command, root, say, succeed},
    tools,
};

pub(crate) use loader::LOADER;

/// The folder that the server serves.
pub(crate) const DIST: &str = "dist";

/// Builds the front end, unless nothing that goes into it has changed.
pub(crate) fn build() -> Result<()> {
    let dist = root().join(DIST);
    let now = stamp::of_sources()?;
    if stamp::read(&dist).as_ref() == Some(&now) {
        say("The front end in dist/ is up to date.");
        return Ok(());
    }
    let tools = tools::wasm_tools()?;
    say("Building the front end.");
    let mut trunk = command(&tools.trunk);
    trunk
        .arg("build")
        .env("PATH", &tools.path)
        .env("CARGO_ENCODED_RUSTFLAGS", paths::remapped()?)
        .env_remove("NO_COLOR");
    succeed(&mut trunk)?;
    let glue = minify::all(&dist, &tools)?;
    let languages = languages::write(&dist)?;
    loader::write(&dist, &glue, &languages, &tools)?;
    hosted::write(&dist, &languages)?;
    compress::all(&dist)?;
    npm_package::write(&dist)?;
    fs::write(dist.join(stamp::FILE), now).context("could not write the stamp of dist/")
}

/// Builds the example page in Leptos; those in JavaScript are built by the tests.
pub(crate) fn example() -> Result<()> {
    let tools = tools::wasm_tools()?;
    let mut trunk = command(&tools.trunk);
    trunk
        .arg("build")
        .current_dir(root().join("frontend/examples/leptos"))
        .env("PATH", &tools.path)
        .env_remove("NO_COLOR");
    succeed(&mut trunk)
}
