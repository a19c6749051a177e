//! What a handler takes from a request, refused in our own envelope.

mod shape;

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::request::Parts,
};
use bytes::Bytes;
use http_body_util::LengthLimitError;
use serde::{Deserialize, de::DeserializeOwned};

use super::path::is_expansion;
use crate::{app::App, error::Error, payments::Token, store::Cursor};

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, app)
            .await
            .map_err(|it| unreadable(&it))?;
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let body = serde_path_to_error::deserialize(&mut json).map_err(|it| unexpected(&it))?;
        json.end().map_err(|_| Error::Invalid {
            param: None,
            message: "the request body must be one JSON object".to_owned(),
        })?;
        shape::check::<T>(&bytes).map_err(|it| unexpected(&it))?;
        Ok(Self(body))
    }
}

/// The body as it came, for who has to verify it before anybody reads it.
pub(crate) struct Raw(pub(crate) Bytes);

impl FromRequest<App> for Raw {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, app).await;
        bytes.map(Self).map_err(|it| unreadable(&it))
    }
}

fn unexpected(error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
    let path = error.path().to_string();
    Error::Invalid {
        param: (path != ".").then_some(path),
        message: format!("the request body is not as expected: {}", error.inner()),
    }
}

/// A body that could not be read to its end.
pub(super) fn unreadable(error: &(dyn std::error::Error + 'static)) -> Error {
    let mut causes = std::iter::successors(Some(error), |error| error.source());
    if causes.any(|it| it.is::<LengthLimitError>() || it.is::<Box<LengthLimitError>>()) {
        return Error::PayloadTooLarge;
    }
    Error::Invalid {
        param: None,
        message: "the request body broke off".to_owned(),
    }
}

/// `created[gte]=1` is a field of an object, as in Stripe's own API. Browsers encode the brackets.
const QUERY: serde_qs::Config = serde_qs::Config::new().max_depth(2).use_form_encoding(true);

/// The query of the URL. What it does not know is refused, `expand[]` too.
pub(crate) struct Query<T>(pub(crate) T);

/// The query of a list of Stripe's objects: `expand[]` beside it is the [owner](super::path::Owner)'s
/// business.
pub(crate) struct ExpandableQuery<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        read_query(query(parts)?).map(Self)
    }
}

impl<T: DeserializeOwned> FromRequestParts<App> for ExpandableQuery<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        let pairs = query(parts)?.split('&');
        let query: Vec<&str> = pairs.filter(|pair| !is_expansion(pair)).collect();
        read_query(&query.join("&")).map(Self)
    }
}

fn query(parts: &Parts) -> Result<&str, Error> {
    let query = parts.uri.query().unwrap_or_default();
    if query.contains("%00") {
        return Err(Error::Invalid {
            param: None,
            message: "the query must not contain a NUL character".to_owned(),
        });
    }
    Ok(query)
}

fn read_query<T: DeserializeOwned>(query: &str) -> Result<T, Error> {
    let read = serde_qs::Deserializer::with_config(QUERY, query.as_bytes());
    let read = read.map_err(|error| Error::Invalid {
        param: None,
        message: format!("the query is not as expected: {error}"),
    })?;
    serde_path_to_error::deserialize(read).map_err(|error| {
        let path = error.path().to_string();
        Error::Invalid {
            param: (path != ".").then_some(path),
            message: format!("the query is not as expected: {}", error.inner()),
        }
    })
}

/// Where a page begins, of what `starting_after` and `ending_before` say.
pub(crate) fn cursor<I>(
    starting_after: Option<I>,
    ending_before: Option<I>,
) -> Result<Cursor<I>, Error> {
    match (starting_after, ending_before) {
        (None, None) => Ok(Cursor::Start),
        (Some(id), None) => Ok(Cursor::After(id)),
        (None, Some(id)) => Ok(Cursor::Before(id)),
        (Some(_), Some(_)) => Err(Error::invalid(
            "ending_before",
            "send starting_after or ending_before, not both",
        )),
    }
}

/// The refusal of a cursor that names nothing of its kind.
pub(crate) fn unknown_cursor<I>(cursor: &Cursor<I>, kind: &str) -> Error {
    let param = match cursor {
        Cursor::Before(_) => "ending_before",
        Cursor::Start | Cursor::After(_) => "starting_after",
    };
    Error::invalid(param, format!("{param} names no {kind}"))
}

/// How many things a page has: 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u16")]
pub(crate) struct Limit(u16);

impl Limit {
    pub(crate) const fn get(self) -> u16 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(10)
    }
}

impl TryFrom<u16> for Limit {
    type Error = &'static str;

    fn try_from(limit: u16) -> Result<Self, &'static str> {
        if (1..=100).contains(&limit) {
            Ok(Self(limit))
        } else {
            Err("limit is a number from 1 to 100")
        }
    }
}

/// What makes this POST and a repetition of it the same.
pub(crate) struct Once(pub(crate) Token);

impl FromRequestParts<App> for Once {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        let token = parts.extensions.get::<Token>().cloned();
        token
            .map(Self)
            .ok_or(Error::Internal("a POST came without its token"))
    }
}
