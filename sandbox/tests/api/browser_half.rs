use serde_json::json;

use crate::sandbox::{Answer, Sandbox};

#[tokio::test]
async fn stripe_js_is_served_at_stripes_own_path() {
    let sandbox = Sandbox::start();

    for path in [
        "/endive/stripe.js",
        "/endive/stripe.js?advancedFraudSignals=false",
    ] {
        let script = sandbox.get(path).without_key().send().await;
        assert_eq!(script.status, 200);
        assert_eq!(
            script.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(script.header("cache-control"), "public, max-age=60");
    }
    assert_eq!(sandbox.get("/v3/").send().await.status, 404);
}

#[tokio::test]
async fn the_pages_that_stripe_would_host_are_served() {
    let sandbox = Sandbox::start();

    for (path, media_type) in [
        (
            "/_sandbox/challenge?payment_intent=pi_1&source=src_1",
            "text/html",
        ),
        ("/_sandbox/authorize?payment_intent=pi_1", "text/html"),
        ("/_sandbox/browser/payment.html", "text/html"),
        ("/_sandbox/browser/payment.js", "text/javascript"),
        ("/_sandbox/browser/elements.css", "text/css"),
        ("/_sandbox/browser/challenge.js", "text/javascript"),
        ("/_sandbox/browser/authorize.js", "text/javascript"),
        ("/_sandbox/browser/pages.css", "text/css"),
    ] {
        let file = sandbox.get(path).without_key().send().await;
        assert_eq!(file.status, 200, "{path}");
        assert!(
            file.header("content-type").starts_with(media_type),
            "{path}"
        );
    }
    assert_eq!(
        sandbox
            .get("/_sandbox/browser/Cargo.toml")
            .send()
            .await
            .status,
        404
    );
}

async fn stripe_js(sandbox: &Sandbox, encoding: &'static str) -> Answer {
    let call = sandbox.get("/endive/stripe.js").without_key();
    call.header("accept-encoding", encoding).send().await
}

async fn pad(sandbox: &Sandbox, bytes: usize) -> Answer {
    let setting = json!({ "padding_bytes": bytes });
    let call = sandbox.post("/_sandbox/stripe_js").without_key();
    call.json(&setting.to_string()).send().await
}

fn length(answer: &Answer) -> usize {
    answer.header("content-length").parse().unwrap()
}

#[tokio::test]
async fn stripe_js_is_compressed_for_whoever_takes_it() {
    let sandbox = Sandbox::start();

    let small = stripe_js(&sandbox, "deflate, gzip, br").await;
    let plain = stripe_js(&sandbox, "identity").await;

    assert_eq!(small.header("content-encoding"), "gzip");
    assert_eq!(small.header("vary"), "accept-encoding");
    assert!(plain.headers.get("content-encoding").is_none());
    assert!(length(&small) * 2 < length(&plain));
}

#[tokio::test]
async fn stripe_js_weighs_as_much_as_a_test_wants() {
    let sandbox = Sandbox::start();
    let before = stripe_js(&sandbox, "gzip").await;

    assert_eq!(pad(&sandbox, 100_000).await.status, 204);
    let padded = stripe_js(&sandbox, "gzip").await;
    assert_eq!(pad(&sandbox, 0).await.status, 204);
    let after = stripe_js(&sandbox, "gzip").await;

    let more = length(&padded) - length(&before);
    assert!((28_000..36_000).contains(&more), "{more}");
    assert_eq!(length(&after), length(&before));
    assert_eq!(pad(&sandbox, 10_000_001).await.status, 400);
}
