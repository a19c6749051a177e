use crate::sandbox::{Answer, Sandbox, text};

async fn create(sandbox: &Sandbox, account: &str, form: &[(&str, &str)]) -> Answer {
    sandbox
        .post("/v1/account_sessions")
        .form(&[("account", account)])
        .form(form)
        .send()
        .await
}

#[tokio::test]
async fn a_session_says_what_each_component_may_do() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let session = create(
        &sandbox,
        &account,
        &[
            ("components[payments][enabled]", "true"),
            ("components[payments][features][refund_management]", "false"),
        ],
    )
    .await
    .ok();

    assert!(text(&session["client_secret"]).starts_with("accs_secret__"));
    let components = &session["components"];
    assert_eq!(components.as_object().unwrap().len(), 25);
    let payments = &components["payments"];
    assert_eq!(payments["enabled"], true);
    assert_eq!(payments["features"]["refund_management"], false);
    assert_eq!(payments["features"]["dispute_management"], true);
    assert_eq!(components["balances"]["enabled"], false);
    assert_eq!(components["balances"]["features"]["standard_payouts"], true);
}

#[tokio::test]
async fn unknown_components_and_features_are_refused() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (name, param) in [
        ("components[wallet][enabled]", "components[wallet]"),
        (
            "components[payments][features][x]",
            "components[payments][enabled]",
        ),
        ("components[payments][x]", "components[payments][enabled]"),
    ] {
        let error = create(&sandbox, &account, &[(name, "true")])
            .await
            .error(400);
        assert_eq!(error["param"], param, "{error}");
    }
    let none = create(&sandbox, &account, &[]).await.error(400);
    assert_eq!(none["param"], "components");
}

#[tokio::test]
async fn only_a_platform_that_collects_requirements_may_skip_stripes_log_in() {
    let sandbox = Sandbox::start();
    let standard = sandbox.account().await;
    let custom = sandbox.post("/v1/accounts").form(&[("type", "custom")]);
    let custom = custom.send().await.id();
    let form = [
        ("components[account_onboarding][enabled]", "true"),
        (
            "components[account_onboarding][features][disable_stripe_user_authentication]",
            "true",
        ),
    ];

    create(&sandbox, &custom, &form).await.ok();
    let error = create(&sandbox, &standard, &form).await.error(400);

    assert_eq!(error["param"], form[1].0);
}
