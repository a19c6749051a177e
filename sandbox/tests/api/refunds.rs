use serde_json::json;

use crate::{
    sandbox::{Sandbox, ids, text},
    till::MANUAL,
};

#[tokio::test]
async fn a_refund_gives_back_all_that_is_left() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.try_to_pay(&account, "pm_card_visa", &[]).await.ok();
    let charge = text(&intent["latest_charge"]);

    let part = sandbox
        .refund(
            &account,
            &[
                ("payment_intent", text(&intent["id"])),
                ("amount", "300"),
                ("reason", "requested_by_customer"),
                ("metadata[order]", "7"),
            ],
        )
        .await
        .ok();
    let path = format!("/v1/charges/{charge}");
    let after_part = sandbox.read(&account, &path).await;
    let rest = sandbox.refund(&account, &[("charge", charge)]).await.ok();
    let after_rest = sandbox
        .read(&account, format!("{path}?expand[]=refunds"))
        .await;

    assert_eq!(part["object"], "refund");
    assert_eq!(part["status"], "succeeded");
    assert_eq!(part["amount"], 300);
    assert_eq!(part["charge"], charge);
    assert_eq!(part["payment_intent"], intent["id"]);
    assert_eq!(part["reason"], "requested_by_customer");
    assert_eq!(part["metadata"], json!({ "order": "7" }));
    assert_eq!(after_part["amount_refunded"], 300);
    assert_eq!(after_part["refunded"], false);
    assert_eq!(after_part.get("refunds"), None, "only where it is expanded");
    assert_eq!(rest["amount"], 700);
    assert_eq!(after_rest["amount_refunded"], 1000);
    assert_eq!(after_rest["refunded"], true);
    assert_eq!(
        ids(&after_rest["refunds"]),
        [text(&rest["id"]), text(&part["id"])]
    );
}

#[tokio::test]
async fn no_more_than_is_left_can_be_refunded() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[]).await;
    let try_amount = |amount| {
        let form = [("charge", charge.clone()), ("amount", String::from(amount))];
        let account = &account;
        let sandbox = &sandbox;
        async move {
            let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
            sandbox.refund(account, &form).await
        }
    };
    try_amount("400").await.ok();

    let error = try_amount("601").await.error(400);
    assert_eq!(error["type"], "invalid_request_error");
    assert_eq!(error["param"], "amount");
    assert_eq!(error.get("code"), None);
    assert_eq!(
        error["message"],
        "Refund amount (€6.01) is greater than unrefunded amount on charge (€6.00)"
    );
    for amount in ["0", "-1"] {
        assert_eq!(try_amount(amount).await.error(400)["param"], "amount");
    }

    try_amount("600").await.ok();
    let error = try_amount("1").await.error(400);
    assert_eq!(error["code"], "charge_already_refunded");
    assert_eq!(
        error["message"],
        format!("Charge {charge} has already been refunded.")
    );
}

#[tokio::test]
async fn what_was_not_taken_cannot_be_refunded() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let held = sandbox
        .try_to_pay(&account, "pm_card_visa", &[MANUAL])
        .await
        .ok();
    let open = sandbox.intent(&account).await;

    let refused = sandbox
        .refund(&account, &[("payment_intent", text(&held["id"]))])
        .await
        .error(400);
    assert!(text(&refused["message"]).contains("You must cancel the PaymentIntent"));
    let refused = sandbox
        .refund(&account, &[("payment_intent", text(&open["id"]))])
        .await
        .error(400);
    assert!(text(&refused["message"]).contains("does not have a successful charge to refund"));
}

#[tokio::test]
async fn exactly_one_thing_is_refunded() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.try_to_pay(&account, "pm_card_visa", &[]).await.ok();
    let both = [
        ("charge", text(&intent["latest_charge"])),
        ("payment_intent", text(&intent["id"])),
    ];

    let error = sandbox.refund(&account, &[]).await.error(400);
    assert!(text(&error["message"]).starts_with("One of the following params should be provided"));
    let error = sandbox.refund(&account, &both).await.error(400);
    assert_eq!(error["code"], "parameters_exclusive");
    let error = sandbox.refund(&account, &[("charge", "ch_x")]).await;
    assert_eq!(error.error(400)["message"], "No such charge: 'ch_x'");
    let wrong = [both[0], ("reason", "boredom")];
    assert_eq!(
        sandbox.refund(&account, &wrong).await.error(400)["param"],
        "reason"
    );
}

