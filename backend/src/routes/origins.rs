//! Which pages may call the browser endpoints of a checkout.
//!
//! | the request has | answer |
//! |---|---|
//! | no `Origin` | as asked: a server, or the hosted page that reads from its own origin |
//! | our own origin | as asked |
//! | an origin of the account's `allowed_origins` | as asked, and the page may read it |
//! | the same, for an account that has none: of `CONNECT_PAY_ALLOWED_ORIGINS` | the same |
//! | any other | 403 |
//!
//! The endpoints use no cookie, so a checkout's id is all that a page can spend. It is read with
//! one indexed statement, and only where an origin must be looked up.

use axum::{
    extract::{FromRequestParts as _, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
            ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
            ORIGIN, VARY,
        },
    },
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use shared::CheckoutId;
use url::Url;

use super::path::Named;
use crate::{app::App, config::AllowedOrigins, error::Error};

/// Lets through what the origin may do, and tells the browser so.
pub(crate) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = match admitted(&app, request).await {
        Ok((request, granted)) => {
            let mut response = next.run(request).await;
            if let Some(granted) = granted {
                grant(response.headers_mut(), granted);
            }
            response
        }
        Err(error) => error.into_response(),
    };
    let vary = HeaderValue::from_static("origin");
    response.headers_mut().append(VARY, vary);
    response
}

/// `OPTIONS`: a browser asks before it calls. The layer has answered whether it may.
pub(crate) async fn preflight() -> Response {
    let headers: [(HeaderName, HeaderValue); 3] = [
        (
            ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, POST"),
        ),
        (
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("content-type, last-event-id"),
        ),
        (ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600")),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// The request, and the origin that its answer is for; none for a caller that is no other page.
async fn admitted(app: &App, request: Request) -> Result<(Request, Option<HeaderValue>), Error> {
    let Some(origin) = request.headers().get(ORIGIN).cloned() else {
        return Ok((request, None));
    };
    if is_own(&origin, &app.config.public_url) {
        return Ok((request, None));
    }
    let (mut parts, body) = request.into_parts();
    let Named(id) = Named::<CheckoutId>::from_request_parts(&mut parts, app).await?;
    let list = app.store.checkout_origins(&id).await?;
    let granted = granted(&origin, list.as_deref(), &app.config.allowed_origins);
    let granted = granted.ok_or_else(|| refused(&origin))?;
    Ok((Request::from_parts(parts, body), Some(granted)))
}

/// What `Access-Control-Allow-Origin` says, if the page may.
fn granted(
    origin: &HeaderValue,
    of_account: Option<&[String]>,
    of_server: &AllowedOrigins,
) -> Option<HeaderValue> {
    let is_listed = match (of_account, of_server) {
        (Some(list), _) => list.iter().any(|it| it.as_bytes() == origin.as_bytes()),
        (None, AllowedOrigins::List(list)) => list.contains(origin),
        (None, AllowedOrigins::Any) => return Some(HeaderValue::from_static("*")),
    };
    is_listed.then(|| origin.clone())
}

fn is_own(origin: &HeaderValue, public_url: &Url) -> bool {
    origin.as_bytes() == public_url.origin().ascii_serialization().as_bytes()
}

fn refused(origin: &HeaderValue) -> Error {
    Error::OriginNotAllowed(String::from_utf8_lossy(origin.as_bytes()).into_owned())
}

fn grant(headers: &mut HeaderMap, origin: HeaderValue) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("retry-after, x-request-id"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accounts_list_counts_and_without_one_the_servers() {
        let shop = HeaderValue::from_static("https://shop.example");
        let any = AllowedOrigins::Any;
        let list: AllowedOrigins = "https://shop.example".parse().unwrap();
        let other: AllowedOrigins = "https://other.example".parse().unwrap();
        let own = ["https://shop.example".to_owned()];
        let foreign = ["https://shop.example.evil".to_owned()];
        for (of_account, of_server, expected) in [
            (None, &any, Some("*")),
            (None, &list, Some("https://shop.example")),
            (None, &other, None),
            (Some(&own[..]), &other, Some("https://shop.example")),
            (Some(&foreign[..]), &any, None),
            (Some(&[][..]), &any, None),
        ] {
            let granted = granted(&shop, of_account, of_server);
            let granted = granted.as_ref().map(|it| it.to_str().unwrap());
            assert_eq!(granted, expected, "{of_account:?} {of_server:?}");
        }
    }

    #[test]
    fn our_own_origin_is_the_one_of_the_public_url() {
        let public_url = "https://pay.example/base/".parse().unwrap();
        for (origin, expected) in [
            ("https://pay.example", true),
            ("https://pay.example:8443", false),
            ("http://pay.example", false),
            ("https://pay.example.evil", false),
            ("null", false),
        ] {
            let origin = HeaderValue::from_str(origin).unwrap();
            assert_eq!(is_own(&origin, &public_url), expected, "{origin:?}");
        }
    }
}
