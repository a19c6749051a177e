use crate::sandbox::Sandbox;

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
        ("/_sandbox/browser/payment.css", "text/css"),
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
