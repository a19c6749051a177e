//! What browsers load: the loader, the WebAssembly, its glue and its style.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{app::App, assets::Asset, error::Error};

/// `GET /{file}`. Any page may load these: they are the same for all.
pub(crate) async fn show(
    State(app): State<App>,
    Path(file): Path<String>,
    request: HeaderMap,
) -> Result<File, Error> {
    let asset = app.assets.get(&file).ok_or(Error::NoSuchPath)?;
    Ok(File(respond(asset, &request)))
}

/// A file of the front end, or the word that the browser's is still right.
pub(crate) struct File(Response);

impl IntoResponse for File {
    fn into_response(self) -> Response {
        self.0
    }
}

/// As `If-None-Match` compares: a proxy that packs what it sends has made the tag a weak one.
fn is_the_same(tag: &str, asset: &Asset) -> bool {
    tag == "*" || asset.etag == tag.strip_prefix("W/").unwrap_or(tag)
}

/// The file, in the best encoding that the caller reads; 304 when the caller has it.
pub(crate) fn respond(asset: &Asset, request: &HeaderMap) -> Response {
    let sent = |name| {
        request
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, asset.etag.clone());
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(asset.caching()),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    // A page that asks for isolation may embed us all the same.
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
    if sent(header::IF_NONE_MATCH)
        .split(',')
        .any(|tag| is_the_same(tag.trim(), asset))
    {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let (encoding, body) = asset.best_for(sent(header::ACCEPT_ENCODING));
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.content_type),
    );
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    (headers, body).into_response()
}
