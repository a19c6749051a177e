//! `Idempotency-Key`: for 24 hours the same request gets the same answer, and has its effect once.
//!
//! | the key is | answer |
//! |---|---|
//! | new | the request runs; its answer is kept, unless it is a failure of ours or holds a secret |
//! | known, same request, answered | that answer, with `Idempotent-Replayed: true` |
//! | known, same request, running | 409 |
//! | known, another request | 400 |
//!
//! An answer that is not kept is safe to ask for again: what the request makes, and the key of every
//! call to Stripe, are derived from a nonce that is kept with the caller's key. Only the same request
//! is: another one may do the same thing once more.

use axum::{
    Json,
    body::{Body, Bytes, to_bytes},
    extract::{FromRequestParts as _, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use futures_util::FutureExt as _;
use sha2::{Digest as _, Sha256};
use shared::{ErrorEnvelope, RequestId};
use std::{
    panic::{self, AssertUnwindSafe},
    sync::Arc,
};

use super::{caller::Caller, extract::unreadable};
use crate::{
    app::App,
    error::Error,
    payments::Token,
    store::{ANSWERS_LIVE_MS, Begun, KeyedRequest, RequestKey, StoredAnswer},
};

const HEADER: &str = "idempotency-key";
const LONGEST_KEY: usize = 255;
/// No request runs this long, and each runs to its end, so its server died.
const ABANDONED: i64 = 5;
const LONGEST_ANSWER: usize = 1024 * 1024;

/// In an answer: it holds a secret that must not lie in the database.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NotKept;

/// Gives each request its [`Token`], and replays the answers to POSTs.
pub(crate) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    match run(&app, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}

async fn run(app: &App, mut request: Request, next: Next) -> Result<Response, Error> {
    let key = match *request.method() {
        Method::POST => key(&request)?,
        _ => None,
    };
    let Some(key) = key else {
        request.extensions_mut().insert(Token::random()?);
        if request.method().is_safe() {
            return Ok(next.run(request).await);
        }
        // Who hangs up has asked all the same.
        return app.underway.carry_out(next.run(request)).await;
    };
    let (mut parts, body) = request.into_parts();
    let caller = Caller::from_request_parts(&mut parts, app).await?;
    let body = to_bytes(body, crate::router::MAX_BODY_BYTES)
        .await
        .map_err(|error| unreadable(&error))?;
    let fingerprint = fingerprint(&parts.method, parts.uri.path(), &body);
    let at = RequestKey {
        caller: caller.id(),
        key: &key,
    };
    let kept_by = app.clone();
    let now = app.clock.now();
    let (forgotten, abandoned) = (
        now.before(ANSWERS_LIVE_MS),
        now.before(app.config.patience.times_ms(ABANDONED)),
    );
    let nonce = Token::random()?;
    let keyed = KeyedRequest {
        key: at,
        fingerprint: &fingerprint,
        nonce: nonce.as_str(),
    };
    let begun = app
        .store
        .begin_api_request(keyed, now, forgotten, abandoned);
    let token = match begun.await? {
        Begun::Begun { nonce } => Token::of(caller.id(), &key, &nonce),
        Begun::Answered(answer) => return Ok(replayed(answer)),
        Begun::Running => return Err(Error::IdempotencyKeyInUse),
        Begun::OtherRequest => return Err(Error::IdempotencyKeyReused),
    };
    let request_id = parts.extensions.get::<RequestId>().cloned();
    parts.extensions.insert(token);
    parts.extensions.insert(caller.clone());
    let request = Request::from_parts(parts, Body::from(body));
    let work = async move {
        let at = RequestKey {
            caller: caller.id(),
            key: &key,
        };
        let ran = AssertUnwindSafe(next.run(request)).catch_unwind().await;
        match ran {
            Ok(response) => keep(&kept_by, at, response, request_id).await,
            Err(panic) => {
                kept_by.store.release_api_request(at).await?;
                panic::resume_unwind(panic)
            }
        }
    };
    app.underway.carry_out(work).await?
}

fn key(request: &Request) -> Result<Option<String>, Error> {
    let Some(key) = request.headers().get(HEADER) else {
        return Ok(None);
    };
    let key = key.to_str().ok().filter(|key| {
        let fits = (1..=LONGEST_KEY).contains(&key.len());
        fits && key.bytes().all(|byte| byte.is_ascii_graphic())
    });
    key.map(|key| Some(key.to_owned())).ok_or_else(|| {
        Error::invalid(
            "Idempotency-Key",
            "Idempotency-Key has 1 to 255 visible ASCII characters; a UUID fits well",
        )
    })
}

fn fingerprint(method: &Method, path: &str, body: &Bytes) -> String {
    let mut hash = Sha256::new();
    for part in [method.as_str().as_bytes(), path.as_bytes(), body] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

/// Keeps what the same request should get again. A refusal has no body yet: the outermost layer
/// writes it, from the same words.
async fn keep(
    app: &App,
    at: RequestKey<'_>,
    response: Response,
    request_id: Option<RequestId>,
) -> Result<Response, Error> {
    let status = response.status();
    let passing = status.is_server_error()
        || matches!(status, StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS);
    if passing || response.extensions().get::<NotKept>().is_some() {
        app.store.release_api_request(at).await?;
        return Ok(response);
    }
    let refusal = response.extensions().get::<Arc<Error>>().cloned();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, LONGEST_ANSWER)
        .await
        .map_err(|_| Error::Internal("an answer is too long to be kept"))?;
    let text = match (&refusal, request_id) {
        (Some(error), Some(id)) => serde_json::to_string(&ErrorEnvelope {
            error: error.body(id),
        })
        .unwrap_or_default(),
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    };
    let answer = StoredAnswer {
        status: status.as_u16(),
        body: text,
    };
    app.store.answer_api_request(at, &answer).await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn replayed(answer: StoredAnswer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = (status, answer.body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.insert("idempotent-replayed", HeaderValue::from_static("true"));
    response
}

/// A JSON answer that holds a secret: never kept, never cached.
pub(crate) struct Secret<T>(pub(crate) T);

impl<T: serde::Serialize> axum::response::IntoResponse for Secret<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.0).into_response();
        response.extensions_mut().insert(NotKept);
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
