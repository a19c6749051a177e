//! What turns Rust into what a browser loads.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use super::{cache, npm};
use crate::{
    cargo::locked_version,
    shell::{command, on_path, output, say, succeed},
};

const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
/// What a `wasm-opt` of it says that it is. Another one makes a widget of another size.
const WASM_OPT: &str = "132";
const ESBUILD: &str = "0.28.2";

/// Where the tools are.
pub(crate) struct WasmTools {
    pub(crate) trunk: PathBuf,
    /// A PATH on which Trunk finds the right `wasm-bindgen` and `wasm-opt`, and so fetches nothing.
    pub(crate) path: OsString,
    pub(crate) test_runner: PathBuf,
    pub(crate) esbuild: PathBuf,
}

/// Adds the wasm target to the toolchain.
pub(crate) fn wasm_target() -> Result<()> {
    let installed = output(command("rustup").args(["target", "list", "--installed"]));
    if installed.is_some_and(|list| list.lines().any(|line| line == TARGET)) {
        return Ok(());
    }
    say(&format!(
        "Adding the target {TARGET} to the Rust toolchain: the widget is WebAssembly."
    ));
    succeed(command("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("run `rustup target add {TARGET}` yourself; rustup is at https://rustup.rs")
    })
}

/// Finds or installs trunk, wasm-bindgen and wasm-opt.
pub(crate) fn wasm_tools() -> Result<WasmTools> {
    wasm_target()?;
    let bindgen = wasm_bindgen()?;
    let wasm_opt = wasm_opt()?;
    let trunk = trunk()?;
    let old_path = env::var_os("PATH").unwrap_or_default();
    let folders = [bindgen.clone(), wasm_opt]
        .into_iter()
        .chain(env::split_paths(&old_path));
    Ok(WasmTools {
        trunk,
        path: env::join_paths(folders).context("PATH")?,
        test_runner: bindgen.join("wasm-bindgen-test-runner"),
        esbuild: npm::program("esbuild", ESBUILD, "it makes the glue small")?,
    })
}

/// The folder of `wasm-bindgen`. Its version must be the library's, to the digit.
fn wasm_bindgen() -> Result<PathBuf> {
    const CLI: &str = "wasm-bindgen-cli";
    let version = locked_version("wasm-bindgen")?;
    let is_right = |program: &Path| {
        output(command(program).arg("--version")).is_some_and(|it| it.ends_with(&version))
    };
    if let Some(folder) = folder_on_path("wasm-bindgen-test-runner")
        && is_right(&folder.join("wasm-bindgen"))
    {
        return Ok(folder);
    }
    let cached = cache::folder(CLI, &version)?.join("bin");
    if is_right(&cached.join("wasm-bindgen")) {
        return Ok(cached);
    }
    cache::cargo_install(
        CLI,
        &version,
        "it makes the glue between WebAssembly and the page",
    )
}

fn trunk() -> Result<PathBuf> {
    let series = |version: &str| version.rsplit_once('.').map(|it| it.0.to_owned());
    let is_right = |program: &Path| {
        let version = output(command(program).arg("--version"));
        version.and_then(|it| series(it.strip_prefix("trunk ")?)) == series(TRUNK)
    };
    if let Some(program) = on_path("trunk")
        && is_right(&program)
    {
        return Ok(program);
    }
    let cached = cache::folder("trunk", TRUNK)?.join("bin").join("trunk");
    if is_right(&cached) {
        return Ok(cached);
    }
    Ok(
        cache::cargo_install("trunk", TRUNK, "it builds the widget and the hosted page")?
            .join("trunk"),
    )
}

/// The folder of `wasm-opt`.
fn wasm_opt() -> Result<PathBuf> {
    // "wasm-opt version 132 (…)"
    let version = |program: &Path| {
        let text = output(command(program).arg("--version"))?;
        Some(text.split_whitespace().nth(2)?.to_owned())
    };
    if let Some(folder) = folder_on_path("wasm-opt")
        && version(&folder.join("wasm-opt")).is_some_and(|it| it == WASM_OPT)
    {
        return Ok(folder);
    }
    npm::folder("binaryen", BINARYEN, "its wasm-opt makes the widget small")
}

fn folder_on_path(program: &str) -> Option<PathBuf> {
    Some(on_path(program)?.parent()?.to_path_buf())
}
