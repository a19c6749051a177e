//! Compressing at build time, as hard as it goes, so that the server never does.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result};
use flate2::{Compression, write::GzEncoder};

use super::loader;

const COMPRESSED: [&str; 4] = ["js", "wasm", "css", "json"];

/// Writes `name.br` and `name.gz` beside each file that shrinks.
pub(super) fn all(dist: &Path) -> Result<()> {
    for name in loader::names(dist)? {
        let ending = name.rsplit_once('.').map_or("", |it| it.1);
        if !COMPRESSED.contains(&ending) {
            continue;
        }
        let plain = fs::read(dist.join(&name)).with_context(|| format!("dist/{name}"))?;
        let br = dist.join(format!("{name}.br"));
        fs::write(br, brotli(&plain)?).with_context(|| format!("dist/{name}.br"))?;
        let gz = dist.join(format!("{name}.gz"));
        fs::write(gz, gzip(&plain)?).with_context(|| format!("dist/{name}.gz"))?;
    }
    Ok(())
}

pub(crate) fn brotli(plain: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut std::io::Cursor::new(plain), &mut small, &params)?;
    Ok(small)
}

fn gzip(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    Ok(encoder.finish()?)
}
