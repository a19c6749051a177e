use serde_json::{Value, json};

use crate::{
    sandbox::{Answer, Sandbox, ids, text},
    till::euros,
};

impl Sandbox {
    /// The one dispute of a charge, as the account sees it.
    pub(crate) async fn dispute_of(&self, account: &str, charge: &str) -> Value {
        let path = format!("/v1/disputes?charge={charge}");
        let list = self.read(account, path).await;
        assert_eq!(ids(&list).len(), 1, "{list:#}");
        list["data"][0].clone()
    }

    /// A dispute of a new charge of 10 euros.
    pub(crate) async fn disputed(&self, account: &str, card: &str) -> Value {
        let charge = self.charge(account, card, &[]).await;
        self.dispute_of(account, &charge).await
    }

    pub(crate) async fn answer(
        &self,
        account: &str,
        dispute: &Value,
        form: &[(&str, &str)],
    ) -> Answer {
        let path = format!("/v1/disputes/{}", text(&dispute["id"]));
        self.post(path).on(account).form(form).send().await
    }

    pub(crate) async fn dispute_now(&self, account: &str, dispute: &Value) -> Value {
        let path = format!("/v1/disputes/{}", text(&dispute["id"]));
        self.read(account, path).await
    }

    /// Available cents of the account.
    pub(crate) async fn available(&self, account: &str) -> i64 {
        euros(&self.read(account, "/v1/balance").await).1
    }
}

pub(crate) async fn bank_decides(sandbox: &Sandbox, dispute: &Value, status: &str) -> Answer {
    let path = format!("/_sandbox/disputes/{}", text(&dispute["id"]));
    let body = json!({ "status": status }).to_string();
    sandbox.post(path).without_key().json(&body).send().await
}

#[tokio::test]
async fn a_card_leads_to_a_dispute_a_moment_after_the_payment() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (card, reason, status, case) in [
        (
            "pm_card_createDispute",
            "fraudulent",
            "needs_response",
            "chargeback",
        ),
        (
            "pm_card_createDisputeProductNotReceived",
            "product_not_received",
            "needs_response",
            "chargeback",
        ),
        (
            "pm_card_createDisputeInquiry",
            "fraudulent",
            "warning_needs_response",
            "inquiry",
        ),
    ] {
        let paid = sandbox.try_to_pay(&account, card, &[]).await.ok();
        let charge = text(&paid["latest_charge"]);

        let dispute = sandbox.dispute_of(&account, charge).await;

        assert_eq!(paid["status"], "succeeded", "{card}");
        assert_eq!(dispute["reason"], reason, "{card}");
        assert_eq!(dispute["status"], status, "{card}");
        assert_eq!(dispute["amount"], 1000, "{card}");
        assert_eq!(dispute["payment_intent"], paid["id"], "{card}");
        let details = &dispute["payment_method_details"]["card"];
        assert_eq!(details["case_type"], case, "{card}");
        let path = format!("/v1/charges/{charge}");
        let after = sandbox.read(&account, path).await;
        assert_eq!(after["disputed"], true, "{card}");
        assert_eq!(after["status"], "succeeded", "{card}");
    }
}

#[tokio::test]
async fn a_disputed_charge_is_not_refunded_unless_the_dispute_is_won() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let dispute = sandbox.disputed(&account, "pm_card_createDispute").await;
    let charge = text(&dispute["charge"]);
    let form = [("charge", charge)];

    let error = sandbox.refund(&account, &form).await.error(400);

    assert_eq!(dispute["is_charge_refundable"], false);
    assert_eq!(error["code"], "charge_disputed");
    assert_eq!(
        error["message"],
        format!("Charge {charge} has been charged back; cannot issue a refund.")
    );
    bank_decides(&sandbox, &dispute, "won").await.ok();
    sandbox.refund(&account, &form).await.ok();
}

#[tokio::test]
async fn any_charge_can_be_disputed_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[]).await;
    sandbox
        .refund(&account, &[("charge", &charge), ("amount", "300")])
        .await
        .ok();
    let complain = |body: Value| {
        let call = sandbox.post("/_sandbox/disputes").without_key();
        call.json(&body.to_string()).send()
    };

    let dispute = complain(json!({ "charge": charge, "reason": "duplicate" }))
        .await
        .ok();

    assert_eq!(dispute["amount"], 700);
    assert_eq!(dispute["reason"], "duplicate");
    complain(json!({ "charge": charge })).await.error(400);
    complain(json!({ "charge": charge, "reason": "boredom" }))
        .await
        .error(400);
    complain(json!({ "charge": "ch_1" })).await.error(404);
    let held = [("capture_method", "manual")];
    let held = sandbox.charge(&account, "pm_card_visa", &held).await;
    complain(json!({ "charge": held })).await.error(400);
}

#[tokio::test]
async fn disputes_are_found_and_listed_on_their_account_only() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let other = sandbox.account().await;
    let older = sandbox.disputed(&account, "pm_card_createDispute").await;
    let newer = sandbox.disputed(&account, "pm_card_createDispute").await;
    let (older, newer) = (text(&older["id"]), text(&newer["id"]));
    let path = format!("/v1/disputes/{older}?expand[]=charge&expand[]=payment_intent");

    let found = sandbox.read(&account, &path).await;

    assert_eq!(found["charge"]["disputed"], true);
    assert_eq!(found["payment_intent"]["status"], "succeeded");
    sandbox.get(&path).on(&other).send().await.error(404);
    for (query, wanted) in [
        (String::new(), vec![newer, older]),
        (
            format!("payment_intent={}", text(&found["payment_intent"]["id"])),
            vec![older],
        ),
        (format!("starting_after={newer}"), vec![older]),
        (String::from("created[lt]=1"), vec![]),
    ] {
        let page = sandbox
            .read(&account, format!("/v1/disputes?{query}"))
            .await;
        assert_eq!(ids(&page), wanted, "{query}");
    }
}
