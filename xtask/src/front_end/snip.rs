//! Cutting out of the WebAssembly what only describes a panic.
//!
//! A panic in the widget is a defect, and ends in a trap whatever it says: nobody prints the message.
//! But each place that can panic keeps its message, its source path and the machinery of `format!`
//! alive, a tenth of what a customer would load. A function that is cut out becomes the trap itself.

use anyhow::{Result, bail};

use super::wasm::{Module, Reader, number, sized};

const CODE: u8 = 10;
const CUSTOM: u8 = 0;
const DATA: u8 = 11;
/// The subsection of `name` with the names of functions.
const FUNCTIONS: u8 = 1;
/// A body without locals: `unreachable`, `end`.
const TRAP: [u8; 3] = [0x00, 0x00, 0x0b];

/// Parts of names: functions that never return, and what writes messages for them. The widget itself
/// formats nothing.
const ONLY_FOR_PANICS: [&str; 16] = [
    "panick",
    "panic_",
    "unwrap_failed",
    "expect_failed",
    "slice_index_fail",
    "slice_error_fail",
    "len_mismatch_fail",
    "handle_error",
    "alloc_error",
    "capacity_overflow",
    "rust_panic",
    "fmt::Formatter",
    "fmt::builders",
    "fmt::Debug>::fmt",
    "fmt::Display>::fmt",
    "fmt::Write>::write",
];

/// Cuts the functions, and blanks the source paths in the data.
pub(super) fn panics(module: &mut Module) -> Result<usize> {
    let imported = module.imports.len();
    let names = names(module)?;
    let mut cut = 0;
    for (id, content) in &mut module.sections {
        match *id {
            CODE => {
                let is_cut = |index: usize| {
                    let name = names.get(index + imported).map_or("", String::as_str);
                    ONLY_FOR_PANICS.iter().any(|part| name.contains(part))
                };
                (*content, cut) = without(content, is_cut)?;
            }
            DATA => blank_paths(content),
            _ => {}
        }
    }
    Ok(cut)
}

/// The code section without the bodies of some functions.
fn without(code: &[u8], is_cut: impl Fn(usize) -> bool) -> Result<(Vec<u8>, usize)> {
    let mut rest = Reader(code);
    let count = rest.number()?;
    let mut written = Vec::new();
    let mut cut = 0;
    number(&mut written, count);
    for index in 0..usize::try_from(count)? {
        let body = rest.sized()?;
        if is_cut(index) {
            cut += 1;
            sized(&mut written, &TRAP);
        } else {
            sized(&mut written, body);
        }
    }
    Ok((written, cut))
}

/// The names of all functions, imported ones included, by their index.
fn names(module: &Module) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (_, content) in module.sections.iter().filter(|(id, _)| *id == CUSTOM) {
        let mut rest = Reader(content);
        if rest.text()? != "name" {
            continue;
        }
        while !rest.0.is_empty() {
            let subsection = rest.byte()?;
            let mut content = Reader(rest.sized()?);
            if subsection == FUNCTIONS {
                for _ in 0..content.number()? {
                    let index = usize::try_from(content.number()?)?;
                    if names.len() <= index {
                        names.resize(index + 1, String::new());
                    }
                    names[index] = content.text()?;
                }
            }
        }
    }
    if names.is_empty() {
        bail!("the WebAssembly has no names: its profile must not strip them");
    }
    Ok(names)
}

/// Source paths are read by panics only. Nothing moves, so whatever points beside them stays right.
fn blank_paths(data: &mut [u8]) {
    let is_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-./".contains(byte);
    let mut at = 0;
    while let Some(found) = data[at..].windows(3).position(|it| it == b".rs") {
        let end = at + found + 3;
        let length = data[..end]
            .iter()
            .rev()
            .take_while(|byte| is_path(byte))
            .count();
        data[end - length..end].fill(0);
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_that_is_cut_is_a_trap_and_the_others_stay() {
        let code = [2, 3, 0, 0x01, 0x0b, 4, 0, 0x01, 0x01, 0x0b];

        let (written, cut) = without(&code, |index| index == 0).unwrap();

        assert_eq!(written, [2, 3, 0, 0x00, 0x0b, 4, 0, 0x01, 0x01, 0x0b]);
        assert_eq!(cut, 1);
    }

    #[test]
    fn a_source_path_is_blanked_and_nothing_else() {
        let mut data = b"Pay now\"src/owner/arena.rs\x01\x02more".to_vec();

        blank_paths(&mut data);

        assert_eq!(
            data,
            b"Pay now\"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02more"
        );
    }
}
