//! What a load balancer looks at.

use backend::{app::App, router, stripe};
use serde_json::json;
use sqlx::{AnyConnection, Connection as _, Executor as _};
use tests::World;
use tokio::net::TcpListener;

async fn execute(world: &World, sql: &'static str) {
    sqlx::any::install_default_drivers();
    let url = world.config().database.url.reveal();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    connection.execute(sql).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_server_that_can_work_names_its_checks() {
    let world = World::start().await;

    let ready = world.get("/health/ready").await;

    assert_eq!(
        *ready.ok(),
        json!({
            "ready": true,
            "message": "this server can work",
            "checks": { "database": "passed", "schema": "passed", "serving": "passed" },
        })
    );
    assert_eq!(world.get("/health/live").await.text, "live\n");
}

#[tokio::test]
async fn a_server_on_a_newer_schema_is_not_ready() {
    let world = World::start().await;
    world.get("/health/ready").await.ok();
    let newest = "update _sqlx_migrations set version = version + 9000
                  where version = (select max(version) from _sqlx_migrations)";

    execute(&world, newest).await;
    let ready = world.get("/health/ready").await;

    assert_eq!(ready.status, 503);
    assert_eq!(ready.json["checks"]["schema"], "failed");
    let message = ready.json["message"].as_str().unwrap();
    assert!(message.ends_with("run the newer version"), "{message}");
}

#[tokio::test]
async fn a_server_on_an_older_schema_is_not_ready() {
    let world = World::start().await;
    world.get("/health/ready").await.ok();
    let newest = "delete from _sqlx_migrations
                  where version = (select max(version) from _sqlx_migrations)";

    execute(&world, newest).await;
    let ready = world.get("/health/ready").await;

    assert_eq!(ready.status, 503);
    assert_eq!(ready.json["checks"]["database"], "passed");
    let message = ready.json["message"].as_str().unwrap();
    assert!(message.contains("connect-pay migrate"), "{message}");
}

#[tokio::test]
async fn a_server_that_is_stopping_is_alive_and_not_ready() {
    let world = World::start().await;
    let http = stripe::http_client().unwrap();
    let app = App::start(world.config().clone(), http.clone())
        .await
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = router::router(app.clone());
    let serving = tokio::spawn(async { axum::serve(listener, router).await });

    app.stopping.begin();
    let look = async |path: &str| http.get(format!("{url}{path}")).send().await.unwrap();

    assert_eq!(look("/health/live").await.status(), 200);
    let ready = look("/health/ready").await;
    assert_eq!(ready.status(), 503);
    let body = ready.bytes().await.unwrap();
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["checks"]["serving"], "failed");
    serving.abort();
}
