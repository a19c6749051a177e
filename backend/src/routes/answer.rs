//! What a handler answers with, so that its signature tells status, headers and body.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// 201, with the thing that has been created.
pub(crate) struct Created<A>(pub(crate) A);

impl<A: IntoResponse> IntoResponse for Created<A> {
    fn into_response(self) -> Response {
        (StatusCode::CREATED, self.0).into_response()
    }
}

/// Never cached, and another answer for another key.
pub(crate) struct Uncached<A>(pub(crate) A);

impl<A: IntoResponse> IntoResponse for Uncached<A> {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("authorization"));
        response
    }
}

/// An HTML page with its headers.
pub(crate) struct Page(pub(crate) Response);

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        self.0
    }
}

/// A way to another page, with its headers.
pub(crate) struct Redirected(pub(crate) Response);

impl IntoResponse for Redirected {
    fn into_response(self) -> Response {
        self.0
    }
}
