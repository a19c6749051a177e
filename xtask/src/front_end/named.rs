//! Files that are named after what is in them, so that browsers keep them for good, and checked
//! against it before they run.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
};

use anyhow::{Context as _, Result};
use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use sha2::{Digest as _, Sha256};

/// A file in `dist/`.
pub(super) struct Named {
    name: String,
    /// <https://www.w3.org/TR/SRI/>
    integrity: String,
}

impl Named {
    /// Writes a file that is called by a stem, a hash and an ending.
    pub(super) fn write(dist: &Path, stem: &str, content: &[u8], ending: &str) -> Result<Self> {
        let name = format!("{stem}-{}{ending}", hash_of(content));
        fs::write(dist.join(&name), content).with_context(|| format!("dist/{name}"))?;
        let digest = BASE64.encode(Sha256::digest(content));
        let integrity = format!("sha256-{digest}");
        Ok(Self { name, integrity })
    }

    /// Puts the name and the hash into a text that loads the file: `__GLUE__` and `__GLUE_SRI__`.
    pub(super) fn stamp(&self, text: &str, mark: &str) -> String {
        text.replace(&format!("__{mark}__"), &self.name)
            .replace(&format!("__{mark}_SRI__"), &self.integrity)
    }
}

/// Sixteen hexadecimal digits that stand for a content.
pub(super) fn hash_of(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
