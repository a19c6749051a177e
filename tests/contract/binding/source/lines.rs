//! Files, blocks of lines, and the texts in them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

/// A block that begins and ends in the first column.
pub(super) struct Block<'a> {
    pub(super) head: &'a str,
    pub(super) body: Vec<&'a str>,
}

pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(files(&path)?);
        } else if path.extension().is_some_and(|it| it == "rs") {
            all.push(path);
        }
    }
    Ok(all)
}

pub(super) fn blocks(code: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in code.lines().filter(|line| !line.trim().starts_with("//")) {
        if line.starts_with(|it: char| it.is_alphabetic()) {
            blocks.push(Block {
                head: line,
                body: Vec::new(),
            });
        } else if let Some(block) = blocks.last_mut() {
            block.body.push(line);
        }
    }
    blocks
}

/// The texts of a line that look like a name of Stripe's.
pub(super) fn literals(line: &str) -> Vec<String> {
    let is_name = |text: &&str| {
        !text.is_empty()
            && text
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || "_-:".contains(it))
    };
    let texts = line.split('"').skip(1).step_by(2);
    texts.filter(is_name).map(str::to_owned).collect()
}

pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|it: char| !it.is_alphanumeric() && it != '_')
        .filter(|word| !word.is_empty())
        .collect()
}
