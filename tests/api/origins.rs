//! Which pages may call the browser endpoints.

use backend::config::AllowedOrigins;
use tests::{
    World,
    world::{Setting, answer},
};

async fn allowed(world: &World, method: &str, path: &str, origin: &str) -> Option<String> {
    let answer = answer(world.request(method, path).header("origin", origin)).await;
    let header = answer.headers.get("access-control-allow-origin")?;
    Some(header.to_str().unwrap().to_owned())
}

#[tokio::test]
async fn any_page_may_embed_the_widget_unless_told_otherwise() {
    let world = World::start().await;

    let allowed = allowed(&world, "GET", "/api/checkouts/co_1", "https://shop.example").await;

    assert_eq!(allowed.as_deref(), Some("*"));
}

#[tokio::test]
async fn only_listed_origins_may_when_there_is_a_list() {
    let list: AllowedOrigins = "https://shop.example".parse().unwrap();
    let setting = Setting {
        allowed_origins: Some(list),
        ..Setting::default()
    };
    let world = World::with(setting).await;
    let path = "/api/checkouts/co_1/payment-intent";

    let shop = allowed(&world, "POST", path, "https://shop.example").await;
    let other = allowed(&world, "POST", path, "https://evil.example").await;

    assert_eq!(shop.as_deref(), Some("https://shop.example"));
    assert_eq!(other, None);
}

#[tokio::test]
async fn no_page_may_call_the_platforms_endpoints() {
    let world = World::start().await;

    let allowed = allowed(&world, "POST", "/api/checkouts", "https://shop.example").await;

    assert_eq!(allowed, None);
}
