//! Whoever owns an account writes its metadata, and copies it: a mark of ours on another payment makes
//! that payment none of ours.

use serde_json::{Value, json};
use tests::{World, sandbox::SECRET_KEY, webhooks::event, world::Setting};

/// The account's own integration takes a payment, with the metadata of a checkout.
async fn own_payment(world: &World, account: &str, checkout: &str) -> Value {
    let form = [
        ("amount", "9900"),
        ("currency", "eur"),
        ("confirm", "true"),
        ("payment_method", "pm_card_visa"),
        ("automatic_payment_methods[enabled]", "true"),
        ("automatic_payment_methods[allow_redirects]", "never"),
        ("metadata[checkout]", checkout),
    ];
    let made = world
        .sandbox
        .post("/v1/payment_intents", Some(account), SECRET_KEY, &form)
        .await;
    assert_eq!(made["status"], "succeeded", "{made}");
    made
}

#[tokio::test]
async fn a_marked_payment_of_somebody_else_neither_pays_nor_refunds_a_checkout() {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let platform = world.platform();
    let open = platform.checkout(&account, 1850, "eur").await;
    let begun = platform.checkout(&account, 1850, "eur").await;
    world.customer().client_secret(&begun).await;
    let paid = platform.checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &paid, "pm_card_visa").await;
    assert_eq!(platform.sees(&paid).await["status"], "paid");

    for checkout in [&open, &begun, &paid] {
        let other = own_payment(&world, &account, checkout).await;
        let charge = &other["latest_charge"];
        let charge = world
            .sandbox
            .get(
                &format!("/v1/charges/{}", charge.as_str().unwrap()),
                Some(&account),
            )
            .await;
        let form = [
            ("payment_intent", other["id"].as_str().unwrap()),
            ("amount", "500"),
            ("metadata[checkout]", checkout.as_str()),
        ];
        let refund = world
            .sandbox
            .post("/v1/refunds", Some(&account), SECRET_KEY, &form)
            .await;
        for (kind, object) in [
            ("payment_intent.succeeded", &other),
            ("charge.succeeded", &charge),
            ("refund.created", &refund),
        ] {
            let id = format!("evt_{checkout}_{kind}");
            let heard = world.hears(&event(&id, kind, &account, object)).await;
            assert_eq!(heard["status"], "ignored", "{kind} {heard}");
        }
    }

    for checkout in [&open, &begun] {
        assert_eq!(platform.sees(checkout).await["status"], "open");
        world
            .customer()
            .pays(&account, checkout, "pm_card_visa")
            .await;
    }
    for checkout in [&open, &begun, &paid] {
        let seen = platform.sees(checkout).await;
        assert_eq!(
            (
                &seen["status"],
                &seen["amount_received"],
                &seen["amount_refunded"]
            ),
            (&json!("paid"), &json!(1850), &json!(0)),
            "{seen}"
        );
        assert_eq!(seen["charges"].as_array().unwrap().len(), 1, "{seen}");
    }
}

/// An account can change what is its own, with its own key at Stripe.
#[tokio::test]
async fn an_account_that_lowers_the_amount_of_an_intent_does_not_hide_it() {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let secret = world.customer().client_secret(&id).await;
    let intent = secret.split_once("_secret_").unwrap().0;
    let path = format!("/v1/payment_intents/{intent}");
    let lower = [("amount", "100")];
    world
        .sandbox
        .post(&path, Some(&account), SECRET_KEY, &lower)
        .await;
    let pay = [
        ("payment_method", "pm_card_visa"),
        ("return_url", "https://example.com"),
    ];
    let paid = world
        .sandbox
        .post(&format!("{path}/confirm"), Some(&account), SECRET_KEY, &pay)
        .await;
    assert_eq!(paid["status"], "succeeded", "{paid}");

    let seen = world.platform().sees(&id).await;

    assert_eq!(
        (&seen["amount"], &seen["amount_received"]),
        (&json!(1850), &json!(100))
    );
    let log = world.log.text();
    assert!(
        log.contains("another amount: compare amount_received"),
        "{log}"
    );
}
