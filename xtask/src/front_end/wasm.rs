//! A WebAssembly module, as far as what it asks of its glue and offers to it.
//!
//! <https://webassembly.github.io/spec/core/binary/modules.html>

use anyhow::{Context as _, Result, bail};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// The one kind of import that `wasm-bindgen` makes.
const FUNCTION: u8 = 0;

/// A module whose other sections stay as they are.
pub(super) struct Module {
    pub(super) sections: Vec<(u8, Vec<u8>)>,
    pub(super) imports: Vec<Import>,
    pub(super) exports: Vec<Export>,
}

/// A function that the glue gives.
pub(super) struct Import {
    pub(super) module: String,
    pub(super) name: String,
    type_index: u32,
}

/// Something that the glue gets.
pub(super) struct Export {
    pub(super) name: String,
    kind: u8,
    index: u32,
}

impl Module {
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let mut rest = Reader(
            bytes
                .strip_prefix(HEADER)
                .context("this is no WebAssembly")?,
        );
        let mut module = Self {
            sections: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
        };
        while !rest.0.is_empty() {
            let id = rest.byte()?;
            let content = rest.sized()?;
            match id {
                IMPORTS => module.imports = Reader(content).list(Import::read)?,
                EXPORTS => module.exports = Reader(content).list(Export::read)?,
                _ => {}
            }
            module.sections.push((id, content.to_vec()));
        }
        Ok(module)
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = HEADER.to_vec();
        for (id, content) in &self.sections {
            bytes.push(*id);
            match *id {
                IMPORTS => sized(&mut bytes, &list(&self.imports, Import::write)),
                EXPORTS => sized(&mut bytes, &list(&self.exports, Export::write)),
                _ => sized(&mut bytes, content),
            }
        }
        bytes
    }
}

impl Import {
    fn read(from: &mut Reader<'_>) -> Result<Self> {
        let (module, name) = (from.text()?, from.text()?);
        if from.byte()? != FUNCTION {
            bail!("the import {name} is no function");
        }
        let type_index = from.number()?;
        Ok(Self {
            module,
            name,
            type_index,
        })
    }

    fn write(&self, to: &mut Vec<u8>) {
        sized(to, self.module.as_bytes());
        sized(to, self.name.as_bytes());
        to.push(FUNCTION);
        number(to, self.type_index);
    }
}

impl Export {
    fn read(from: &mut Reader<'_>) -> Result<Self> {
        Ok(Self {
            name: from.text()?,
            kind: from.byte()?,
            index: from.number()?,
        })
    }

    fn write(&self, to: &mut Vec<u8>) {
        sized(to, self.name.as_bytes());
        to.push(self.kind);
        number(to, self.index);
    }
}

/// What is not read yet.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("the WebAssembly is cut off")?;
        self.0 = rest;
        Ok(*first)
    }

    /// LEB128, as every number of the format.
    pub(super) fn number(&mut self) -> Result<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the WebAssembly is too long")
    }

    pub(super) fn sized(&mut self) -> Result<&'a [u8]> {
        let length = usize::try_from(self.number()?)?;
        let cut = self.0.split_at_checked(length);
        let (content, rest) = cut.context("the WebAssembly is cut off")?;
        self.0 = rest;
        Ok(content)
    }

    pub(super) fn text(&mut self) -> Result<String> {
        Ok(String::from_utf8(self.sized()?.to_vec())?)
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        (0..self.number()?).map(|_| read(self)).collect()
    }
}

fn list<T>(items: &[T], write: impl Fn(&T, &mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(&mut bytes, length(items));
    for item in items {
        write(item, &mut bytes);
    }
    bytes
}

pub(super) fn sized(to: &mut Vec<u8>, content: &[u8]) {
    number(to, length(content));
    to.extend_from_slice(content);
}

/// It was read from a format that counts in 32 bits, and has only become shorter.
fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "seven bits fit in a byte")]
pub(super) fn number(to: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports `a.f`, exports it as `g`, and ends with a section of its own.
    const SMALL: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\
        \x02\x07\x01\x01a\x01f\0\0\x07\x05\x01\x01g\0\0\0\x02\x01x";

    #[test]
    fn a_module_is_written_as_it_was_read() {
        let module = Module::read(SMALL).unwrap();

        assert_eq!(module.imports[0].name, "f");
        assert_eq!(module.exports[0].name, "g");
        assert_eq!(module.write(), SMALL);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        assert!(Module::read(b"MZ").is_err());
        assert!(Module::read(&SMALL[..20]).is_err());
    }

    #[test]
    fn long_numbers_keep_their_value() {
        for value in [0, 127, 128, 300, u32::MAX] {
            let mut bytes = Vec::new();
            number(&mut bytes, value);
            assert_eq!(Reader(&bytes).number().unwrap(), value);
        }
    }
}
