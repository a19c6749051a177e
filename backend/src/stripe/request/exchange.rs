//! The one place that touches the network: a call goes out, until an answer is worth returning.

use std::time::Duration;

use reqwest::Request as HttpRequest;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{Span, debug};

use super::{answer::Answer, call::Call};
use crate::stripe::{
    Error, Stripe,
    retry::{self, Decision, Outcome},
};

/// Makes the call, again where that is safe and promising.
pub(super) async fn exchange(stripe: &Stripe, call: &Call) -> Result<Answer, Error> {
    call.check(stripe)?;
    let key = call.repeat_key();
    let http = call.http(stripe, key.as_ref())?;
    let repeatable = call.is_repeatable(key.as_ref());
    let started = Instant::now();
    let deadline = call.within.map(|time| started + time);
    let mut attempt = 1;
    let mut failure = None;
    let result = loop {
        if let Err(wait) = stripe.turns.wait(call.acts_on(stripe), deadline).await {
            // What became of an earlier attempt says more than that there is no other.
            break Err(failure.unwrap_or_else(|| too_late(stripe, call, wait)));
        }
        let sent = Instant::now();
        let result = attempt_once(stripe, call, &http, deadline).await;
        if hit_a_rate_limit(&result) {
            stripe.turns.slow_down(call.acts_on(stripe), sent);
        }
        let decision = retry::decide(outcome(&result), attempt, repeatable, random_byte());
        let Decision::Wait { delay, reason } = decision else {
            break result;
        };
        if deadline.is_some_and(|deadline| Instant::now() + delay >= deadline) {
            break result;
        }
        debug!(attempt, reason, "asking Stripe again");
        failure = result.err();
        sleep(delay).await;
        attempt += 1;
    };
    note(attempt, started.elapsed());
    result
}

async fn attempt_once(
    stripe: &Stripe,
    call: &Call,
    http: &HttpRequest,
    deadline: Option<Instant>,
) -> Result<Answer, Error> {
    let http = http.try_clone().ok_or(Error::Address)?;
    let attempt = over_the_network(stripe, call, http);
    match deadline {
        None => attempt.await,
        Some(deadline) => timeout_at(deadline, attempt)
            .await
            .unwrap_or(Err(Error::Deadline)),
    }
}

/// An answer that breaks off half-way is no answer.
async fn over_the_network(
    stripe: &Stripe,
    call: &Call,
    http: HttpRequest,
) -> Result<Answer, Error> {
    let exchange = async {
        let answer = stripe.http.execute(http).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        Ok((status, headers, answer.bytes().await?))
    };
    // The URL is left out of the error: it may name things that do not belong in a log.
    let (status, headers, body) = exchange
        .await
        .map_err(|error: reqwest::Error| Error::Transport(error.without_url()))?;
    Answer::new(status, &headers, body, call.acts_on(stripe))
}

fn hit_a_rate_limit(result: &Result<Answer, Error>) -> bool {
    let error = result.as_ref().err().and_then(Error::api);
    error.is_some_and(|error| error.rate_limit().is_some())
}

fn too_late(stripe: &Stripe, call: &Call, wait: Duration) -> Error {
    Error::RateLimited {
        account: call.acts_on(stripe).cloned(),
        wait,
    }
}

fn outcome(result: &Result<Answer, Error>) -> Outcome {
    match result {
        Err(Error::Transport(_)) => Outcome::NoAnswer,
        Err(Error::Api(error)) => Outcome::Refused {
            status: error.status,
            should_retry: error.should_retry,
            rate_limited: hit_a_rate_limit(result),
        },
        Err(Error::Decode { status, .. }) => Outcome::Refused {
            status: *status,
            should_retry: None,
            rate_limited: false,
        },
        Ok(_) | Err(_) => Outcome::Done,
    }
}

fn note(attempt: u32, duration: Duration) {
    let span = Span::current();
    span.record("attempt", attempt);
    span.record("duration_ms", u64::try_from(duration.as_millis()).ok());
}

fn random_byte() -> u8 {
    // Without randomness the delay is the shortest one: worse spread, still correct.
    getrandom::u32().map_or(0, |word| word.to_le_bytes()[0])
}
