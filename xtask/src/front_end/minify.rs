//! Making the glue and the WebAssembly small together.
//!
//! Each of the two keeps alive what the other seems to need: exports that a library declares and
//! nobody calls, functions for code that the optimiser has removed, and names that end in the
//! digits of a hash, which no compression shrinks. Only here both are known, so here what neither
//! really uses goes from both, and what is left is called `a`, `b`, `c`….

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use super::{glue, loader, named::Named, snip, style, wasm::Module};
use crate::{
    shell::{command, succeed},
    tools::WasmTools,
};

/// What the loader imports: what stands around the WebAssembly, with the glue and the style.
const OPEN: &str = "frontend/widget/embed/open.js";
const WASM: &str = "WASM";
/// The module that `wasm-bindgen` names in each import, by its end.
const GLUE_MODULE: &str = "_bg.js";
/// Laying out the flow of each function anew, removing what has lost its use, and then optimising
/// what that leaves.
const PASSES: [&str; 9] = [
    "--flatten",
    "--rereloop",
    "-Os",
    "--strip-debug",
    "--strip-producers",
    "--low-memory-unused",
    "--dae-optimizing",
    "--remove-unused-module-elements",
    "-Os",
];
/// What a browser must know for the WebAssembly to run.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Replaces the glue and the WebAssembly in `dist/`. Gives the glue, which loads the WebAssembly.
pub(super) fn all(dist: &Path, tools: &WasmTools) -> Result<Named> {
    let work = work_folder()?;
    let (glue_name, wasm_name) = loader::glue_and_wasm(dist)?;
    let old_glue = fs::read_to_string(dist.join(&glue_name)).context("the glue")?;

    let glue = bundle(&work, &old_glue, tools)?;
    let mut module = Module::read(&fs::read(dist.join(&wasm_name)).context("the WebAssembly")?)?;
    snip::panics(&mut module)?;
    let mut module = Module::read(&optimise(&work, &module.write(), tools)?)?;
    module
        .exports
        .retain(|export| glue::uses(&glue, &export.name));
    let mut module = Module::read(&optimise(&work, &module.write(), tools)?)?;
    let glue = rename(&mut module, &glue)?;
    let glue = minify(&work, &glue, tools)?;

    let wasm = replace(dist, &wasm_name, "_bg.wasm", &module.write())?;
    replace(dist, &glue_name, ".js", wasm.stamp(&glue, WASM).as_bytes())
}

/// Where files lie on their way.
pub(super) fn work_folder() -> Result<PathBuf> {
    let work = crate::shell::root().join("target").join("front-end");
    fs::create_dir_all(&work).context("target/front-end")?;
    Ok(work)
}

/// The glue with only what the loader imports, still with readable names.
fn bundle(work: &Path, glue: &str, tools: &WasmTools) -> Result<String> {
    let glue = glue::mark_unused(&glue::shorten(glue)?);
    fs::write(work.join("glue.js"), glue)?;
    let open = crate::shell::root().join(OPEN).display().to_string();
    let style = style::write(work, tools)?;
    let flags = [
        "--bundle",
        "--loader:.css=text",
        "--alias:glue=./glue.js",
        &format!("--alias:style=./{style}"),
    ];
    esbuild(work, &open, &flags, tools)
}

fn minify(work: &Path, glue: &str, tools: &WasmTools) -> Result<String> {
    fs::write(work.join("renamed.js"), glue)?;
    esbuild(work, "renamed.js", &["--minify"], tools)
}

pub(super) fn esbuild(
    work: &Path,
    entry: &str,
    flags: &[&str],
    tools: &WasmTools,
) -> Result<String> {
    let out = if Path::new(entry).extension().is_some_and(|it| it == "css") {
        "out.css"
    } else {
        "out.js"
    };
    let mut esbuild = command(&tools.esbuild);
    esbuild
        .current_dir(work)
        .args([entry, "--format=esm", "--log-level=warning"])
        .arg(format!("--outfile={out}"))
        .args(flags);
    succeed(&mut esbuild)?;
    fs::read_to_string(work.join(out)).context("esbuild wrote nothing")
}

/// Without the code that only served exports that are gone.
fn optimise(work: &Path, wasm: &[u8], tools: &WasmTools) -> Result<Vec<u8>> {
    fs::write(work.join("in.wasm"), wasm)?;
    let mut wasm_opt = command("wasm-opt");
    wasm_opt
        .current_dir(work)
        .env("PATH", &tools.path)
        .args(["in.wasm", "--output", "out.wasm"])
        .args(PASSES)
        .args(FEATURES);
    succeed(&mut wasm_opt)?;
    fs::read(work.join("out.wasm")).context("wasm-opt wrote nothing")
}

/// Gives both sides the same short names.
fn rename(module: &mut Module, glue: &str) -> Result<String> {
    let old_imports: Vec<String> = module.imports.iter().map(|it| it.name.clone()).collect();
    let old_exports: Vec<String> = module.exports.iter().map(|it| it.name.clone()).collect();
    let short = |names: &[String]| -> Vec<String> { (0..names.len()).map(short_name).collect() };
    let (imports, exports) = (short(&old_imports), short(&old_exports));

    let from = module.imports.first().map(|import| import.module.clone());
    let from = from.context("the WebAssembly imports nothing")?;
    for (import, name) in module.imports.iter_mut().zip(&imports) {
        if import.module != from || !from.ends_with(GLUE_MODULE) {
            bail!(
                "{} comes from {}, not from the glue",
                import.name,
                import.module
            );
        }
        import.module = short_name(0);
        import.name.clone_from(name);
    }
    for (export, name) in module.exports.iter_mut().zip(&exports) {
        export.name.clone_from(name);
    }

    let glue = glue::rename(
        glue,
        &table(&old_imports, imports),
        &table(&old_exports, exports),
    );
    Ok(glue.replace(&format!("\"{from}\""), &format!("\"{}\"", short_name(0))))
}

fn table(old: &[String], new: Vec<String>) -> HashMap<&str, String> {
    old.iter().map(String::as_str).zip(new).collect()
}

/// `a` to `z`, `aa`, `ba`….
fn short_name(mut index: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[index % LETTERS.len()]));
        index /= LETTERS.len();
        if index == 0 {
            return name;
        }
        index -= 1;
    }
}

fn replace(dist: &Path, old: &str, ending: &str, content: &[u8]) -> Result<Named> {
    fs::remove_file(dist.join(old)).with_context(|| format!("dist/{old}"))?;
    Named::write(dist, "connect-pay-widget", content, ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::HashSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!(short_name(26), "aa");
    }
}
