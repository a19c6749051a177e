use crate::sandbox::{Sandbox, ids, text};

#[tokio::test]
async fn ids_are_replaced_by_what_they_name() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();

    let expanded = sandbox
        .get(format!(
            "/v1/payment_intents/{}?expand[]=latest_charge.payment_intent&expand[]=payment_method",
            text(&intent["id"])
        ))
        .on(&account)
        .send()
        .await
        .ok();

    assert_eq!(expanded["latest_charge"]["object"], "charge");
    assert_eq!(
        expanded["latest_charge"]["payment_intent"]["id"],
        intent["id"]
    );
    assert_eq!(expanded["payment_method"]["card"]["last4"], "4242");
}

#[tokio::test]
async fn a_list_is_expanded_below_data() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();
    let list = |path: &str| {
        sandbox
            .get(format!("/v1/payment_intents?expand[]={path}"))
            .on(&account)
            .send()
    };

    let expanded = list("data.latest_charge").await.ok();
    assert_eq!(expanded["data"][0]["latest_charge"]["object"], "charge");
    let error = list("latest_charge").await.error(400);
    assert!(text(&error["message"]).contains("try expanding 'data.latest_charge' instead"));
}

#[tokio::test]
async fn a_wrong_path_is_refused_before_anything_is_done() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let error = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[
            ("amount", "1000"),
            ("currency", "eur"),
            ("expand[]", "metadata"),
        ])
        .send()
        .await
        .error(400);

    assert_eq!(
        error["message"],
        "This property cannot be expanded (metadata)."
    );
    let list = sandbox
        .get("/v1/payment_intents")
        .on(&account)
        .send()
        .await
        .ok();
    assert!(ids(&list).is_empty());
}
