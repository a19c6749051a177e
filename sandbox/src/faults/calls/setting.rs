//! Which calls a fault strikes.

use std::{collections::VecDeque, time::Duration};

use axum::http::Method;
use serde::{Deserialize, Serialize};

use crate::{
    auth::Caller,
    call::Call,
    faults::{calls::verb::Verb, roll},
};

/// What can go wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// The answer takes `latency_ms` longer.
    Latency,
    /// The connection breaks before the call has any effect.
    DropBefore,
    /// The call has its effect, and the connection breaks in the middle of the answer.
    DropAfter,
    Conflict,
    RateLimitGlobal,
    RateLimitGlobalConcurrency,
    RateLimitEndpoint,
    RateLimitEndpointConcurrency,
    RateLimitResource,
    LockTimeout,
    #[serde(rename = "error_500")]
    Error500,
    #[serde(rename = "error_503")]
    Error503,
    /// A failure that is kept for the idempotency key: every repetition has it again. It strikes
    /// only where it is asked for by name.
    #[serde(rename = "error_500_saved")]
    Error500Saved,
    /// The key is restricted. It strikes only where it is asked for by name.
    #[serde(rename = "error_403")]
    Error403,
}

/// Whose calls a fault may strike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OnlyKey {
    /// Those of servers. Browsers are spared.
    Secret,
    Any,
}

/// The faults of calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Calls {
    /// How many of a hundred calls are struck by chance.
    percent: u8,
    kinds: Vec<Kind>,
    latency_ms: u64,
    methods: Vec<Verb>,
    only_key: OnlyKey,
    /// Faults that strike for certain, before chance is asked.
    next: VecDeque<Next>,
    /// How many calls chance has decided about.
    #[serde(skip)]
    decided: u64,
}

/// A fault of the next calls that fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Next {
    kind: Kind,
    /// Any method, if none is given.
    #[serde(default)]
    method: Option<Verb>,
    /// Any path, if none is given. A segment such as `{id}` stands for any segment.
    #[serde(default)]
    path: Option<String>,
    #[serde(default = "once")]
    times: u32,
}

fn once() -> u32 {
    1
}

impl Default for Calls {
    fn default() -> Self {
        Self {
            percent: 0,
            kinds: Kind::BY_DEFAULT.to_vec(),
            latency_ms: 200,
            methods: Verb::ALL.to_vec(),
            only_key: OnlyKey::Secret,
            next: VecDeque::new(),
            decided: 0,
        }
    }
}

impl Kind {
    const BY_DEFAULT: [Self; 12] = [
        Self::Latency,
        Self::DropBefore,
        Self::DropAfter,
        Self::Conflict,
        Self::RateLimitGlobal,
        Self::RateLimitGlobalConcurrency,
        Self::RateLimitEndpoint,
        Self::RateLimitEndpointConcurrency,
        Self::RateLimitResource,
        Self::LockTimeout,
        Self::Error500,
        Self::Error503,
    ];
}

impl Calls {
    pub(super) fn strike(&mut self, seed: u64, call: &Call, caller: &Caller) -> Option<Kind> {
        let is_spared = self.only_key == OnlyKey::Secret && !caller.is_server();
        if is_spared {
            return None;
        }
        self.take_next(call.method(), call.path())
            .or_else(|| self.by_chance(seed, call.method()))
    }

    /// How long an answer is held back.
    pub(super) fn latency(&self) -> Duration {
        Duration::from_millis(self.latency_ms)
    }

    pub(in crate::faults) fn is_possible(&self) -> bool {
        self.percent <= 100
    }

    fn take_next(&mut self, method: &Method, path: &str) -> Option<Kind> {
        let place = self.next.iter().position(|next| next.fits(method, path))?;
        let next = self.next.get_mut(place)?;
        let kind = next.kind;
        next.times = next.times.saturating_sub(1);
        if next.times == 0 {
            self.next.remove(place);
        }
        Some(kind)
    }

    fn by_chance(&mut self, seed: u64, method: &Method) -> Option<Kind> {
        if self.percent == 0 || !self.methods.iter().any(|it| it.is(method)) {
            return None;
        }
        self.decided += 1;
        if roll(seed, "call", self.decided) % 100 >= u64::from(self.percent) {
            return None;
        }
        let kinds = u64::try_from(self.kinds.len()).ok()?;
        let place = roll(seed, "kind of call", self.decided).checked_rem(kinds)?;
        self.kinds.get(usize::try_from(place).ok()?).copied()
    }
}

impl Next {
    fn fits(&self, method: &Method, path: &str) -> bool {
        let method_fits = self.method.is_none_or(|it| it.is(method));
        let path_fits = self.path.as_deref().is_none_or(|it| is_like(it, path));
        self.times > 0 && method_fits && path_fits
    }
}

/// Whether `path` has the form of `pattern`, in which `{…}` stands for any segment.
fn is_like(pattern: &str, path: &str) -> bool {
    let mut path = path.split('/');
    pattern.split('/').all(|wanted| {
        let any = wanted.starts_with('{') && wanted.ends_with('}');
        path.next()
            .is_some_and(|segment| segment == wanted || (any && !segment.is_empty()))
    }) && path.next().is_none()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn calls(setting: serde_json::Value) -> Calls {
        serde_json::from_value(setting).unwrap()
    }

    fn strikes(percent: u8, seed: u64) -> Vec<Option<Kind>> {
        let mut calls = calls(json!({ "percent": percent }));
        (0..200)
            .map(|_| calls.by_chance(seed, &Method::POST))
            .collect()
    }

    #[test]
    fn the_same_seed_strikes_the_same_calls() {
        assert_eq!(strikes(20, 7), strikes(20, 7));
        assert_ne!(strikes(20, 7), strikes(20, 8));
        assert!(strikes(0, 7).iter().all(Option::is_none));
        assert!(strikes(100, 7).iter().all(Option::is_some));
    }

    #[test]
    fn what_lasts_never_strikes_by_default() {
        let struck = strikes(100, 7);

        assert!(!struck.contains(&Some(Kind::Error500Saved)));
        assert!(!struck.contains(&Some(Kind::Error403)));
    }

    #[test]
    fn methods_that_are_not_named_are_spared() {
        let mut calls = calls(json!({ "percent": 100, "methods": ["post"] }));

        assert_eq!(calls.by_chance(7, &Method::GET), None);
        assert!(calls.by_chance(7, &Method::POST).is_some());
    }

    #[test]
    fn the_next_faults_strike_what_fits_and_so_often() {
        let mut calls = calls(json!({ "next": [
            { "kind": "conflict", "method": "POST", "path": "/v1/refunds/{id}" },
            { "kind": "latency", "times": 2 },
        ] }));
        let mut take = |path| calls.take_next(&Method::POST, path);

        assert_eq!(take("/v1/refunds"), Some(Kind::Latency));
        assert_eq!(take("/v1/refunds/re_1"), Some(Kind::Conflict));
        assert_eq!(take("/v1/refunds/re_1"), Some(Kind::Latency));
        assert_eq!(take("/v1/refunds/re_1"), None);
    }

    #[test]
    fn patterns_fit_whole_paths() {
        for (pattern, path, fits) in [
            ("/v1/refunds", "/v1/refunds", true),
            ("/v1/refunds", "/v1/refunds/re_1", false),
            ("/v1/refunds/{id}", "/v1/refunds", false),
            ("/v1/refunds/{id}", "/v1/refunds/", false),
            ("/v1/{any}/{id}/cancel", "/v1/refunds/re_1/cancel", true),
        ] {
            assert_eq!(is_like(pattern, path), fits, "{pattern} {path}");
        }
    }
}
