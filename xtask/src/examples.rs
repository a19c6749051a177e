//! Whether the examples in the documentation of a crate show all of it.
//!
//! The sources are read line by line, which the formatter makes possible.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};

/// The macros stand here, whose names are placeholders.
const MACROS: &str = "define.rs";

/// Fails with the names that no example of a crate mentions.
pub(crate) fn check(crate_folder: &Path) -> Result<()> {
    let mut sources = Sources::default();
    for file in files(&crate_folder.join("src"))? {
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        sources.add(&text);
    }
    let missing = sources.missing();
    ensure!(
        missing.is_empty(),
        "{}: no example in the documentation shows {}",
        crate_folder.display(),
        missing.join(", ")
    );
    Ok(())
}

#[derive(Default)]
struct Sources {
    /// The public types, functions and setters.
    names: BTreeSet<String>,
    /// The words of the examples.
    shown: BTreeSet<String>,
}

impl Sources {
    fn add(&mut self, text: &str) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let (mut is_example, mut is_defined) = (false, false);
        for line in code.lines() {
            let trimmed = line.trim();
            if let Some(said) = said(trimmed) {
                if said.starts_with("```") {
                    is_example = !is_example;
                } else if is_example {
                    self.shown.extend(words(said).map(str::to_owned));
                }
                continue;
            }
            if line.starts_with("define_") {
                is_defined = true;
            } else if line.starts_with('}') {
                is_defined = false;
            }
            let name = public(trimmed).or_else(|| is_defined.then(|| defined(trimmed))?);
            self.names.extend(name.map(str::to_owned));
        }
    }

    fn missing(&self) -> Vec<&str> {
        self.names
            .difference(&self.shown)
            .map(String::as_str)
            .collect()
    }
}

/// The text of a line of documentation.
fn said(line: &str) -> Option<&str> {
    let said = line
        .strip_prefix("///")
        .or_else(|| line.strip_prefix("//!"))?;
    Some(said.trim_start())
}

/// The name of a public item that begins on this line.
fn public(line: &str) -> Option<&str> {
    let mut rest = line.strip_prefix("pub ")?;
    for word in ["const ", "async "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let kinds = ["fn ", "struct ", "enum ", "trait "];
    let named = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?;
    words(named).next()
}

/// The name in a line of a macro: of a type (`Name {`, `Name(Kind) {`), or of a setter or handler
/// (`name: Type => …`).
fn defined(line: &str) -> Option<&str> {
    let is_type = line.ends_with(" {") && line.starts_with(char::is_uppercase);
    let is_setter = line.contains(": ") && line.contains(" => ");
    (is_type || is_setter).then(|| words(line).next())?
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
    let words = text.split(move |sign| !is_part(sign));
    words.filter(|word| !word.is_empty())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if !path.ends_with(MACROS) {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_example_mentions_is_missing() {
        let mut sources = Sources::default();

        sources.add(
            "/// A look. hidden\n/// ```\n/// let look = Look::new().theme(night);\n/// ```\n\
             pub struct Look;\npub const fn new() {}\npub async fn hidden() {}\nfn own() {}\n\
             define_options! {\n    /// Words.\n    Rules {\n        /// A rule.\n        \
             theme: Text => \"theme\",\n        radius: Text => \"radius\",\n    }\n}\n\
             Point { x: 1 => 2 }\n#[cfg(test)]\npub fn of_a_test() {}\n",
        );

        assert_eq!(sources.missing(), ["Rules", "hidden", "radius"]);
    }
}