#[tokio::test]
async fn a_pending_refund_succeeds_once_the_bank_says_so() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_pendingRefund", &[]).await;
    let refund = sandbox.refund(&account, &[("charge", &charge)]).await.ok();

    let done = sandbox.bank_says(&refund, "succeeded").await.ok();

    assert_eq!(refund["status"], "pending");
    assert_eq!(refund["pending_reason"], "processing");
    assert_eq!(done["status"], "succeeded");
    assert_eq!(done.get("pending_reason"), None);
    sandbox.bank_says(&refund, "succeeded").await.error(400);
}

#[tokio::test]
async fn a_pending_refund_can_be_canceled() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_pendingRefund", &[]).await;
    let refund = sandbox.refund(&account, &[("charge", &charge)]).await.ok();
    let path = format!("/v1/refunds/{}/cancel", text(&refund["id"]));

    let canceled = sandbox.post(&path).on(&account).send().await.ok();

    assert_eq!(canceled["status"], "canceled");
    assert_eq!(canceled["failure_reason"], "merchant_request");
    let after = sandbox
        .read(&account, format!("/v1/charges/{charge}"))
        .await;
    assert_eq!(after["amount_refunded"], 0);
    sandbox.post(&path).on(&account).send().await.error(400);
}

#[tokio::test]
async fn a_refund_that_fails_later_can_be_made_again() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_refundFail", &[]).await;
    let refund = sandbox.refund(&account, &[("charge", &charge)]).await.ok();

    let failed = sandbox.bank_says(&refund, "failed").await.ok();

    assert_eq!(refund["status"], "succeeded");
    assert_eq!(failed["status"], "failed");
    assert_eq!(failed["failure_reason"], "expired_or_canceled_card");
    let path = format!(
        "/v1/balance_transactions/{}",
        text(&failed["failure_balance_transaction"])
    );
    let reversal = sandbox.read(&account, path).await;
    assert_eq!(reversal["type"], "refund_failure");
    assert_eq!(reversal["amount"], 1000);
    assert_eq!(reversal["source"], refund["id"]);
    let after = sandbox
        .read(&account, format!("/v1/charges/{charge}"))
        .await;
    assert_eq!(after["amount_refunded"], 0);
    assert_eq!(after["refunded"], false);
    sandbox.refund(&account, &[("charge", &charge)]).await.ok();
}

#[tokio::test]
async fn refunds_are_found_changed_and_listed() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let other = sandbox.account().await;
    let first = sandbox.charge(&account, "pm_card_visa", &[]).await;
    let second = sandbox.charge(&account, "pm_card_visa", &[]).await;
    let older_path = format!("/v1/charges/{first}/refunds");
    let call = sandbox.post(&older_path).on(&account);
    let refund = call.form(&[("amount", "100")]).send().await.ok();
    let newest = sandbox.refund(&account, &[("charge", &second)]).await.ok();
    let path = format!("/v1/refunds/{}", text(&refund["id"]));

    let call = sandbox.post(&path).on(&account);
    let changed = call.form(&[("metadata[why]", "cold")]).send().await.ok();

    assert_eq!(changed["metadata"]["why"], "cold");
    assert_eq!(sandbox.read(&account, &path).await, changed);
    sandbox.get(&path).on(&other).send().await.error(404);
    sandbox.get(&path).send().await.error(404);
    for (query, found) in [
        (String::from("/v1/refunds"), vec![&newest, &refund]),
        (format!("/v1/refunds?charge={first}"), vec![&refund]),
        (
            format!(
                "/v1/refunds?payment_intent={}",
                text(&newest["payment_intent"])
            ),
            vec![&newest],
        ),
        (
            format!("/v1/refunds?starting_after={}", text(&newest["id"])),
            vec![&refund],
        ),
        (String::from("/v1/refunds?created[lt]=1"), vec![]),
        (older_path, vec![&refund]),
    ] {
        let page = sandbox.read(&account, &query).await;
        let wanted: Vec<_> = found.iter().map(|refund| text(&refund["id"])).collect();
        assert_eq!(ids(&page), wanted, "{query}");
    }
}

#[tokio::test]
async fn a_repeated_refund_gives_money_back_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[]).await;
    let once = || {
        sandbox
            .post("/v1/refunds")
            .on(&account)
            .header("idempotency-key", "refund-7")
            .form(&[("charge", &charge), ("amount", "400")])
            .send()
    };

    let first = once().await.ok();
    let second = once().await.ok();

    assert_eq!(first["id"], second["id"]);
    let after = sandbox
        .read(&account, format!("/v1/charges/{charge}"))
        .await;
    assert_eq!(after["amount_refunded"], 400);
}
