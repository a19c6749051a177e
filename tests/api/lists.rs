//! Checkouts in pages.

use serde_json::{Value, json};
use tests::World;

async fn ids(world: &World, query: &str) -> (Vec<String>, bool) {
    let list = world
        .platform()
        .get(&format!("/api/checkouts?{query}"))
        .await;
    let list = list.ok();
    let ids = list["data"].as_array().unwrap().iter();
    let ids = ids
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect();
    (ids, list["has_more"].as_bool().unwrap())
}

#[tokio::test]
async fn a_list_is_walked_forth_and_back_without_losing_or_repeating_any() {
    let world = World::start().await;
    let account = world.bakery().await;
    let mut made = Vec::new();
    for _ in 0..7 {
        made.insert(0, world.platform().checkout(&account, 1850, "eur").await);
        world.seconds_pass(1);
    }

    let (all, more) = ids(&world, "limit=100").await;
    assert!(!more);
    assert_eq!(all, made);

    let mut walked = Vec::new();
    let mut query = "limit=3".to_owned();
    loop {
        let (page, more) = ids(&world, &query).await;
        query = format!("limit=3&starting_after={}", page.last().unwrap());
        walked.extend(page);
        if !more {
            break;
        }
    }
    assert_eq!(walked, all);

    let (before, more) = ids(&world, &format!("limit=3&ending_before={}", all[5])).await;
    assert_eq!((before.as_slice(), more), (&all[2..5], true));
}

#[tokio::test]
async fn a_list_is_narrowed_by_account_status_and_time() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let bread = world.platform().checkout(&bakery, 1850, "eur").await;
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;
    world.customer().pays(&bakery, &bread, "pm_card_visa").await;
    world.platform().sees(&bread).await;

    let only = async |query: &str| ids(&world, query).await.0;
    assert_eq!(only(&format!("account={pottery}")).await, [bowl]);
    assert_eq!(only("status=paid").await, [bread]);
    assert_eq!(
        only(&format!("account={bakery}&status=open")).await,
        Vec::<String>::new()
    );
    let later = world.now() + 3600;
    assert_eq!(
        only(&format!("created[gte]={later}")).await,
        Vec::<String>::new()
    );
    assert_eq!(only(&format!("created%5Blt%5D={later}")).await.len(), 2);
    assert_eq!(
        only(&format!("created[lte]={later}&created[gt]=5"))
            .await
            .len(),
        2
    );
}

#[tokio::test]
async fn a_bad_query_names_its_parameter() {
    let world = World::start().await;
    let platform = world.platform();
    for (query, param) in [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("status=nice", "status"),
        ("starting_after=co_none", "starting_after"),
        ("starting_after=co_1&ending_before=co_2", "ending_before"),
        ("colour=red", "colour"),
    ] {
        let refused = platform.get(&format!("/api/checkouts?{query}")).await;
        let error = refused.refused(400, "invalid_request").clone();
        let named = error["param"] == param || error["message"].as_str().unwrap().contains(param);
        assert!(named, "{query}: {error}");
    }
}

#[tokio::test]
async fn a_list_needs_a_key() {
    let world = World::start().await;
    world
        .get("/api/checkouts")
        .await
        .refused(401, "unauthorized");
}

#[tokio::test]
async fn every_charge_of_a_checkout_is_kept_and_one_has_succeeded() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let customer = world.customer();
    customer
        .pays(&account, &id, "pm_card_visa_chargeDeclined")
        .await;
    customer
        .pays(
            &account,
            &id,
            "pm_card_visa_chargeDeclinedInsufficientFunds",
        )
        .await;
    customer.pays(&account, &id, "pm_card_visa").await;

    let seen = world.platform().sees(&id).await;

    let statuses: Vec<&Value> = seen["charges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["status"])
        .collect();
    assert_eq!(statuses.len(), 3, "{seen}");
    let succeeded = statuses
        .iter()
        .filter(|it| ***it == json!("succeeded"))
        .count();
    assert_eq!(succeeded, 1, "{seen}");
    assert_eq!(seen["payment_intent"], seen["charges"][0]["payment_intent"]);
}
