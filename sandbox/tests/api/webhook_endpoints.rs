use serde_json::json;

use crate::sandbox::{Sandbox, ids, text};

const URL: &str = "http://127.0.0.1:9/hooks";

#[tokio::test]
async fn the_secret_is_told_once() {
    let sandbox = Sandbox::start();

    let made = sandbox.tell(URL, &["charge.refunded"]).await;
    let path = format!("/v1/webhook_endpoints/{}", text(&made["id"]));
    let read = sandbox.read_own(path).await;

    assert!(text(&made["secret"]).starts_with("whsec_"));
    assert!(read.get("secret").is_none());
    assert_eq!(read["application"], "ca_sandbox_platform");
    assert_eq!(read["api_version"], json!(null));
    assert_eq!(read["enabled_events"], json!(["charge.refunded"]));
    assert_eq!(
        (&read["status"], &read["url"]),
        (&json!("enabled"), &json!(URL))
    );
}

#[tokio::test]
async fn an_endpoint_is_changed_listed_and_deleted() {
    let sandbox = Sandbox::start();
    let made = sandbox.endpoint(URL, &["*"], &[]).await;
    let path = format!("/v1/webhook_endpoints/{}", text(&made["id"]));

    let form = [
        ("disabled", "true"),
        ("url", "http://127.0.0.1:9/other"),
        ("enabled_events[]", "charge.failed"),
        ("description", "Ours"),
        ("metadata[a]", "b"),
    ];
    let changed = sandbox.post(path.as_str()).form(&form).send().await.ok();
    let list = sandbox.read_own("/v1/webhook_endpoints").await;
    let gone = sandbox.delete(path.as_str()).send().await.ok();

    assert_eq!(changed["status"], "disabled");
    assert_eq!(changed["description"], "Ours");
    assert_eq!(changed["metadata"], json!({ "a": "b" }));
    assert_eq!(ids(&list), [text(&made["id"])]);
    assert_eq!(gone["deleted"], true);
    sandbox.get(path).send().await.error(404);
}

#[tokio::test]
async fn wrong_endpoints_are_refused() {
    let sandbox = Sandbox::start();
    let all = ("enabled_events[]", "*");
    for (form, param) in [
        (vec![all], "url"),
        (vec![("url", URL)], "enabled_events"),
        (vec![("url", "shop.example"), all], "url"),
        (vec![("url", "https://shop.example"), all], "url"),
        (
            vec![("url", URL), all, ("enabled_events[]", "charge.eaten")],
            "enabled_events[1]",
        ),
        (
            vec![("url", URL), all, ("api_version", "2020-08-27")],
            "api_version",
        ),
        (vec![("url", URL), all, ("secret", "whsec_mine")], "secret"),
    ] {
        let call = sandbox.post("/v1/webhook_endpoints").form(&form);
        assert_eq!(call.send().await.error(400)["param"], param);
    }
}
