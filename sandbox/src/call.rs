//! The outermost layer of the API: reads a request once, writes its answer into the journal.

mod version;

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method,
        header::{AUTHORIZATION, CONTENT_TYPE, HOST},
    },
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;

pub(crate) use crate::call::version::VERSION;
use crate::{
    answer::Answer,
    auth,
    error::{Error, Result},
    events::Cause,
    faults::calls::Struck,
    form::{self, Form, Node},
    journal::ApiEntry,
    state::App,
};

/// Far more than any parameters need.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// A request to the API, read.
#[derive(Debug, Clone)]
pub(crate) struct Call(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    request_id: String,
    method: Method,
    path: String,
    form: Form,
    key: Option<String>,
    account: Option<String>,
    idempotency_key: Option<String>,
    origin: String,
}

impl Call {
    pub(crate) fn request_id(&self) -> &str {
        &self.0.request_id
    }

    pub(crate) fn method(&self) -> &Method {
        &self.0.method
    }

    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    /// The parameters: of the URL, then of the body.
    pub(crate) fn form(&self) -> &Form {
        &self.0.form
    }

    /// The API key, wherever it came from.
    pub(crate) fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// The connected account that the call is made for.
    pub(crate) fn account(&self) -> Option<&str> {
        self.0.account.as_deref()
    }

    pub(crate) fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key.as_deref()
    }

    /// What events say of it that it brings about.
    pub(crate) fn cause(&self) -> Cause {
        Cause::Request {
            id: self.0.request_id.clone(),
            idempotency_key: self.0.idempotency_key.clone(),
        }
    }

    /// Where browsers find the sandbox's pages.
    pub(crate) fn origin(&self) -> &str {
        &self.0.origin
    }
}

/// Reads the request, runs the rest of the API on it, journals both and adds Stripe's headers.
pub(crate) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let request_id = app.state().ids.mint("req_");
    let echoed = echoed_headers(request.headers());

    let mut response = match read(request, request_id.clone()).await {
        Err(error) => Answer::new(Err(error), &request_id).into_response(),
        Ok((call, parts)) => {
            let mut request = Request::from_parts(parts, Body::empty());
            request.extensions_mut().insert(call.clone());
            let response = next.run(request).await;
            journal(&app, &call, &response);
            response
        }
    };

    let headers = response.headers_mut();
    headers.extend(echoed);
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        headers.insert("request-id", value);
    }
    response
}

async fn read(request: Request, request_id: String) -> Result<(Call, axum::http::request::Parts)> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, MAX_BODY_BYTES)
        .await
        .map_err(|_| Error::invalid("Invalid request: the body is too large or broken off."))?;
    check_content_type(&parts.headers, &body)?;

    let mut form = Form::new();
    form::decode_into(&mut form, parts.uri.query().unwrap_or_default().as_bytes())?;
    form::decode_into(&mut form, &body)?;
    let key_parameter = take_text(&mut form, "key");
    let account_parameter = take_text(&mut form, "_stripe_account");
    let version_parameter = take_text(&mut form, "_stripe_version");
    let version = text_header(&parts.headers, "stripe-version").or(version_parameter);
    version.as_deref().map_or(Ok(()), version::check)?;
    let oauth_secret = parts
        .uri
        .path()
        .starts_with("/oauth/")
        .then(|| take_text(&mut form, "client_secret"))
        .flatten();

    let call = Call(Arc::new(Inner {
        request_id,
        method: parts.method.clone(),
        path: String::from(parts.uri.path()),
        form,
        key: key_of(&parts.headers).or(key_parameter).or(oauth_secret),
        account: account_of(&parts.headers)?.or(account_parameter),
        idempotency_key: text_header(&parts.headers, "idempotency-key"),
        origin: origin(&parts.headers),
    }));
    Ok((call, parts))
}

fn check_content_type(headers: &HeaderMap, body: &Bytes) -> Result<()> {
    let is_form = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
    if body.is_empty() || is_form {
        return Ok(());
    }
    Err(Error::invalid(
        "Invalid request (check that your POST content type is application/x-www-form-urlencoded). \
         If you have any questions, we can help at https://support.stripe.com/.",
    ))
}

fn take_text(form: &mut Form, name: &str) -> Option<String> {
    match form.shift_remove(name)? {
        Node::Text(text) => Some(text),
        Node::Group(_) => None,
    }
}

/// `Bearer key`, or the user name of `Basic`.
fn key_of(headers: &HeaderMap) -> Option<String> {
    let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = header.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(String::from(credentials.trim()));
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(credentials.trim()).ok()?).ok()?;
    decoded.split(':').next().map(String::from)
}

/// The connected account, by its old header or its new one.
fn account_of(headers: &HeaderMap) -> Result<Option<String>> {
    // One that can not be read is no reason to answer for the platform.
    let named = ["stripe-account", "stripe-context"];
    let unreadable = |name| headers.get(name).is_some_and(|it| it.to_str().is_err());
    if named.into_iter().any(unreadable) {
        return Err(Error::invalid(
            "Invalid Stripe-Account: the header holds characters that no account id has.",
        ));
    }
    match (
        text_header(headers, "stripe-account"),
        text_header(headers, "stripe-context"),
    ) {
        (Some(_), Some(_)) => Err(Error::invalid(
            "You may only provide one of the Stripe-Account and Stripe-Context headers.",
        )),
        (account, context) => Ok(account.or(context)),
    }
}

fn text_header(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(String::from(headers.get(name)?.to_str().ok()?)).filter(|text| !text.is_empty())
}

/// The production host names serve their pages on `hooks.stripe.com`; a sandbox under any other
/// name serves them itself.
fn origin(headers: &HeaderMap) -> String {
    let host = text_header(headers, HOST.as_str()).unwrap_or_else(|| String::from("localhost"));
    match host.as_str() {
        "api.stripe.com" | "connect.stripe.com" | "js.stripe.com" | "hooks.stripe.com" => {
            String::from("https://hooks.stripe.com")
        }
        host => format!("http://{host}"),
    }
}

fn echoed_headers(headers: &HeaderMap) -> HeaderMap {
    const ECHOED: [HeaderName; 2] = [
        HeaderName::from_static("idempotency-key"),
        HeaderName::from_static("stripe-account"),
    ];

    let mut echoed = HeaderMap::new();
    for name in ECHOED {
        if let Some(value) = headers.get(&name) {
            echoed.insert(name, value.clone());
        }
    }
    let version = headers.get("stripe-version");
    let served = version.filter(|it| it.to_str().is_ok_and(|it| version::check(it).is_ok()));
    echoed.insert(
        "stripe-version",
        served.cloned().unwrap_or(HeaderValue::from_static(VERSION)),
    );
    echoed
}

fn journal(app: &App, call: &Call, response: &Response) {
    let answer = response.extensions().get::<Answer>();
    let fault = response.extensions().get::<Struck>();
    if answer.is_none() && fault.is_none() {
        return;
    }
    let (key, owner) = auth::kind_of(app, call.key());
    app.state().journal.api(ApiEntry {
        method: call.method().to_string(),
        path: String::from(call.path()),
        account: call.account().map(String::from).or(owner),
        key,
        idempotency_key: call.idempotency_key().map(String::from),
        params: form::to_json(call.form()),
        status: answer.map(|answer| answer.status.as_u16()),
        replayed: answer.is_some_and(|answer| answer.replay_of.is_some()),
        response: answer.map_or(Value::Null, |answer| (*answer.body).clone()),
        fault: fault.map(|Struck(kind)| *kind),
    });
}
