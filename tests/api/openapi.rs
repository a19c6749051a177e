//! The document of the interface, and the page for people.

use serde_json::Value;
use tests::{
    Known, Receiver, World,
    world::{Answer, Setting, answer},
};

/// Sends the example of an operation, when it has one; ids in it become real ones.
async fn try_out(world: &World, method: &str, path: &str, operation: &Value) -> Option<Answer> {
    let example = &operation["requestBody"]["content"]["application/json"]["example"];
    let known = Known::make(world).await;
    let mut body = example.as_object()?.clone();
    for value in body.values_mut() {
        let id = value.as_str().and_then(|value| known.meant(value));
        if let Some(id) = id.map(Value::from) {
            *value = id;
        }
    }
    let fill = |part: &str| {
        let place = part.trim_matches(['{', '}']);
        let is_place = place.len() < part.len();
        let id = is_place.then(|| known.fitting(method, path, place).unwrap());
        id.unwrap_or(part).to_owned()
    };
    let filled: Vec<String> = path.split('/').map(fill).collect();
    let body = Value::Object(body);
    if path.starts_with("/webhooks/") {
        // Only what Stripe has signed works.
        return Some(world.delivers(&body).await);
    }
    Some(world.platform().post(&filled.join("/"), &body).await)
}

#[tokio::test]
async fn each_example_of_the_document_works() {
    let world = World::with(Setting {
        oauth: Setting::oauth().oauth,
        ..Setting::telling(&Receiver::start())
    })
    .await;
    let document = world.get("/openapi.json").await.ok().clone();

    let mut tried = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if let Some(answer) = try_out(&world, method, path, operation).await {
                let id = &operation["operationId"];
                assert!(
                    answer.status < 300,
                    "{id}: {} {}",
                    answer.status,
                    answer.text
                );
                tried += 1;
            }
        }
    }

    assert!(tried > 20, "only {tried} operations have an example");
}

#[tokio::test]
async fn what_a_caller_has_already_is_not_sent_again() {
    let world = World::start().await;

    for path in ["/openapi.json", "/docs"] {
        let first = world.get(path).await;
        let etag = first.headers["etag"].to_str().unwrap();
        let again = answer(world.request("GET", path).header("if-none-match", etag)).await;

        assert_eq!(first.status, 200);
        assert_eq!((again.status, again.text.as_str()), (304, ""));
    }
}

#[tokio::test]
async fn the_page_for_people_shows_each_operation_and_runs_nothing() {
    let world = World::start().await;
    let document = world.get("/openapi.json").await.ok().clone();

    let page = world.get("/docs").await;

    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    assert!(
        !policy.contains("script-src") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert!(!page.text.contains("<script"));
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap();
            assert!(
                page.text.contains(&format!("<article id=\"{id}\">")),
                "{id}"
            );
        }
    }
}

#[tokio::test]
async fn a_list_can_be_asked_for_a_span_of_time() {
    let world = World::start().await;
    let platform = world.platform();
    platform
        .post("/api/customers", &serde_json::json!({}))
        .await
        .ok();

    let count = async |query: &str| {
        let list = platform.get(&format!("/api/customers?{query}")).await;
        list.ok()["data"].as_array().unwrap().len()
    };

    assert_eq!(count("created[gte]=1&limit=5").await, 1);
    assert_eq!(count("created%5Blt%5D=1").await, 0);
    platform
        .get("/api/customers?created=1")
        .await
        .refused(400, "invalid_request");
    platform
        .get("/api/customers?created[when]=1")
        .await
        .refused(400, "invalid_request");
}

#[tokio::test]
async fn the_document_is_sent_small_to_who_can_read_that() {
    let world = World::start().await;
    let get = async |path: &str, encoding: &str| {
        let request = world.request("GET", path);
        let sent = request.header("accept-encoding", encoding).send().await;
        let sent = sent.unwrap();
        let encoding = sent.headers().get("content-encoding").cloned();
        (encoding, sent.bytes().await.unwrap())
    };

    for path in ["/openapi.json", "/docs"] {
        let (_, plain) = get(path, "identity").await;
        let (encoding, small) = get(path, "gzip, br").await;
        assert_eq!(encoding.unwrap(), "br");
        assert!(small.len() * 8 < plain.len(), "{path}: {}", small.len());
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut small.as_ref(), &mut read).unwrap();
        assert_eq!(read, plain);
        let (encoding, small) = get(path, "gzip").await;
        assert_eq!(encoding.unwrap(), "gzip");
        let mut read = Vec::new();
        let mut gzip = flate2::read::GzDecoder::new(small.as_ref());
        std::io::Read::read_to_end(&mut gzip, &mut read).unwrap();
        assert_eq!(read, plain);
    }
}
