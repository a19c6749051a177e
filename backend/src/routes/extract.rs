//! What a handler takes from a request, refused in our own envelope.

use axum::{
    extract::{FromRequest, FromRequestParts, Request, rejection::BytesRejection},
    http::request::Parts,
};
use bytes::Bytes;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{app::App, error::Error, payments::Token};

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, app)
            .await
            .map_err(|it| unreadable(&it))?;
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let body = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let path = error.path().to_string();
            Error::Invalid {
                param: (path != ".").then_some(path),
                message: format!("the request body is not as expected: {}", error.inner()),
            }
        })?;
        json.end().map_err(|_| Error::Invalid {
            param: None,
            message: "the request body must be one JSON object".to_owned(),
        })?;
        Ok(Self(body))
    }
}

fn unreadable(rejection: &BytesRejection) -> Error {
    match rejection {
        BytesRejection::FailedToBufferBody(
            axum::extract::rejection::FailedToBufferBody::LengthLimitError(_),
        ) => Error::PayloadTooLarge,
        _ => Error::Invalid {
            param: None,
            message: "the request body broke off".to_owned(),
        },
    }
}

/// The query of the URL; a group is written with brackets, as in `created[gte]=1`.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        // What to expand is the owner's business; see `path::Owner`.
        let pairs = parts.uri.query().unwrap_or_default().split('&');
        let query: Vec<&str> = pairs.filter(|pair| !pair.starts_with("expand")).collect();
        let query = query.join("&");
        let unreadable = |reason: &dyn std::fmt::Display, param: Option<String>| Error::Invalid {
            param,
            message: format!("the query is not as expected: {reason}"),
        };
        // Brackets may come escaped.
        let config = serde_qs::Config::new().use_form_encoding(true);
        let read = serde_qs::Deserializer::with_config(config, query.as_bytes())
            .map_err(|error| unreadable(&error, None))?;
        serde_path_to_error::deserialize(read)
            .map(Self)
            .map_err(|error| {
                let path = error.path().to_string();
                unreadable(error.inner(), (path != ".").then_some(path))
            })
    }
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
