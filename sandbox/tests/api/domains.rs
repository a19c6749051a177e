use crate::sandbox::{Answer, Sandbox, ids, text};

async fn register(sandbox: &Sandbox, account: &str, name: &str) -> Answer {
    let call = sandbox.post("/v1/payment_method_domains").on(account);
    call.form(&[("domain_name", name)]).send().await
}

#[tokio::test]
async fn a_domain_is_registered_on_one_account() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);

    let domain = register(&sandbox, &account, "shop.example.com").await.ok();
    let again = register(&sandbox, &account, "shop.example.com").await.ok();
    let list = |account: &str| {
        let call = sandbox.get("/v1/payment_method_domains?domain_name=shop.example.com");
        call.on(account).send()
    };

    assert_eq!(domain["enabled"], true);
    assert_eq!(domain["apple_pay"]["status"], "active");
    assert_eq!(again["id"], domain["id"]);
    assert_eq!(ids(&list(&account).await.ok()), [text(&domain["id"])]);
    assert!(ids(&list(&other).await.ok()).is_empty());
}

#[tokio::test]
async fn a_domain_is_switched_off_and_validated() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let domain = register(&sandbox, &account, "shop.invalid").await.ok();
    let path = format!("/v1/payment_method_domains/{}", text(&domain["id"]));

    let off = sandbox
        .post(&path)
        .on(&account)
        .form(&[("enabled", "false")]);
    let off = off.send().await.ok();
    let validated = sandbox.post(format!("{path}/validate")).on(&account);
    let validated = validated.send().await.ok();
    let wrong = register(&sandbox, &account, "https://shop.example.com").await;

    assert_eq!(off["enabled"], false);
    assert_eq!(validated["apple_pay"]["status"], "inactive");
    assert!(validated["apple_pay"]["status_details"]["error_message"].is_string());
    assert_eq!(wrong.error(400)["param"], "domain_name");
}
