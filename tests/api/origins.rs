//! Which pages may call the browser endpoints.

use backend::config::AllowedOrigins;
use serde_json::{Value, json};
use tests::{
    World,
    world::{Answer, Setting, answer},
};

const SHOP: &str = "https://shop.example";
const OTHER: &str = "https://other.example";

/// A page of this origin calls.
async fn page(world: &World, method: &str, path: &str, origin: &str) -> Answer {
    answer(world.request(method, path).header("origin", origin)).await
}

/// Whether the page may read the answer.
fn readable_by(answer: &Answer) -> Option<&str> {
    let header = answer.headers.get("access-control-allow-origin")?;
    Some(header.to_str().unwrap())
}

/// A server whose setting allows one shop.
async fn one_shop() -> World {
    let list: AllowedOrigins = SHOP.parse().unwrap();
    World::with(Setting {
        allowed_origins: Some(list),
        ..Setting::default()
    })
    .await
}

/// The two endpoints of a checkout of a bakery with these origins.
async fn endpoints(world: &World, origins: Value) -> [(&'static str, String); 2] {
    let account = world.bakery().await;
    let settings = json!({ "allowed_origins": origins });
    let path = format!("/api/accounts/{account}");
    world.platform().post(&path, &settings).await.ok();
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    [
        ("GET", format!("/api/checkouts/{checkout}")),
        ("POST", format!("/api/checkouts/{checkout}/payment-intent")),
    ]
}

#[tokio::test]
async fn any_page_may_embed_the_widget_unless_told_otherwise() {
    let world = World::start().await;

    for (method, path) in endpoints(&world, Value::Null).await {
        let answer = page(&world, method, &path, SHOP).await;

        answer.ok();
        assert_eq!(readable_by(&answer), Some("*"), "{method}");
    }
}

#[tokio::test]
async fn the_servers_list_counts_for_an_account_without_one() {
    let world = one_shop().await;

    for (method, path) in endpoints(&world, Value::Null).await {
        let shop = page(&world, method, &path, SHOP).await;
        let other = page(&world, method, &path, OTHER).await;

        shop.ok();
        assert_eq!(readable_by(&shop), Some(SHOP), "{method}");
        other.refused(403, "origin_not_allowed");
        assert_eq!(readable_by(&other), None, "{method}");
    }
}

#[tokio::test]
async fn the_accounts_own_list_counts_before_the_servers() {
    let world = one_shop().await;

    for (method, path) in endpoints(&world, json!([OTHER])).await {
        let shop = page(&world, method, &path, SHOP).await;
        let other = page(&world, method, &path, OTHER).await;

        shop.refused(403, "origin_not_allowed");
        other.ok();
        assert_eq!(readable_by(&other), Some(OTHER), "{method}");
    }
}

#[tokio::test]
async fn a_refusal_says_what_to_set_and_nothing_is_done() {
    let world = World::start().await;
    let [_, (_, path)] = endpoints(&world, json!([SHOP])).await;

    let answer = page(&world, "POST", &path, OTHER).await;

    let error = answer.refused(403, "origin_not_allowed");
    let message = error["message"].as_str().unwrap();
    for part in [OTHER, "allowed_origins", "CONNECT_PAY_ALLOWED_ORIGINS"] {
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(
        world
            .sandbox
            .calls("POST", "/v1/payment_intents")
            .await
            .len(),
        0
    );
}

#[tokio::test]
async fn a_browser_that_asks_first_is_told_the_same() {
    let world = World::start().await;

    for (method, path) in endpoints(&world, json!([SHOP])).await {
        let ask = async |origin: &str| {
            let request = world.request("OPTIONS", &path).header("origin", origin);
            answer(request.header("access-control-request-method", method)).await
        };
        let (shop, other) = (ask(SHOP).await, ask(OTHER).await);

        assert_eq!(shop.status, 204, "{}", shop.text);
        assert_eq!(readable_by(&shop), Some(SHOP));
        assert_eq!(shop.headers["access-control-allow-methods"], "GET, POST");
        assert_eq!(
            shop.headers["access-control-allow-headers"],
            "content-type, last-event-id"
        );
        other.refused(403, "origin_not_allowed");
        assert_eq!(readable_by(&other), None);
    }
}

#[tokio::test]
async fn the_hosted_page_always_works() {
    let world = World::start().await;

    for (method, path) in endpoints(&world, json!([SHOP])).await {
        page(&world, method, &path, "https://pay.example")
            .await
            .ok();
    }
}

#[tokio::test]
async fn a_server_that_names_no_origin_may_look() {
    let world = World::start().await;
    let [(_, path), _] = endpoints(&world, json!([SHOP])).await;

    let answer = world.get(&path).await;

    answer.ok();
    assert_eq!(answer.headers["vary"], "authorization");
    let varies: Vec<_> = answer.headers.get_all("vary").iter().collect();
    assert!(varies.iter().any(|it| *it == "origin"), "{varies:?}");
}

#[tokio::test]
async fn a_page_may_read_why_it_was_refused() {
    let world = World::start().await;

    let answer = page(&world, "GET", "/api/checkouts/co_unknown", SHOP).await;

    answer.refused(404, "not_found");
    assert_eq!(readable_by(&answer), Some("*"));
}

#[tokio::test]
async fn no_page_may_call_the_platforms_endpoints() {
    let world = World::start().await;
    let [(_, path), _] = endpoints(&world, Value::Null).await;

    for (method, path) in [("POST", "/api/checkouts"), ("POST", path.as_str())] {
        let answer = page(&world, method, path, SHOP).await;

        answer.refused(401, "unauthorized");
        assert_eq!(readable_by(&answer), None, "{path}");
    }
}
