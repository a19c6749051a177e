//! What a handler takes from a request, refused in our own envelope.

use axum::{
    extract::{FromRequest, FromRequestParts, Request, rejection::BytesRejection},
    http::{header, request::Parts},
};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use shared::CheckoutId;

use crate::{
    api_key::{ApiKey, Scope},
    app::App,
    error::Error,
    store::KnownKey,
};

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

/// The checkout that the URL names.
pub(crate) struct Checkout(pub(crate) CheckoutId);

impl FromRequestParts<App> for Checkout {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let path = axum::extract::Path::<CheckoutId>::from_request_parts(parts, app).await;
        path.map(|axum::extract::Path(id)| Self(id))
            .map_err(|_| Error::NoSuchPath)
    }
}

/// Proof that a platform's server is calling.
pub(crate) struct Platform;

impl FromRequestParts<App> for Platform {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let header = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|it| it.to_str().ok());
        let key = header
            .and_then(|it| it.strip_prefix("Bearer "))
            .ok_or(Error::Unauthorized)?;
        let key = ApiKey::received(key.trim());
        match app.store.api_key(&key).await? {
            Some(KnownKey {
                scope: Scope::Platform,
                ..
            }) => Ok(Self),
            _ => Err(Error::Unauthorized),
        }
    }
}
