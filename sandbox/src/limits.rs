//! Limits that tests set: how many requests an account may make, locked objects, slow answers.

use std::{collections::HashMap, time::Duration};

use axum::{
    extract::{Extension, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};

use crate::{
    auth::Caller,
    call::Call,
    clock::UnixSeconds,
    faults::Own,
    refusal::{RateLimit, Refusal},
    state::App,
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

    /// How long every answer takes.
    pub(crate) fn latency(&self) -> Duration {
        self.latency
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
            return Some(Refusal::TooMany(RateLimit::GlobalRate));
        }
        if writes && self.locks > 0 {
            self.locks -= 1;
            return Some(Refusal::Locked);
        }
        None
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
    if request.extensions().get::<Own>().is_some() {
        return next.run(request).await;
    }
    let refusal = {
        let mut state = app.state();
        let now = state.clock.now();
        let writes = call.method() != Method::GET;
        state.limits.check(&caller.merchant, writes, now)
    };
    let Some(refusal) = refusal else {
        return next.run(request).await;
    };
    refusal.answer(&call)
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
            ("acct_1", 10, Some(Refusal::TooMany(RateLimit::GlobalRate))),
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
        assert_eq!(
            limits.check("acct_1", false, 10),
            Some(Refusal::TooMany(RateLimit::GlobalRate))
        );
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
