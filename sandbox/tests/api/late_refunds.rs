use crate::{
    sandbox::{Sandbox, text},
    till::DAY,
};

#[tokio::test]
async fn a_refund_ends_by_itself_a_day_later() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (card, at_first, later) in [
        ("pm_card_visa", "succeeded", "succeeded"),
        ("pm_card_pendingRefund", "pending", "succeeded"),
        ("pm_card_refundFail", "succeeded", "failed"),
    ] {
        let charge = sandbox.charge(&account, card, &[]).await;
        let refund = sandbox.refund(&account, &[("charge", &charge)]).await.ok();
        let path = format!("/v1/refunds/{}", text(&refund["id"]));

        sandbox.advance(DAY - 60).await;
        let before = sandbox.read(&account, &path).await;
        sandbox.advance(60).await;
        let after = sandbox.read(&account, &path).await;

        assert_eq!(before["status"], at_first, "{card}");
        assert_eq!(after["status"], later, "{card}");
    }
}

#[tokio::test]
async fn a_refund_that_was_ended_by_hand_stays_so() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_pendingRefund", &[]).await;
    let refund = sandbox.refund(&account, &[("charge", &charge)]).await.ok();

    let failed = sandbox.bank_says(&refund, "failed").await.ok();
    sandbox.advance(2 * DAY).await;

    let path = format!("/v1/refunds/{}", text(&refund["id"]));
    assert_eq!(sandbox.read(&account, &path).await, failed);
}
