//! What a log of JSON tells of a request.

use serde_json::{Value, json};
use tests::{World, program::Program, world::answer};

async fn creates(world: &World, program: &Program, request_id: &str) -> tests::world::Answer {
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let http = backend::stripe::http_client().unwrap();
    let request = http
        .post(program.url.join("/api/checkouts").unwrap())
        .bearer_auth(world.key.reveal())
        .header("x-request-id", request_id)
        .header("content-type", "application/json")
        .body(ask.to_string());
    answer(request).await
}

/// The one line of a request that says this. Workers log, too.
fn said<'l>(lines: &'l [Value], message: &str) -> &'l Value {
    let of_request = |it: &&Value| it["spans"][0]["request.id"].is_string();
    let said = lines.iter().filter(|it| it["message"] == message);
    let said: Vec<&Value> = said.filter(of_request).collect();
    assert_eq!(said.len(), 1, "{message} in {lines:#?}");
    said[0]
}

#[tokio::test]
async fn a_request_is_one_line_and_its_call_to_stripe_another() {
    let world = World::start().await;
    let program = world.program(&[("CONNECT_PAY_TRUSTED_PROXIES", "1")]).await;

    let created = creates(&world, &program, "from-the-proxy_1").await;
    program.signal("TERM").await;
    let lines = program.ended().await.lines;

    assert_eq!(created.headers["x-request-id"], "from-the-proxy_1");
    let request = said(&lines, "the request was answered");
    let span = &request["spans"][0];
    assert!(request["duration_ms"].is_u64(), "{request}");
    assert_eq!(span["http.method"], "POST");
    assert_eq!(span["http.path"], "/api/checkouts");
    assert_eq!(span["http.status"], 201);
    assert_eq!(span["request.id"], "from-the-proxy_1");
    let call = said(&lines, "a call to Stripe has ended");
    let spans = call["spans"].as_array().unwrap();
    assert_eq!(spans[0]["request.id"], "from-the-proxy_1");
    let stripe = spans.last().unwrap();
    assert_eq!(call["stripe.account_class"], "platform");
    assert_eq!(stripe["stripe.operation"], "accounts.retrieve");
    assert_eq!(stripe["http.status"], 200);
    assert_eq!(stripe["attempt"], 1);
    assert!(stripe["duration_ms"].is_u64(), "{call}");
    let of_stripe = stripe["stripe.request_id"].as_str().unwrap();
    assert!(of_stripe.starts_with("req_"), "{call}");
}

#[tokio::test]
async fn an_id_that_no_proxy_of_ours_gave_is_not_taken_over() {
    let world = World::start().await;
    let program = world.program(&[]).await;

    let created = creates(&world, &program, "made-up").await;

    assert_eq!(created.status, 201, "{}", created.text);
    assert_ne!(created.headers["x-request-id"], "made-up");
}

#[tokio::test]
async fn what_a_request_said_is_not_in_the_log() {
    let world = World::start().await;
    let (account, other) = (world.bakery().await, world.pottery().await);
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let platform = world.platform();
    let of_another = world.platform().only_for(&other).await;

    let typed = json!({ "account": account, "amount": "4242424242424242", "currency": "eur" });
    let typed = platform.post("/api/checkouts", &typed).await;
    let asked = platform.get("/api/checkouts?limit=Ada-Lovelace").await;
    let foreign = of_another.get(&format!("/api/checkouts/{id}")).await;
    let email = json!({ "email": "Ada at home" });
    let at_stripe = platform.post("/api/customers", &email).await;

    // Who asks reads it.
    for answer in [&typed, &asked] {
        answer.refused(400, "invalid_request");
    }
    assert!(typed.text.contains("4242424242424242"), "{}", typed.text);
    foreign.refused(404, "not_found");
    at_stripe.refused(400, "stripe_refused");
    let log = world.log.text();
    for secret in ["4242424242424242", "Ada-Lovelace", "Ada at home", &*id] {
        assert!(!log.contains(secret), "{secret}");
    }
    assert!(log.contains("amount is not as expected"), "{log}");
}
