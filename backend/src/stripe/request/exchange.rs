//! The one place that touches the network: a call goes out, until an answer is worth returning.

use std::time::Duration;

use reqwest::Request as HttpRequest;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{Span, debug, info};

use super::{answer::Answer, call::Call};
use crate::stripe::{
    CallEnd, CallReport, Error, RetryReason, Stripe,
    retry::{self, Decision, Outcome},
};

/// Makes the call, again where that is safe and promising.
pub(super) async fn exchange(stripe: &Stripe, call: &Call) -> Result<Answer, Error> {
    call.check(stripe)?;
    let key = call.repeat_key();
    let http = call.http(stripe, key.as_ref())?;
    let mut course = Course::begin(call, call.is_repeatable(key.as_ref()));
    let result = course.run(stripe, call, &http).await;
    course.report(stripe, call, &result);
    result
}

/// The course of one call through all its attempts.
struct Course {
    repeatable: bool,
    started: Instant,
    deadline: Option<Instant>,
    attempt: u32,
    waited: Duration,
    retries: Vec<RetryReason>,
}

impl Course {
    fn begin(call: &Call, repeatable: bool) -> Self {
        let started = Instant::now();
        Self {
            repeatable,
            started,
            deadline: call.within.map(|time| started + time),
            attempt: 1,
            waited: Duration::ZERO,
            retries: Vec::new(),
        }
    }

    async fn run(
        &mut self,
        stripe: &Stripe,
        call: &Call,
        http: &HttpRequest,
    ) -> Result<Answer, Error> {
        let mut failure = None;
        loop {
            if let Err(wait) = self.wait_for_turn(stripe, call).await {
                // What became of an earlier attempt says more than that there is no other.
                return Err(failure.unwrap_or_else(|| too_late(stripe, call, wait)));
            }
            let sent = Instant::now();
            let result = attempt_once(stripe, call, http, self.deadline).await;
            if hit_a_rate_limit(&result) {
                stripe.turns.slow_down(call.acts_on(stripe), sent);
            }
            let Some(delay) = self.another_attempt_after(&result) else {
                return result;
            };
            failure = result.err();
            sleep(delay).await;
            self.attempt += 1;
        }
    }

    async fn wait_for_turn(&mut self, stripe: &Stripe, call: &Call) -> Result<(), Duration> {
        let asked = Instant::now();
        let turn = stripe.turns.wait(call.acts_on(stripe), self.deadline);
        let turn = turn.await;
        self.waited += asked.elapsed();
        turn
    }

    /// How long to pause before the next attempt, when there is to be one.
    fn another_attempt_after(&mut self, result: &Result<Answer, Error>) -> Option<Duration> {
        let outcome = outcome(result);
        let decision = retry::decide(outcome, self.attempt, self.repeatable, random_byte());
        let Decision::Wait { delay, reason } = decision else {
            return None;
        };
        let next = Instant::now() + delay;
        if self.deadline.is_some_and(|deadline| next >= deadline) {
            return None;
        }
        let attempt = self.attempt;
        debug!(attempt, reason = reason.name(), "asking Stripe again");
        self.retries.push(reason);
        Some(delay)
    }

    /// Tells the log and the observer what became of the call.
    fn report(&self, stripe: &Stripe, call: &Call, result: &Result<Answer, Error>) {
        let duration = self.started.elapsed();
        let span = Span::current();
        span.record("attempt", self.attempt);
        span.record("duration_ms", u64::try_from(duration.as_millis()).ok());
        let account = stripe.class_of(call.account.as_ref());
        let end = end(result);
        info!(
            stripe.account_class = account.name(),
            stripe.end = end.class(),
            "a call to Stripe has ended"
        );
        if let Some(observer) = &stripe.observer {
            observer.call_ended(&CallReport {
                operation: &call.operation,
                account,
                end,
                duration,
                waited: self.waited,
                retries: &self.retries,
            });
        }
    }
}

fn end(result: &Result<Answer, Error>) -> CallEnd {
    match result {
        Ok(answer) => CallEnd::Answered(answer.status()),
        Err(Error::Api(error)) => CallEnd::Answered(error.status),
        Err(Error::Decode { status, .. }) => CallEnd::Answered(*status),
        Err(Error::RateLimited { .. }) => CallEnd::HeldBack,
        Err(_) => CallEnd::NoAnswer,
    }
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

fn random_byte() -> u8 {
    // Without randomness the delay is the shortest one: worse spread, still correct.
    getrandom::u32().map_or(0, |word| word.to_le_bytes()[0])
}
