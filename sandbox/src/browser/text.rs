//! A text as it is sent: compressed, as Stripe sends its own.

use std::io::{self, Write as _};

use axum::{
    body::Bytes,
    http::{
        HeaderMap, HeaderValue,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse as _, Response},
};
use flate2::{Compression, write::GzEncoder};

use super::KEPT_FOR_A_MINUTE;

/// A text in both of its forms.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    media_type: &'static str,
    plain: Bytes,
    /// None where it could not be compressed.
    gzip: Option<Bytes>,
}

impl Text {
    pub(super) fn new(media_type: &'static str, text: &str) -> Self {
        Self {
            media_type,
            gzip: gzip(text.as_bytes()).ok().map(Bytes::from),
            plain: Bytes::copy_from_slice(text.as_bytes()),
        }
    }

    /// The smaller form, where the browser takes it.
    pub(super) fn answer(&self, asked: &HeaderMap) -> Response {
        let headers = [
            (CONTENT_TYPE, self.media_type),
            (CACHE_CONTROL, KEPT_FOR_A_MINUTE),
            (VARY, ACCEPT_ENCODING.as_str()),
        ];
        match &self.gzip {
            Some(gzip) if takes_gzip(asked.get(ACCEPT_ENCODING)) => {
                (headers, [(CONTENT_ENCODING, "gzip")], gzip.clone()).into_response()
            }
            _ => (headers, self.plain.clone()).into_response(),
        }
    }
}

/// Browsers name it plainly, without a weight.
fn takes_gzip(accept_encoding: Option<&HeaderValue>) -> bool {
    let names = accept_encoding.and_then(|it| it.to_str().ok());
    names.is_some_and(|names| names.split(',').any(|name| name.trim() == "gzip"))
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(plain)?;
    gzip.finish()
}
