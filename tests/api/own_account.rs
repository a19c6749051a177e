//! A server that serves one account with that account's own keys.

use backend::{
    app::{App, StartError},
    stripe,
};
use serde_json::{Value, json};
use tests::{World, world::Setting};

#[tokio::test]
async fn an_account_takes_payments_with_its_own_keys_and_never_as_a_connected_one() {
    let world = World::with(Setting::own_account()).await;
    let account = world.own_account();
    let checkout = world.platform().checkout(account, 1850, "eur").await;

    world
        .customer()
        .pays(account, &checkout, "pm_card_visa")
        .await;
    let refund = json!({ "amount": 850 });
    let refunded = world.platform().does("refunds", &checkout, &refund).await;
    let balance = format!("/api/accounts/{account}/balance");
    world.platform().get(&balance).await.ok();

    refunded.ok();
    assert_eq!(
        world.platform().sees(&checkout).await["status"],
        "partially_refunded"
    );
    let named = world.stripe_accounts();
    assert!(named.len() > 4, "{named:?}");
    assert!(named.iter().all(Option::is_none), "{named:?}");
}

#[tokio::test]
async fn a_browser_is_told_no_account_and_the_accounts_own_publishable_key() {
    let world = World::with(Setting::own_account()).await;
    let checkout = world
        .platform()
        .checkout(world.own_account(), 1850, "eur")
        .await;

    let view = world.customer().sees(&checkout).await;

    let own = world.sandbox.own_keys(world.own_account()).await;
    assert_eq!(view.get("account"), None, "{view}");
    assert_eq!(view["publishable_key"], own.publishable.as_str());
}

#[tokio::test]
async fn another_account_is_refused_by_name() {
    let world = World::with(Setting::own_account()).await;
    let pottery = world.pottery().await;
    let ask = json!({ "account": pottery, "amount": 8800, "currency": "jpy" });

    let created = world.platform().creates(&ask).await;
    let looked_at = world
        .platform()
        .get(&format!("/api/accounts/{pottery}/balance"))
        .await;
    let listed = world
        .platform()
        .get(&format!("/api/checkouts?account={pottery}"))
        .await;

    for answer in [created, looked_at, listed] {
        let error = answer.refused(400, "account_unknown");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(&pottery), "{message}");
        assert!(message.contains("CONNECT_PAY_OWN_ACCOUNT"), "{message}");
    }
}

#[tokio::test]
async fn what_needs_a_platform_says_so() {
    let world = World::with(Setting::own_account()).await;
    let own = format!("/api/accounts/{}", world.own_account());
    let platform = world.platform();
    let policy = json!({ "fee_policy": { "basis_points": 250 } });

    for answer in [
        platform.post("/api/accounts", &json!({})).await,
        platform.get("/api/accounts").await,
        platform.get("/api/application-fees").await,
        platform.post(&format!("{own}/links"), &json!({})).await,
        platform.post(&format!("{own}/sessions"), &json!({})).await,
        platform
            .post(&format!("{own}/deauthorize"), &json!({}))
            .await,
        platform.post("/api/oauth/connect", &json!({})).await,
        platform
            .post(&format!("{own}/payment-methods"), &json!({}))
            .await,
        platform.post(&own, &policy).await,
    ] {
        let error = answer.refused(403, "platform_required");
        assert!(
            error["message"]
                .as_str()
                .unwrap()
                .contains("CONNECT_PAY_OWN_ACCOUNT")
        );
    }
    platform.get(&own).await.ok();
    platform
        .post(&own, &json!({ "allowed_origins": null }))
        .await
        .ok();
}

#[tokio::test]
async fn nobody_takes_a_fee() {
    let world = World::with(Setting::own_account()).await;
    let account = world.own_account();
    let checkout = world.platform().checkout(account, 1850, "eur").await;
    let with_fee = json!({ "account": account, "amount": 1850, "currency": "eur",
                           "application_fee_amount": 120 });
    let change = json!({ "amount": 1900, "application_fee_amount": 120 });
    let capture = json!({ "application_fee_amount": 120 });

    for answer in [
        world.platform().creates(&with_fee).await,
        world.platform().changes(&checkout, &change).await,
        world.platform().does("capture", &checkout, &capture).await,
    ] {
        let error = answer.refused(400, "invalid_request");
        assert_eq!(error["param"], "application_fee_amount");
    }
}

#[tokio::test]
async fn two_such_servers_at_the_same_time_do_not_mix() {
    let first = World::with(Setting::own_account()).await;
    let second = first.beside(Setting::own_account()).await;
    let (one, two) = (first.own_account(), second.own_account());
    let bread = first.platform().checkout(one, 1850, "eur").await;
    let cake = second.platform().checkout(two, 2400, "eur").await;

    let (breads, cakes) = (first.customer(), second.customer());
    tokio::join!(
        breads.pays(one, &bread, "pm_card_visa"),
        cakes.pays(two, &cake, "pm_card_visa"),
    );

    first.is_paid_once(one, &bread, 1850).await;
    second.is_paid_once(two, &cake, 2400).await;
    second
        .get(&format!("/api/checkouts/{bread}"))
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn a_key_of_somebody_else_does_not_start() {
    let world = World::start().await;
    let bakery = world.bakery().await;
    let mut config = world.config().clone();
    config.stripe = config.stripe.for_own_account(bakery.parse().unwrap());

    let error = App::start(config, stripe::http_client().unwrap())
        .await
        .unwrap_err();

    assert!(matches!(error, StartError::OtherAccountsKey { .. }));
    let sentence = error.to_string();
    assert!(
        sentence.contains(&format!("CONNECT_PAY_OWN_ACCOUNT is {bakery}")),
        "{sentence}"
    );
}

#[tokio::test]
async fn checkouts_of_other_accounts_do_not_exist_in_a_database_that_is_shared() {
    let world = World::start().await;
    let bakery = world.bakery().await;
    let pottery = world.pottery().await;
    let bread = world.platform().checkout(&bakery, 1850, "eur").await;
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;
    let keys = world.sandbox.own_keys(&bakery).await;

    let server = world.replica_of_one_account(&bakery, &keys);
    let see = async |id: &str| -> Value {
        let url = server.url.join(&format!("/api/checkouts/{id}")).unwrap();
        let request = world.request("GET", url.as_str());
        tests::world::answer(request).await.json
    };

    assert_eq!(see(&bread).await["status"], "open");
    assert_eq!(see(&bowl).await["error"]["code"], "not_found");
}
