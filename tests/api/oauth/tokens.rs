//! Tokens of accounts that were connected by OAuth.

use backend::config::OauthConfig;
use serde_json::json;
use tests::{
    World,
    world::{Database, Setting},
};

use super::connected;

#[tokio::test]
async fn a_token_is_refreshed_and_never_shown() {
    let world = World::with(Setting::oauth()).await;
    let account = connected(&world).await;
    let path = format!("/api/accounts/{account}/oauth/refresh");

    let refreshed = world.platform().post(&path, &json!({})).await;
    let again = world.platform().post(&path, &json!({})).await;

    let expected = json!({ "account": account, "scope": "read_write", "livemode": false });
    assert_eq!(*refreshed.ok(), expected);
    again.ok();
    assert_eq!(world.sandbox.calls("POST", "/oauth/token").await.len(), 3);
}

#[tokio::test]
async fn tokens_are_in_neither_log_nor_database() {
    let world = World::with(Setting {
        database: Database::Sqlite,
        ..Setting::oauth()
    })
    .await;
    let account = connected(&world).await;
    let path = format!("/api/accounts/{account}/oauth/refresh");
    world.platform().post(&path, &json!({})).await.ok();

    let tokens = world.oauth_tokens();
    let files = world.database().file();

    assert!(tokens.len() >= 4, "{tokens:?}");
    for token in tokens {
        assert!(!world.log.text().contains(&token), "the log holds {token}");
        let is_kept = files.windows(token.len()).any(|it| it == token.as_bytes());
        assert!(!is_kept, "the database holds {token}");
    }
    let is_there = files
        .windows(account.len())
        .any(|it| it == account.as_bytes());
    assert!(is_there, "these are the files of the database");
}

#[tokio::test]
async fn without_a_key_to_seal_them_tokens_are_not_kept() {
    let mut setting = Setting::oauth();
    setting.oauth = setting.oauth.map(|it| OauthConfig {
        token_key: None,
        ..it
    });
    let world = World::with(setting).await;
    let account = connected(&world).await;

    let path = format!("/api/accounts/{account}/oauth/refresh");
    let answer = world.platform().post(&path, &json!({})).await;

    let error = answer.refused(400, "not_configured");
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("CONNECT_PAY_TOKEN_KEY"),
        "{error}"
    );
}

#[tokio::test]
async fn a_token_of_a_disconnected_account_is_gone() {
    let world = World::with(Setting::oauth()).await;
    let account = connected(&world).await;
    let own = format!("/api/accounts/{account}");
    world
        .platform()
        .post(&format!("{own}/deauthorize"), &json!({}))
        .await
        .ok();

    let answer = world
        .platform()
        .post(&format!("{own}/oauth/refresh"), &json!({}))
        .await;

    answer.refused(404, "not_found");
}
