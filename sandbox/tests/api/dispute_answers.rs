use serde_json::{Value, json};

use crate::{
    disputes::bank_decides,
    sandbox::{Sandbox, text},
    till::DAY,
};

fn evidence(text: &str) -> [(&str, &str); 1] {
    [("evidence[uncategorized_text]", text)]
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

#[tokio::test]
async fn an_inquiry_is_over_once_all_is_refunded() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let card = "pm_card_createDisputeInquiry";
    let inquiry = sandbox.disputed(&account, card).await;
    let charge = ("charge", text(&inquiry["charge"]));
    let part = [charge, ("amount", "400")];

    sandbox.refund(&account, &part).await.ok();
    let still = sandbox.dispute_now(&account, &inquiry).await;
    sandbox.refund(&account, &[charge]).await.ok();
    let over = sandbox.dispute_now(&account, &inquiry).await;

    assert_eq!(still["status"], "warning_needs_response");
    assert_eq!(over["status"], "warning_closed");
}
