//! Every refusal has one shape.

use std::time::Duration;

use serde_json::json;
use tests::{World, world::answer};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

#[tokio::test]
async fn what_is_not_there_is_refused_in_the_envelope() {
    let world = World::start().await;

    world.get("/nothing/here").await.refused(404, "not_found");
    world.get("/nothing.js").await.refused(404, "not_found");
    world
        .get("/api/checkouts/co_unknown")
        .await
        .refused(404, "not_found");
    world.get("/pay/co_unknown").await.refused(404, "not_found");
    let intent = world
        .post("/api/checkouts/co_unknown/payment-intent", None)
        .await;
    intent.refused(404, "not_found");
    let change = world
        .platform()
        .changes("co_unknown", &json!({ "amount": 5 }))
        .await;
    change.refused(404, "not_found");
    let wrong = answer(world.request("DELETE", "/api/checkouts")).await;
    wrong.refused(405, "method_not_allowed");
}

#[tokio::test]
async fn an_id_that_can_be_nobodys_is_the_id_of_nothing() {
    let world = World::start().await;
    let platform = world.platform();

    for path in [
        "/api/accounts/%09%C3%9B/balance",
        "/api/accounts/acct%20_1/balance",
        "/api/accounts/%00/customers",
    ] {
        platform.get(path).await.refused(404, "not_found");
    }
    let attach = json!({ "payment_method": ".." });
    let attached = platform
        .post("/api/customers/cus_1/payment-methods", &attach)
        .await;
    attached.refused(404, "not_found");
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused_in_the_envelope() {
    let world = World::start().await;
    let send = async |body: String| {
        let request = world
            .request("POST", "/api/checkouts")
            .bearer_auth(world.key.reveal());
        answer(request.body(body)).await
    };

    for body in [
        "",
        "{",
        "[]",
        "[null, null]",
        "null",
        "\"text\"",
        "{} {}",
        "\u{0}",
    ] {
        send(body.to_owned()).await.refused(400, "invalid_request");
    }
    send("x".repeat(70_000))
        .await
        .refused(413, "payload_too_large");
}

#[tokio::test]
async fn the_request_id_is_in_the_header_the_body_and_the_log() {
    let world = World::start().await;

    let refused = world.get("/api/checkouts/co_unknown").await;

    let id = refused.refused(404, "not_found")["request_id"]
        .as_str()
        .unwrap();
    assert_eq!(refused.headers["x-request-id"], id);
    assert!(world.log.text().contains(id));
}

#[tokio::test]
async fn the_log_names_no_checkout_in_its_paths() {
    let world = World::start().await;

    world
        .get("/api/checkouts/co_a_key_to_a_payment")
        .await
        .refused(404, "not_found");

    assert!(world.log.text().contains("/api/checkouts/{id}"));
}

#[tokio::test]
async fn the_server_says_when_it_is_ready() {
    let world = World::start().await;

    assert_eq!(world.get("/health/live").await.status, 200);
    assert_eq!(world.get("/health/ready").await.status, 200);
}

#[tokio::test]
async fn what_no_database_keeps_is_refused_and_no_failure() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();

    for path in ["/api/checkouts/%00", "/api/checkouts/co_%00/refunds"] {
        platform.get(path).await.refused(404, "not_found");
    }
    assert_eq!(world.get("/pay/%00").await.status, 404);
    for query in ["account=%00", "starting_after=%00"] {
        let refused = platform.get(&format!("/api/checkouts?{query}")).await;
        refused.refused(400, "invalid_request");
    }
    let events = platform.get("/api/events?type=%00").await;
    events.refused(400, "invalid_request");
    for (field, value) in [
        ("account", json!("acct_\0")),
        ("description", json!("bread\0")),
        ("customer", json!("cus_\0")),
    ] {
        let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
        ask[field] = value;
        let refused = platform.creates(&ask).await;
        assert_eq!(refused.refused(400, "invalid_request")["param"], field);
    }
    let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    ask["metadata"] = json!({ "note": "a\0b" });
    ask["receipt_email"] = json!("ada\0@example.com");
    let answer = platform.creates(&ask).await;
    assert!(answer.status < 500, "{}", answer.text);
}

#[tokio::test]
async fn who_sends_no_more_of_a_body_is_told_so() {
    let world = World::start().await;
    let address = world.url.socket_addrs(|| None).unwrap()[0];
    let mut stream = TcpStream::connect(address).await.unwrap();

    let head = "POST /webhooks/account HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let said = timeout(Duration::from_secs(40), stream.read_to_string(&mut answer)).await;

    said.expect("an end").unwrap();
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
}
