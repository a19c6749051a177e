use serde_json::{Value, json};

use crate::{
    sandbox::{Sandbox, ids, text},
    till::{FEE, euros},
};

/// A charge of 10 euros with a fee of one, and the fee on the platform.
async fn earned() -> (Sandbox, String, String, Value) {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[FEE]).await;
    let fees = sandbox.read_own("/v1/application_fees").await;
    let fee = fees["data"][0].clone();
    (sandbox, account, charge, fee)
}

async fn fee_now(sandbox: &Sandbox, fee: &Value) -> Value {
    let path = format!("/v1/application_fees/{}", text(&fee["id"]));
    sandbox.read_own(path).await
}

#[tokio::test]
async fn the_platform_earns_a_fee_soon_after_the_answer() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let answer = sandbox
        .try_to_pay(
            &account,
            "pm_card_visa",
            &[FEE, ("expand[]", "latest_charge")],
        )
        .await
        .ok();
    let path = format!("/v1/charges/{}", text(&answer["latest_charge"]["id"]));
    let charge = sandbox.read(&account, path).await;
    let path = format!("/v1/application_fees/{}", text(&charge["application_fee"]));
    let fee = sandbox
        .read_own(format!("{path}?expand[]=charge&expand[]=account"))
        .await;

    assert_eq!(answer["latest_charge"]["application_fee"], json!(null));
    assert_eq!(answer["latest_charge"]["application_fee_amount"], 100);
    assert_eq!(fee["object"], "application_fee");
    assert_eq!(fee["amount"], 100);
    assert_eq!(fee["currency"], "eur");
    assert_eq!(fee["charge"]["id"], charge["id"]);
    assert_eq!(fee["account"]["id"], account);
    assert_eq!(fee["refunded"], false);
    sandbox.get(&path).on(&account).send().await.error(404);
}

#[tokio::test]
async fn a_fee_that_is_expanded_is_there_at_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let expand = ("expand[]", "latest_charge.application_fee");

    let answer = sandbox
        .try_to_pay(&account, "pm_card_visa", &[FEE, expand])
        .await
        .ok();

    assert_eq!(answer["latest_charge"]["application_fee"]["amount"], 100);
}

#[tokio::test]
async fn a_payment_that_its_customer_authenticates_earns_a_fee_too() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let waiting = sandbox
        .try_to_pay(
            &account,
            "pm_card_threeDSecure2Required",
            &[FEE, ("use_stripe_sdk", "true")],
        )
        .await
        .ok();
    assert_eq!(waiting["status"], "requires_action");

    sandbox.customer_answers(&waiting, "succeeded").await.ok();

    let fees = sandbox.read_own("/v1/application_fees").await;
    assert_eq!(fees["data"][0]["amount"], 100);
}

#[tokio::test]
async fn fees_are_listed_by_their_charge() {
    let (sandbox, account, charge, fee) = earned().await;
    sandbox.charge(&account, "pm_card_visa", &[FEE]).await;
    sandbox.charge(&account, "pm_card_visa", &[]).await;

    for (query, found) in [
        (String::new(), 2),
        (format!("charge={charge}"), 1),
        (format!("ending_before={}", text(&fee["id"])), 1),
        (String::from("created[lt]=1"), 0),
    ] {
        let list = sandbox
            .read_own(format!("/v1/application_fees?{query}"))
            .await;
        assert_eq!(ids(&list).len(), found, "{query}");
    }
}

#[tokio::test]
async fn a_refund_leaves_the_fee_to_the_platform_by_default() {
    let (sandbox, account, charge, fee) = earned().await;

    sandbox.refund(&account, &[("charge", &charge)]).await.ok();

    assert_eq!(fee_now(&sandbox, &fee).await["amount_refunded"], 0);
    assert_eq!(euros(&sandbox.read_own("/v1/balance").await), (100, 0));
}

