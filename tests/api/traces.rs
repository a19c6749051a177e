//! Traces over OTLP: what a collector sees, and what it must not.

use opentelemetry_proto::tonic::trace::v1::{Span, span::SpanKind};
use serde_json::json;
use tests::{World, collector::Collector, sandbox::SECRET_KEY, world::answer};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER: &str = "00f067aa0ba902b7";

/// The one span of this name.
fn named<'s>(spans: &'s [Span], name: &str) -> &'s Span {
    let found: Vec<&Span> = spans.iter().filter(|span| span.name == name).collect();
    let names: Vec<&str> = spans.iter().map(|span| span.name.as_str()).collect();
    assert_eq!(found.len(), 1, "{name} in {names:?}");
    found[0]
}

#[tokio::test]
async fn a_request_its_use_case_and_its_calls_are_one_trace() {
    let (world, collector) = (World::start().await, Collector::start());
    let account = world.bakery().await;
    let program = world
        .program(&[
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url.as_str()),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-collector-key=sesame"),
            ("OTEL_SERVICE_NAME", "pay-in-test"),
        ])
        .await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let created = backend::stripe::http_client()
        .unwrap()
        .post(program.url.join("/api/checkouts").unwrap())
        .bearer_auth(world.key.reveal())
        .header("traceparent", format!("00-{TRACE}-{CALLER}-01"))
        .header("content-type", "application/json")
        .body(ask.to_string());
    answer(created).await.ok();
    program.signal("TERM").await;
    assert_eq!(program.ended().await.code, Some(0));

    let trace = u128::from_str_radix(TRACE, 16).unwrap();
    // Workers have traces of their own.
    let mut spans = collector.spans();
    spans.retain(|span| span.trace_id == trace.to_be_bytes());
    let request = named(&spans, "POST /api/checkouts");
    let use_case = named(&spans, "create_checkout");
    let call = named(&spans, "stripe");
    let caller = u64::from_str_radix(CALLER, 16).unwrap();
    assert_eq!(request.parent_span_id, caller.to_be_bytes());
    assert_eq!(use_case.parent_span_id, request.span_id);
    assert_eq!(call.parent_span_id, use_case.span_id);
    assert_eq!(request.kind, SpanKind::Server as i32);
    assert_eq!(call.kind, SpanKind::Client as i32);
    assert!(collector.services().iter().all(|it| it == "pay-in-test"));
    assert!(collector.keys().iter().all(|it| it == "sesame"));
}

#[tokio::test]
async fn a_span_holds_no_secret_and_no_path_with_an_id() {
    let (world, collector) = (World::start().await, Collector::start());
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let endpoint = collector.url.as_str();
    let program = world
        .program(&[("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)])
        .await;
    let http = backend::stripe::http_client().unwrap();
    let path = format!("/api/checkouts/{checkout}/payment-intent");
    let opened = answer(http.post(program.url.join(&path).unwrap())).await;
    let unknown = answer(http.get(program.url.join("/api/checkouts/co_missing").unwrap())).await;
    unknown.refused(404, "not_found");
    program.signal("TERM").await;
    program.ended().await;

    let spans = collector.spans();
    named(&spans, "POST /api/checkouts/{id}/payment-intent");
    assert!(spans.iter().all(|span| span.name != "worker"));
    let sent = format!("{spans:?}");
    let secret = opened.ok()["client_secret"].as_str().unwrap();
    for hidden in [
        secret,
        "_secret_",
        SECRET_KEY,
        world.key.reveal(),
        &checkout,
        env!("CARGO_MANIFEST_DIR"),
    ] {
        assert!(!sent.contains(hidden), "{hidden} in {sent}");
    }
}

#[tokio::test]
async fn a_collector_that_is_gone_disturbs_nobody() {
    let world = World::start().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let program = world
        .program(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")])
        .await;

    let http = backend::stripe::http_client().unwrap();
    let path = format!("/api/checkouts/{checkout}/payment-intent");
    answer(http.post(program.url.join(&path).unwrap()))
        .await
        .ok();
    program.signal("TERM").await;
    let ended = program.ended().await;

    assert_eq!(ended.code, Some(0));
    let told = "the collector does not take traces";
    let told = ended.lines.iter().filter(|line| line["message"] == told);
    assert_eq!(told.count(), 1, "{:?}", ended.lines);
}
