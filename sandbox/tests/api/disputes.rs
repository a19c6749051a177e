use serde_json::{Value, json};

use crate::{
    sandbox::{Answer, Sandbox, ids, text},
    till::{DAY, euros},
};

impl Sandbox {
    /// The one dispute of a charge, as the account sees it.
    async fn dispute_of(&self, account: &str, charge: &str) -> Value {
        let path = format!("/v1/disputes?charge={charge}");
        let list = self.read(account, path).await;
        assert_eq!(ids(&list).len(), 1, "{list:#}");
        list["data"][0].clone()
    }

    /// A dispute of a new charge of 10 euros.
    async fn disputed(&self, account: &str, card: &str) -> Value {
        let charge = self.charge(account, card, &[]).await;
        self.dispute_of(account, &charge).await
    }

    async fn answer(&self, account: &str, dispute: &Value, form: &[(&str, &str)]) -> Answer {
        let path = format!("/v1/disputes/{}", text(&dispute["id"]));
        self.post(path).on(account).form(form).send().await
    }

    async fn dispute_now(&self, account: &str, dispute: &Value) -> Value {
        let path = format!("/v1/disputes/{}", text(&dispute["id"]));
        self.read(account, path).await
    }

    /// Available cents of the account.
    async fn available(&self, account: &str) -> i64 {
        euros(&self.read(account, "/v1/balance").await).1
    }
}

fn evidence(text: &str) -> [(&str, &str); 1] {
    [("evidence[uncategorized_text]", text)]
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
async fn a_dispute_takes_the_money_and_a_fee_and_a_win_brings_both_back() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let dispute = sandbox.disputed(&account, "pm_card_createDispute").await;
    let taken = sandbox.available(&account).await;

    let sent = sandbox
        .answer(&account, &dispute, &evidence("winning_evidence"))
        .await
        .ok();
    let won = sandbox.dispute_now(&account, &dispute).await;

    let movement = &dispute["balance_transactions"][0];
    assert_eq!(movement["amount"], -1000);
    assert_eq!(movement["fee"], 1500);
    assert_eq!(movement["type"], "adjustment");
    assert_eq!(movement["reporting_category"], "dispute");
    assert_eq!(movement["source"], dispute["id"]);
    assert_eq!(taken, -2500);
    assert_eq!(sent["status"], "under_review");
    assert_eq!(sent["evidence_details"]["submission_count"], 1);
    assert_eq!(sent["evidence_details"]["submission_method"], "manual");
    assert_eq!(won["status"], "won");
    let back = &won["balance_transactions"][1];
    assert_eq!(
        (&back["amount"], &back["net"]),
        (&json!(1000), &json!(2500))
    );
    assert_eq!(back["reporting_category"], "dispute_reversal");
    assert_eq!(sandbox.available(&account).await, 0);
}

#[tokio::test]
async fn evidence_that_does_not_convince_loses() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let dispute = sandbox.disputed(&account, "pm_card_createDispute").await;

    let form = evidence("losing_evidence");
    sandbox.answer(&account, &dispute, &form).await.ok();

    let lost = sandbox.dispute_now(&account, &dispute).await;
    assert_eq!(lost["status"], "lost");
    assert_eq!(sandbox.available(&account).await, -2500);
    let late = sandbox.answer(&account, &dispute, &form).await;
    late.error(400);
    let note = [("metadata[case]", "7")];
    let noted = sandbox.answer(&account, &dispute, &note).await.ok();
    assert_eq!(noted["metadata"]["case"], "7");
}

#[tokio::test]
async fn evidence_is_staged_until_it_is_submitted() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let dispute = sandbox.disputed(&account, "pm_card_createDispute").await;

    let form = [
        ("evidence[product_description]", "Two loaves"),
        ("evidence[uncategorized_text]", "a photo of the bread"),
        ("submit", "false"),
    ];
    let staged = sandbox.answer(&account, &dispute, &form).await.ok();
    let form = [("evidence[product_description]", ""), ("submit", "false")];
    let cleared = sandbox.answer(&account, &dispute, &form).await.ok();
    let form = [("submit", "true")];
    let sent = sandbox.answer(&account, &dispute, &form).await.ok();

    assert_eq!(staged["status"], "needs_response");
    assert_eq!(staged["evidence"]["product_description"], "Two loaves");
    assert_eq!(staged["evidence"]["receipt"], Value::Null);
    assert_eq!(staged["evidence_details"]["has_evidence"], true);
    assert_eq!(
        staged["evidence_details"]["submission_method"],
        "not_submitted"
    );
    assert_eq!(cleared["evidence"]["product_description"], Value::Null);
    assert_eq!(sent["status"], "under_review");
    // The bank decides when it is told to.
    let still = sandbox.dispute_now(&account, &dispute).await;
    assert_eq!(still["status"], "under_review");
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
async fn a_dispute_is_closed_for_good() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let dispute = sandbox.disputed(&account, "pm_card_createDispute").await;
    let path = format!("/v1/disputes/{}/close", text(&dispute["id"]));
    let close = || sandbox.post(&path).on(&account).send();

    let closed = close().await.ok();

    assert_eq!(closed["status"], "lost");
    close().await.error(400);
    bank_decides(&sandbox, &dispute, "won").await.error(400);
}

#[tokio::test]
async fn a_dispute_without_an_answer_is_lost_in_the_end() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let dispute = sandbox.disputed(&account, "pm_card_createDispute").await;

    sandbox.advance(7 * DAY).await;

    let lost = sandbox.dispute_now(&account, &dispute).await;
    assert_eq!(lost["status"], "lost");
    assert_eq!(lost["evidence_details"]["past_due"], true);
}

#[tokio::test]
async fn an_inquiry_takes_no_money_until_it_is_escalated() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let card = "pm_card_createDisputeInquiry";
    let closed = sandbox.disputed(&account, card).await;
    let escalated = sandbox.disputed(&account, card).await;

    for (inquiry, text, status, available) in [
        (&closed, "winning_evidence", "warning_closed", 0),
        (
            &escalated,
            "escalate_inquiry_evidence",
            "needs_response",
            -2500,
        ),
    ] {
        let sent = sandbox
            .answer(&account, inquiry, &evidence(text))
            .await
            .ok();
        assert_eq!(sent["status"], "warning_under_review", "{text}");

        let after = sandbox.dispute_now(&account, inquiry).await;

        assert_eq!(after["status"], status, "{text}");
        assert_eq!(sandbox.available(&account).await, available, "{text}");
    }
    let path = format!("/v1/disputes/{}/close", text(&escalated["id"]));
    let lost = sandbox.post(path).on(&account).send().await.ok();
    assert_eq!(lost["status"], "lost");
}

async fn bank_decides(sandbox: &Sandbox, dispute: &Value, status: &str) -> Answer {
    let path = format!("/_sandbox/disputes/{}", text(&dispute["id"]));
    let body = json!({ "status": status }).to_string();
    sandbox.post(path).without_key().json(&body).send().await
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
