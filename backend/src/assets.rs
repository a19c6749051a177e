//! What browsers load, held in memory: read once at start, compressed when it was built.

use std::{
    collections::HashMap,
    fs,
    io::{self, Write as _},
    path::Path,
};

use axum::http::HeaderValue;
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest as _, Sha256};
use url::Url;

use crate::language;

const LOADER: &str = "connect-pay.js";
const STRIPE_JS_URL: &str = "__STRIPE_JS_URL__";

/// One file in each of its encodings.
#[derive(Debug)]
pub struct Asset {
    pub(crate) content_type: &'static str,
    pub(crate) etag: HeaderValue,
    /// Whether the name holds the content's hash.
    hashed: bool,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Asset {
    /// Something that the server itself has written, compressed. That takes a while for a long
    /// text; do not do it on a thread that answers.
    pub(crate) fn written(content_type: &'static str, text: String) -> Self {
        Self {
            content_type,
            etag: etag(text.as_bytes()),
            hashed: false,
            // Without its small form the plain one serves.
            brotli: compress(text.as_bytes(), Effort::Quick)
                .ok()
                .map(Bytes::from),
            gzip: gzip(text.as_bytes()).ok().map(Bytes::from),
            plain: text.into(),
        }
    }

    /// A hashed name never changes its content. The others are asked for each time, and mostly
    /// answered with 304: an old loader must not outlive the files that it names.
    pub(crate) const fn caching(&self) -> &'static str {
        if self.hashed {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }
    }

    /// The smallest form that the browser takes.
    pub(crate) fn best_for(&self, accept_encoding: &str) -> (Option<&'static str>, Bytes) {
        match (&self.brotli, &self.gzip) {
            (Some(body), _) if accepts(accept_encoding, "br") => (Some("br"), body.clone()),
            (_, Some(body)) if accepts(accept_encoding, "gzip") => (Some("gzip"), body.clone()),
            _ => (None, self.plain.clone()),
        }
    }
}

/// All files, by name.
#[derive(Debug, Default)]
pub struct Assets {
    files: HashMap<String, Asset>,
    /// Templates, by language.
    hosted_pages: HashMap<String, String>,
}

/// Why the front end could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    /// It is not there.
    #[error("there is no front end in {0} (CONNECT_PAY_ASSETS); build it with `cargo xtask build`")]
    Missing(String),
    /// It can not be read.
    #[error("the front end in {0} could not be read")]
    Unreadable(String, #[source] io::Error),
}

impl Assets {
    /// Reads the folder that `cargo xtask build` made. Without a folder there is nothing to serve.
    ///
    /// # Errors
    /// [`AssetsError`].
    pub fn load(folder: Option<&Path>, stripe_js_url: &Url) -> Result<Self, AssetsError> {
        let Some(folder) = folder else {
            return Ok(Self::default());
        };
        let name = folder.display().to_string();
        if !folder.join(LOADER).is_file() {
            return Err(AssetsError::Missing(name));
        }
        Self::read(folder, stripe_js_url).map_err(|error| AssetsError::Unreadable(name, error))
    }

    fn read(folder: &Path, stripe_js_url: &Url) -> io::Result<Self> {
        let mut assets = Self::default();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let Some(content_type) = content_type(name) else {
                continue;
            };
            let plain = fs::read(&path)?;
            if let Some(language) = language_of_page(name) {
                let page = String::from_utf8_lossy(&plain).into_owned();
                assets.hosted_pages.insert(language.to_owned(), page);
                continue;
            }
            let sibling = |ending: &str| fs::read(format!("{}.{ending}", path.display())).ok();
            let (plain, brotli, gzip) = if name == LOADER {
                let loader = String::from_utf8_lossy(&plain);
                let loader = loader
                    .replace(STRIPE_JS_URL, stripe_js_url.as_str())
                    .into_bytes();
                let brotli = compress(&loader, Effort::Most)?;
                (loader, Some(brotli), None)
            } else {
                (plain, sibling("br"), sibling("gz"))
            };
            let asset = Asset {
                content_type,
                etag: etag(&plain),
                hashed: is_hashed(name),
                plain: plain.into(),
                brotli: brotli.map(Bytes::from),
                gzip: gzip.map(Bytes::from),
            };
            assets.files.insert(name.to_owned(), asset);
        }
        Ok(assets)
    }

    /// One file.
    pub fn get(&self, name: &str) -> Option<&Asset> {
        self.files.get(name)
    }

    /// The template of the hosted payment page, in the language that a browser asks for.
    pub fn hosted_page(&self, accept_language: &str) -> Option<&str> {
        let known = self.hosted_pages.keys().map(String::as_str);
        let language = language::preferred(accept_language, known);
        self.hosted_pages.get(language).map(String::as_str)
    }
}

/// `index.html` is English, `index-fr.html` is French.
fn language_of_page(name: &str) -> Option<&str> {
    match name.strip_prefix("index")?.strip_suffix(".html")? {
        "" => Some(language::ENGLISH),
        other => other.strip_prefix('-'),
    }
}

fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "js" => Some("text/javascript; charset=utf-8"),
        "wasm" => Some("application/wasm"),
        "css" => Some("text/css; charset=utf-8"),
        "html" => Some("text/html; charset=utf-8"),
        "json" => Some("application/json"),
        _ => None,
    }
}

/// The build puts up to 16 hexadecimal digits behind a dash, of which Trunk leaves out leading
/// zeros: `connect-pay-widget-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.']).any(|part| {
        (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn accepts(accept_encoding: &str, wanted: &str) -> bool {
    accept_encoding.split(',').any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        name.trim() == wanted && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// How hard to try to make it small.
#[derive(Debug, Clone, Copy)]
enum Effort {
    /// Somebody waits for it.
    Quick,
    /// Whatever it takes.
    Most,
}

fn compress(plain: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    let mut small = Vec::new();
    let params = BrotliEncoderParams {
        quality: match effort {
            Effort::Quick => 5,
            Effort::Most => 11,
        },
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut io::Cursor::new(plain), &mut small, &params)?;
    Ok(small)
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(plain)?;
    gzip.finish()
}

fn etag(content: &[u8]) -> HeaderValue {
    let digest = hex::encode(Sha256::digest(content));
    HeaderValue::from_str(&format!("\"{}\"", &digest[..32]))
        .unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_a_hash_is_cached_for_good() {
        assert!(is_hashed("connect-pay-widget-0123456789abcdef_bg.wasm"));
        assert!(is_hashed("widget-0123456789abcdef.css"));
        assert!(is_hashed("widget-f94b011c8edb5c5.css"));
        assert!(!is_hashed("connect-pay.js"));
    }

    #[test]
    fn an_encoding_that_is_refused_is_not_used() {
        assert!(accepts("gzip, br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }
}
