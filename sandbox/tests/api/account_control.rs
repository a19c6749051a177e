use serde_json::{Value, json};

use crate::sandbox::{Answer, Sandbox, ids, text};

const EXPRESS: [(&str, &str); 1] = [("type", "express")];

async fn create(sandbox: &Sandbox, form: &[(&str, &str)]) -> Answer {
    sandbox.post("/v1/accounts").form(form).send().await
}

async fn look(sandbox: &Sandbox, account: &str, rest: &str) -> Value {
    let path = format!("/v1/accounts/{account}{rest}");
    sandbox.get(path).send().await.ok()
}

async fn disable(sandbox: &Sandbox, account: &str, reason: &str) -> Answer {
    sandbox
        .post(format!("/_sandbox/accounts/{account}/disable"))
        .json(&json!({ "reason": reason }).to_string())
        .send()
        .await
}

#[tokio::test]
async fn a_stopped_account_says_why_and_takes_no_payments() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    for (reason, due, pending, capability) in [
        ("requirements.past_due", 1, 0, "inactive"),
        ("under_review", 0, 1, "pending"),
        ("rejected.fraud", 0, 0, "inactive"),
    ] {
        let stopped = disable(&sandbox, &account, reason).await.ok();
        let requirements = &stopped["requirements"];
        let count = |name: &str| requirements[name].as_array().unwrap().len();

        assert_eq!(stopped["charges_enabled"], false);
        assert_eq!(stopped["details_submitted"], true);
        assert_eq!(requirements["disabled_reason"], reason);
        assert_eq!(count("currently_due"), due);
        assert_eq!(count("pending_verification"), pending);
        assert_eq!(stopped["capabilities"]["card_payments"], capability);
    }
    let refused = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[("amount", "1000"), ("currency", "eur")]);
    let late = sandbox.confirm(&account, &intent, "pm_card_visa").await;
    let unknown = disable(&sandbox, &account, "bored").await;

    for refused in [refused.send().await, late] {
        assert_eq!(refused.error(400)["code"], "capability_not_active");
    }
    assert_eq!(unknown.error(400)["param"], "reason");
}

#[tokio::test]
async fn capabilities_are_requested_one_by_one() {
    let sandbox = Sandbox::start();
    let account = sandbox.new_account().await;
    let path = format!("/v1/accounts/{account}/capabilities/card_payments");
    let request = |value: &str| {
        let call = sandbox.post(&path);
        call.form(&[("requested", value)]).send()
    };

    let list = look(&sandbox, &account, "/capabilities").await;
    let requested = request("true").await.ok();
    sandbox
        .post(format!("/_sandbox/accounts/{account}/enable"))
        .send()
        .await
        .ok();
    let active = look(&sandbox, &account, "/capabilities/card_payments").await;
    let given_up = request("false").await.ok();
    let after = look(&sandbox, &account, "").await;
    let unknown = sandbox.get(format!("/v1/accounts/{account}/capabilities/x"));

    assert_eq!(ids(&list), ["card_payments", "transfers"]);
    assert_eq!(list["data"][0]["status"], "unrequested");
    assert_eq!(requested["status"], "inactive");
    assert_eq!(
        requested["requirements"]["disabled_reason"],
        "requirements.fields_needed"
    );
    assert_eq!(active["status"], "active");
    assert_eq!(given_up["status"], "unrequested");
    assert_eq!(after["charges_enabled"], false);
    unknown.send().await.error(404);
}

#[tokio::test]
async fn only_a_platform_that_is_liable_can_reject() {
    let sandbox = Sandbox::start();
    let express = create(&sandbox, &EXPRESS).await.id();
    let standard = create(&sandbox, &[]).await.id();
    let reject = |account: &str| {
        let call = sandbox.post(format!("/v1/accounts/{account}/reject"));
        call.form(&[("reason", "terms_of_service")]).send()
    };

    let rejected = reject(&express).await.ok();
    let refused = reject(&standard).await.error(400);

    assert_eq!(
        rejected["requirements"]["disabled_reason"],
        "rejected.platform_terms_of_service"
    );
    assert_eq!(rejected["payouts_enabled"], false);
    assert!(text(&refused["message"]).starts_with("You cannot reject this account."));
}

#[tokio::test]
async fn a_deleted_account_is_gone() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let path = format!("/v1/accounts/{account}");

    let deleted = sandbox.delete(&path).send().await.ok();
    let seen = sandbox.get(&path).send().await.error(403);
    let used = sandbox.get("/v1/account").on(&account).send().await;
    let own = sandbox.platform().await;
    let platform = sandbox.delete(format!("/v1/accounts/{own}")).send().await;

    assert_eq!(
        deleted,
        json!({ "id": account, "object": "account", "deleted": true })
    );
    assert_eq!(seen["code"], "account_invalid");
    assert_eq!(used.error(403)["code"], "account_invalid");
    platform.error(403);
}

#[tokio::test]
async fn responsibilities_must_go_together() {
    let sandbox = Sandbox::start();

    for (form, param) in [
        (
            [
                ("controller[requirement_collection]", "application"),
                ("controller[stripe_dashboard][type]", "none"),
            ],
            "controller[losses][payments]",
        ),
        (
            [
                ("controller[stripe_dashboard][type]", "express"),
                ("controller[fees][payer]", "application"),
            ],
            "controller[losses][payments]",
        ),
        (
            [("type", "custom"), ("controller[fees][payer]", "account")],
            "controller",
        ),
    ] {
        let error = create(&sandbox, &form).await.error(400);
        assert_eq!(error["param"], param, "{error}");
    }
    let custom = create(&sandbox, &[("type", "custom")]).await.ok();
    assert_eq!(
        custom["controller"]["requirement_collection"],
        "application"
    );
}

#[tokio::test]
async fn login_links_lead_to_the_express_dashboard() {
    let sandbox = Sandbox::start();
    let express = create(&sandbox, &EXPRESS).await.id();
    let standard = sandbox.account().await;
    let link = |account: &str| {
        let call = sandbox.post(format!("/v1/accounts/{account}/login_links"));
        call.send()
    };

    let early = link(&express).await.error(400);
    sandbox
        .post(format!("/_sandbox/accounts/{express}/enable"))
        .send()
        .await
        .ok();
    let made = link(&express).await.ok();

    assert!(text(&early["message"]).ends_with("has not completed onboarding."));
    assert_eq!(made["object"], "login_link");
    link(&standard).await.error(400);
}
