//! One request to Stripe, from its parameters to its typed answer.

use std::{marker::PhantomData, time::Instant};

use bytes::Bytes;
use reqwest::{Method, StatusCode, header::HeaderMap};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use shared::{AccountId, RequestId};
use tracing::{Span, debug, field, instrument};
use url::Url;

use super::{
    ApiError, Error, Form, IdempotencyKey, Stripe,
    client::API_VERSION,
    form::EncodeError,
    retry::{self, Decision, Outcome},
};

/// A request that has not been sent. All that a call may carry has one setter, here.
#[must_use = "a request does nothing until it is sent"]
#[derive(Debug)]
pub struct Request<'a, T> {
    stripe: &'a Stripe,
    operation: &'static str,
    method: Method,
    url: Result<Url, Error>,
    form: Result<Form, EncodeError>,
    account: Option<AccountId>,
    idempotency_key: Option<IdempotencyKey>,
    expand: Vec<&'static str>,
    answer: PhantomData<fn() -> T>,
}

impl<'a, T: DeserializeOwned> Request<'a, T> {
    /// A request to the path made of `segments`, each of which is escaped.
    pub(super) fn new(
        stripe: &'a Stripe,
        operation: &'static str,
        method: Method,
        segments: &[&str],
    ) -> Self {
        Self {
            stripe,
            operation,
            method,
            url: address(&stripe.base, segments),
            form: Ok(Form::default()),
            account: None,
            idempotency_key: None,
            expand: Vec::new(),
            answer: PhantomData,
        }
    }

    pub(super) fn params(mut self, params: &impl Serialize) -> Self {
        self.form = Form::encode(params);
        self
    }

    pub(super) fn form(mut self, form: Form) -> Self {
        self.form = Ok(form);
        self
    }

    /// Acts on behalf of a connected account (`Stripe-Account`).
    /// <https://docs.stripe.com/connect/authentication>
    pub fn on_account(mut self, account: &AccountId) -> Self {
        self.account = Some(account.clone());
        self
    }

    /// Makes the request safe to repeat. A POST without a key is sent once only.
    pub fn idempotency_key(mut self, key: IdempotencyKey) -> Self {
        self.idempotency_key = Some(key);
        self
    }

    /// Asks for an object instead of its id. May be called several times.
    pub fn expand(mut self, path: &'static str) -> Self {
        self.expand.push(path);
        self
    }

    /// Sends the request, again where that is safe and promising, and reads the answer.
    ///
    /// # Errors
    /// [`Error`], after the last attempt.
    #[instrument(name = "stripe", skip_all, fields(
        stripe.operation = self.operation,
        stripe.account = self.account.as_ref().map(field::display),
        stripe.request_id = field::Empty,
        http.status = field::Empty,
        attempt = field::Empty,
        duration_ms = field::Empty,
    ))]
    pub async fn send(self) -> Result<T, Error> {
        let (stripe, account) = (self.stripe, self.account.clone());
        let (http, repeatable) = self.prepare()?;
        let started = Instant::now();
        let mut attempt = 1;
        loop {
            let request = http.try_clone().ok_or(Error::Address)?;
            let answer = exchange(&stripe.http, request).await;
            let decision = retry::decide(outcome(&answer), attempt, repeatable, random_byte());
            if let Decision::Wait { delay, reason } = decision {
                debug!(attempt, reason, "asking Stripe again");
                tokio::time::sleep(delay).await;
                attempt += 1;
                continue;
            }
            let span = Span::current();
            span.record("attempt", attempt);
            span.record(
                "duration_ms",
                u64::try_from(started.elapsed().as_millis()).ok(),
            );
            return read(&answer?, account);
        }
    }

    /// The HTTP request, and whether it may be sent more than once.
    fn prepare(self) -> Result<(reqwest::Request, bool), Error> {
        let mut form = self.form?;
        form.push_expand(&self.expand);
        let mut http = self
            .stripe
            .http
            .request(self.method.clone(), self.url?)
            .bearer_auth(self.stripe.key.reveal())
            .header("Stripe-Version", API_VERSION);
        if let Some(account) = &self.account {
            http = http.header("Stripe-Account", account.as_str());
        }
        if self.method == Method::GET {
            let mut http = http.build().map_err(|_| Error::Address)?;
            http.url_mut()
                .set_query(Some(form.as_str()).filter(|query| !query.is_empty()));
            return Ok((http, true));
        }
        if let Some(key) = &self.idempotency_key {
            http = http.header("Idempotency-Key", key.as_str());
        }
        let http = http
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(form.as_str().to_owned())
            .build()
            .map_err(|_| Error::Address)?;
        Ok((http, self.idempotency_key.is_some()))
    }
}

/// An answer with its whole body. One that breaks off half-way is no answer.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

async fn exchange(http: &reqwest::Client, request: reqwest::Request) -> Result<Answer, Error> {
    let exchange = async {
        let answer = http.execute(request).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        Ok(Answer {
            status,
            headers,
            body: answer.bytes().await?,
        })
    };
    // The URL is left out of the error: it may name things that do not belong in a log.
    exchange
        .await
        .map_err(|error: reqwest::Error| Error::Transport(error.without_url()))
}

fn address(base: &Url, segments: &[&str]) -> Result<Url, Error> {
    let mut url = base.clone();
    url.path_segments_mut()
        .map_err(|()| Error::Address)?
        .pop_if_empty()
        .extend(segments);
    Ok(url)
}

fn outcome(answer: &Result<Answer, Error>) -> Outcome {
    match answer {
        Err(_) => Outcome::NoAnswer,
        Ok(answer) => Outcome::Answer {
            status: answer.status.as_u16(),
            should_retry: header(&answer.headers, "stripe-should-retry").map(|it| it == "true"),
        },
    }
}

fn read<T: DeserializeOwned>(answer: &Answer, account: Option<AccountId>) -> Result<T, Error> {
    let status = answer.status.as_u16();
    let request_id: Option<RequestId> =
        header(&answer.headers, "request-id").and_then(|id| id.parse().ok());
    let span = Span::current();
    span.record("http.status", status);
    span.record("stripe.request_id", request_id.as_ref().map(field::display));
    if answer.status.is_success() {
        return decode(&answer.body).map_err(|path| Error::Decode {
            status,
            path,
            request_id,
        });
    }
    let replayed = header(&answer.headers, "idempotent-replayed") == Some("true");
    match decode::<Envelope>(&answer.body) {
        Ok(Envelope { error }) => Err(Error::Api(Box::new(ApiError {
            status,
            request_id,
            account,
            replayed,
            ..error
        }))),
        Err(path) => Err(Error::Decode {
            status,
            path,
            request_id,
        }),
    }
}

#[derive(Deserialize)]
struct Envelope {
    error: ApiError,
}

/// Reads a body; on failure tells the field at fault and nothing of its content.
fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut json).map_err(|error| error.path().to_string())
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn random_byte() -> u8 {
    // Without randomness the delay is the shortest one: worse spread, still correct.
    getrandom::u32().map_or(0, |word| word.to_le_bytes()[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_can_not_leave_its_place_in_the_path() {
        let base: Url = "https://api.stripe.com".parse().unwrap();
        let url = |id| address(&base, &["v1", "accounts", id]).unwrap().to_string();

        assert_eq!(url("acct_1"), "https://api.stripe.com/v1/accounts/acct_1");
        assert_eq!(
            url("a/b?c#d"),
            "https://api.stripe.com/v1/accounts/a%2Fb%3Fc%23d"
        );
    }
}