#[tokio::test]
async fn a_refund_can_return_its_share_of_the_fee() {
    let (sandbox, account, charge, fee) = earned().await;
    let part = |amount| {
        sandbox
            .post("/v1/refunds")
            .on(&account)
            .form(&[
                ("charge", charge.as_str()),
                ("amount", amount),
                ("refund_application_fee", "true"),
            ])
            .send()
    };

    let first = part("333").await.ok();
    let path = format!(
        "/v1/balance_transactions/{}",
        text(&first["balance_transaction"])
    );
    let booked = sandbox.read(&account, path).await;
    let after_part = fee_now(&sandbox, &fee).await;
    part("333").await.ok();
    part("334").await.ok();
    let after_all = fee_now(&sandbox, &fee).await;

    assert_eq!(
        (&booked["amount"], &booked["fee"], &booked["net"]),
        (&json!(-333), &json!(-33), &json!(-300))
    );
    assert_eq!(after_part["amount_refunded"], 33);
    assert_eq!(after_all["amount_refunded"], 100);
    assert_eq!(after_all["refunded"], true);
    assert_eq!(ids(&after_all["refunds"]).len(), 3);
    assert_eq!(euros(&sandbox.read_own("/v1/balance").await), (0, 0));
}

#[tokio::test]
async fn a_refund_that_is_made_again_returns_the_fee_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_refundFail", &[FEE]).await;
    let form = [
        ("charge", charge.as_str()),
        ("refund_application_fee", "true"),
    ];
    let refund = sandbox.refund(&account, &form).await.ok();
    sandbox.bank_says(&refund, "failed").await.ok();

    sandbox.refund(&account, &form).await.ok();

    let fees = sandbox.read_own("/v1/application_fees").await;
    assert_eq!(fees["data"][0]["amount_refunded"], 100);
    assert_eq!(ids(&fees["data"][0]["refunds"]).len(), 1);
    // What Stripe took of the charge is all that is missing.
    assert_eq!(
        euros(&sandbox.read(&account, "/v1/balance").await),
        (-40, 0)
    );
}

#[tokio::test]
async fn a_fee_can_be_refunded_by_itself() {
    let (sandbox, account, _, fee) = earned().await;
    let path = format!("/v1/application_fees/{}/refunds", text(&fee["id"]));
    let part = |amount| {
        let form = [("amount", amount), ("metadata[why]", "late")];
        sandbox.post(&path).form(&form).send()
    };

    let refund = part("30").await.ok();
    let error = part("71").await.error(400);
    let rest = sandbox.post(&path).send().await.ok();
    let list = sandbox.read_own(&path).await;

    assert_eq!(refund["object"], "fee_refund");
    assert_eq!(refund["fee"], fee["id"]);
    assert_eq!(refund["metadata"]["why"], "late");
    assert_eq!(error["param"], "amount");
    assert!(text(&error["message"]).contains("greater than unrefunded amount on fee (€0.70)"));
    assert_eq!(rest["amount"], 70);
    assert_eq!(ids(&list), [text(&rest["id"]), text(&refund["id"])]);
    part("1").await.error(400);
    let path = format!("{path}/{}", text(&refund["id"]));
    let form = [("metadata[why]", "cold")];
    let changed = sandbox.post(&path).form(&form).send().await.ok();
    assert_eq!(changed["metadata"]["why"], "cold");
    assert_eq!(sandbox.read_own(&path).await, changed);
    let booked = sandbox
        .read_own("/v1/balance_transactions?type=application_fee_refund")
        .await;
    assert_eq!(booked["data"][0]["net"], -70);
    // 1000 less Stripe's 40: the whole fee is the account's again.
    assert_eq!(
        euros(&sandbox.read(&account, "/v1/balance").await),
        (960, 0)
    );
}

#[tokio::test]
async fn a_charge_without_a_fee_has_none_to_return() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[]).await;
    let form = [
        ("charge", charge.as_str()),
        ("refund_application_fee", "true"),
    ];

    let error = sandbox.refund(&account, &form).await.error(400);

    assert_eq!(error["param"], "refund_application_fee");
    assert!(text(&error["message"]).starts_with("Only an application generating a fee"));
    let after = sandbox
        .read(&account, format!("/v1/charges/{charge}"))
        .await;
    assert_eq!(after["amount_refunded"], 0);
}
