//! Requests, and how long they took.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{family::Family, histogram::Histogram},
    registry::Registry,
};

/// Seconds. A request that does not ask Stripe is in the first; one that does takes as long as
/// Stripe.
const BUCKETS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Requests, and how long they took.
#[derive(Debug, Clone)]
pub struct HttpFigures {
    durations: Family<Answered, Histogram, fn() -> Histogram>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    path: String,
    status: &'static str,
}

impl HttpFigures {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let durations =
            Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        registry.register(
            "http_request_duration_seconds",
            "Requests, until their answer began",
            Family::clone(&durations),
        );
        Self { durations }
    }

    /// A request was answered. `path` is the pattern that it matched, never the path that came.
    pub fn answered(&self, method: &Method, path: &str, status: StatusCode, duration: Duration) {
        let answered = Answered {
            method: name(method),
            path: path.to_owned(),
            status: class(status),
        };
        let durations = self.durations.get_or_create(&answered);
        durations.observe(duration.as_secs_f64());
    }
}

/// Anybody can make a method up.
fn name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_methods_are_one() {
        let mut registry = Registry::default();
        let http = HttpFigures::register(&mut registry);

        for method in ["FOO", "BAR", "GET"] {
            let method = method.parse().unwrap();
            http.answered(&method, "-", StatusCode::NOT_FOUND, Duration::ZERO);
        }

        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry).unwrap();
        let counts = text.lines().filter(|line| line.contains("_count{"));
        assert_eq!(counts.count(), 2, "{text}");
    }
}
