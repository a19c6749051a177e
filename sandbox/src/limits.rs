//! Limits that tests set: how many requests an account may make, locked objects, slow answers.

use std::{collections::HashMap, time::Duration};

use axum::{
    extract::{Extension, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{
    answer::Answer, auth::Caller, call::Call, clock::UnixSeconds, error::Error, state::App,
};

/// The limits, and how far they are used up. At first there are none.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    /// Requests in a second, for each account that has no limit of its own.
    everywhere: Option<u32>,
    by_account: HashMap<String, u32>,
    used: HashMap<String, Used>,
    /// How many more writes meet a locked object.
    locks: u32,
    latency: Duration,
}

/// Requests of an account in one second.
#[derive(Debug, Clone, Copy, Default)]
struct Used {
    second: UnixSeconds,
    requests: u32,
}

/// Why a request is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    TooMany,
    Locked,
}

impl Limits {
    /// Limits the requests of `account`, or of every account, in a second; `None` lifts the limit.
    pub(crate) fn limit(&mut self, account: Option<String>, per_second: Option<u32>) {
        match (account, per_second) {
            (None, limit) => self.everywhere = limit,
            (Some(account), Some(limit)) => drop(self.by_account.insert(account, limit)),
            (Some(account), None) => drop(self.by_account.remove(&account)),
        }
    }

    /// Lets the next writes meet a locked object.
    pub(crate) fn lock_next(&mut self, writes: u32) {
        self.locks = writes;
    }

    /// Delays every answer.
    pub(crate) fn delay(&mut self, latency: Duration) {
        self.latency = latency;
    }

    /// Counts a request, and says why it is not let in.
    fn check(&mut self, account: &str, writes: bool, now: UnixSeconds) -> Option<Refusal> {
        let used = self.used.entry(String::from(account)).or_default();
        if used.second != now {
            *used = Used {
                second: now,
                requests: 0,
            };
        }
        used.requests = used.requests.saturating_add(1);
        let limit = self.by_account.get(account).copied().or(self.everywhere);
        if limit.is_some_and(|limit| used.requests > limit) {
            return Some(Refusal::TooMany);
        }
        if writes && self.locks > 0 {
            self.locks -= 1;
            return Some(Refusal::Locked);
        }
        None
    }
}

impl Refusal {
    fn error(self) -> Error {
        let (code, message) = match self {
            Self::TooMany => (
                "rate_limit",
                "Testmode request rate limit exceeded, the rate limits in testmode are lower than \
                 livemode. You can learn more about rate limits here \
                 https://stripe.com/docs/rate-limits.",
            ),
            Self::Locked => (
                "lock_timeout",
                "This object cannot be accessed right now because another API request or Stripe \
                 process is currently accessing it. If you see this error intermittently, retry \
                 the request. If you see this error frequently and are making multiple concurrent \
                 requests to a single object, make your requests serially or at a lower rate. For \
                 more details, see https://stripe.com/docs/rate-limits#object-lock-timeouts.",
            ),
        };
        Error::new(
            StatusCode::TOO_MANY_REQUESTS,
            "invalid_request_error",
            message,
        )
        .code(code)
    }

    /// What tells the two apart for a client that retries.
    fn header(self) -> (HeaderName, HeaderValue) {
        let (name, value) = match self {
            Self::TooMany => ("stripe-rate-limited-reason", "global-rate"),
            Self::Locked => ("stripe-should-retry", "true"),
        };
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    }
}

/// Refuses what is over a limit. It stands before the idempotency keys: a refused request uses none.
pub(crate) async fn layer(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    Extension(caller): Extension<Caller>,
    request: Request,
    next: Next,
) -> Response {
    let refusal = {
        let mut state = app.state();
        let now = state.clock.now();
        let writes = call.method() != Method::GET;
        state.limits.check(&caller.merchant, writes, now)
    };
    let Some(refusal) = refusal else {
        return next.run(request).await;
    };
    let mut response = Answer::new(Err(refusal.error()), call.request_id()).into_response();
    response.headers_mut().extend([refusal.header()]);
    response
}

/// Holds the request back. It stands behind the idempotency keys: a key is in use meanwhile.
pub(crate) async fn delay(State(app): State<App>, request: Request, next: Next) -> Response {
    let latency = app.state().limits.latency;
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_has_its_own_count_and_each_second_a_new_one() {
        let mut limits = Limits::default();
        limits.limit(None, Some(2));

        for (account, now, refused) in [
            ("acct_1", 10, None),
            ("acct_1", 10, None),
            ("acct_1", 10, Some(Refusal::TooMany)),
            ("acct_2", 10, None),
            ("acct_1", 11, None),
        ] {
            assert_eq!(limits.check(account, false, now), refused, "{account}");
        }
    }

    #[test]
    fn a_limit_of_one_account_goes_before_the_limit_of_all() {
        let mut limits = Limits::default();
        limits.limit(Some(String::from("acct_1")), Some(0));
        assert_eq!(limits.check("acct_1", false, 10), Some(Refusal::TooMany));
        assert_eq!(limits.check("acct_2", false, 10), None);

        limits.limit(Some(String::from("acct_1")), None);

        assert_eq!(limits.check("acct_1", false, 10), None);
    }

    #[test]
    fn only_writes_meet_a_lock_and_only_so_many() {
        let mut limits = Limits::default();
        limits.lock_next(1);

        assert_eq!(limits.check("acct_1", false, 10), None);
        assert_eq!(limits.check("acct_1", true, 10), Some(Refusal::Locked));
        assert_eq!(limits.check("acct_1", true, 10), None);
    }
}
