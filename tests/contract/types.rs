//! Everything that crossed the wire is compiled against the official types.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{
    check::{Check, checks},
    journal::{self, Entry},
    program::Program,
    records, scenario, sdk, tsc,
};

fn program(entries: &[Entry]) -> Result<Program> {
    let checks: Result<Vec<Vec<Check>>> = entries.iter().map(checks).collect();
    Ok(Program::of(checks?.concat()))
}

#[tokio::test]
async fn every_request_every_answer_and_every_call_of_stripe_js_has_the_official_types()
-> Result<()> {
    let mut entries = scenario::play().await?;
    for script in sdk::SCRIPTS {
        entries.extend(sdk::play(script).await?);
    }
    entries.extend(records::all()?);

    let program = program(&entries)?;
    ensure!(program.len() > 100, "only {} checks", program.len());
    let verdict = tsc::compile("all", &program).await?;
    ensure!(verdict.failures.is_empty(), "{verdict}");
    Ok(())
}

fn entry(kind: &Value, content: &Value) -> Value {
    let mut entry = kind.clone();
    for (name, value) in content.as_object().into_iter().flatten() {
        entry[name] = value.clone();
    }
    entry
}

/// The titles of the entries that fail.
async fn failing(name: &str, entries: Vec<Value>) -> Result<Vec<String>> {
    let numbered = entries.into_iter().zip(1..);
    let entries: Vec<_> = numbered
        .map(|(it, seq)| entry(&it, &json!({ "seq": seq })))
        .collect();
    let journal = json!({ "entries": entries }).to_string();
    let program = program(&journal::read("x", journal.as_bytes())?)?;
    let verdict = tsc::compile(name, &program).await?;
    let title = |failure: tsc::Failure| failure.check.title;
    Ok(verdict.failures.into_iter().map(title).collect())
}

/// A request that is refused, so that only the request matters.
fn request(params: &Value) -> Value {
    json!({
        "kind": "api", "method": "POST", "path": "/v1/payment_intents", "key": "secret",
        "params": params, "status": 400,
        "response": { "error": { "type": "invalid_request_error" } },
    })
}

#[tokio::test]
async fn a_request_with_a_wrong_parameter_fails() -> Result<()> {
    let good = json!({ "amount": "1850", "currency": "eur", "metadata": { "table": "12" },
                       "automatic_payment_methods": { "enabled": "true" } });
    let with = |change: Value| request(&entry(&good, &change));

    let failing = failing(
        "requests",
        vec![
            request(&good),
            with(json!({ "colour": "blue" })),
            with(json!({ "automatic_payment_methods": { "enabled": "true", "colour": "blue" } })),
            with(json!({ "amount": "18.50" })),
            with(json!({ "automatic_payment_methods": { "enabled": "yes" } })),
            request(&json!({ "amount": "1850" })),
            with(json!({ "expand": ["latest_charge"] })),
        ],
    )
    .await?;

    let bad = [2, 3, 4, 5, 6];
    let titles =
        bad.map(|seq| format!("x entry {seq}: POST /v1/payment_intents → 400, the request"));
    assert_eq!(failing, titles);
    Ok(())
}

#[tokio::test]
async fn an_answer_with_a_missing_or_an_unknown_field_fails() -> Result<()> {
    let answer = |response: &Value| {
        json!({
            "kind": "api", "method": "GET", "path": "/v1/payment_methods", "key": "secret",
            "params": {}, "status": 200, "response": response,
        })
    };
    let error = |fields: &Value| {
        let refused = json!({ "status": 404, "path": "/v1/payment_methods/pm_1",
                              "response": { "error": fields } });
        entry(&answer(&Value::Null), &refused)
    };
    let list = |response: &Value| entry(&answer(response), &json!({ "path": "/v1/charges" }));
    let empty = json!({ "object": "list", "data": [], "has_more": false, "url": "/v1/charges" });

    let failing = failing(
        "answers",
        vec![
            list(&empty),
            list(&json!({ "object": "list", "data": [], "has_more": false })),
            list(&entry(&empty, &json!({ "colour": "blue" }))),
            list(&entry(&empty, &json!({ "data": [{ "id": "ch_1" }] }))),
            error(&json!({ "type": "invalid_request_error", "code": "resource_missing" })),
            error(&json!({ "code": "resource_missing" })),
            error(&json!({ "type": "invalid_request_error", "statusCode": 404 })),
        ],
    )
    .await?;

    let lists = [2, 3, 4].map(|seq| format!("x entry {seq}: GET /v1/charges → 200, the answer"));
    let errors =
        [6, 7].map(|seq| format!("x entry {seq}: GET /v1/payment_methods/pm_1 → 404, the answer"));
    assert_eq!(failing, [&lists[..], &errors[..]].concat());
    Ok(())
}

fn call(name: &str, args: &Value) -> Value {
    json!({ "kind": "stripe_js", "call": name, "args": args })
}

/// One call of each function that the binding has.
fn good_calls() -> Vec<Value> {
    let elements = json!({ "$ref": "elements" });
    let handler = json!({ "$ref": "function" });
    let secret = "pi_1_secret_masked";
    let deferred = json!({ "mode": "payment", "amount": 1850, "currency": "eur" });
    let confirmation = json!({ "elements": elements, "clientSecret": secret,
        "confirmParams": { "return_url": "https://shop.example" }, "redirect": "if_required" });
    vec![
        call(
            "Stripe",
            &json!(["pk_test_***", { "stripeAccount": "acct_1" }]),
        ),
        call("stripe.elements", &json!([deferred])),
        call("stripe.confirmPayment", &json!([confirmation])),
        call(
            "stripe.handleNextAction",
            &json!([{ "clientSecret": secret }]),
        ),
        call("stripe.retrievePaymentIntent", &json!([secret])),
        call(
            "stripe.createConfirmationToken",
            &json!([{ "elements": elements }]),
        ),
        call(
            "stripe.createPaymentMethod",
            &json!([{ "elements": elements }]),
        ),
        call(
            "stripe.registerAppInfo",
            &json!([{ "name": "connect-pay" }]),
        ),
        call(
            "elements.create",
            &json!(["payment", { "layout": { "type": "tabs" } }]),
        ),
        call("elements.update", &json!([{ "amount": 2000 }])),
        call("elements.submit", &json!([])),
        call("elements.fetchUpdates", &json!([])),
        call("element.mount", &json!([{ "$ref": "dom" }])),
        call("element.on", &json!(["change", handler])),
        call("element.off", &json!(["change", handler])),
        call("element.update", &json!([{ "readOnly": true }])),
        call("element.focus", &json!([])),
        call("element.unmount", &json!([])),
        call("element.destroy", &json!([])),
    ]
}

#[tokio::test]
async fn right_calls_of_stripe_js_pass() -> Result<()> {
    assert_eq!(
        failing("right_calls", good_calls()).await?,
        Vec::<String>::new()
    );
    Ok(())
}

#[tokio::test]
async fn a_wrong_call_of_stripe_js_fails() -> Result<()> {
    let elements = json!({ "$ref": "elements" });

    let failing = failing(
        "wrong_calls",
        vec![
            call("Stripe", &json!(["pk_test_***", { "account": "acct_1" }])),
            call(
                "stripe.elements",
                &json!([{ "mode": "payment", "amount": "1850", "currency": "eur" }]),
            ),
            call("elements.create", &json!(["payment", { "layout": "rows" }])),
            call("stripe.confirmPayment", &json!([{ "elements": elements }])),
            call("element.mount", &json!([])),
            call("stripe.pay", &json!([])),
        ],
    )
    .await?;

    let names = [
        "Stripe",
        "stripe.elements",
        "elements.create",
        "stripe.confirmPayment",
        "element.mount",
        "stripe.pay",
    ];
    let titles = names.iter().zip(1..);
    let titles = titles.map(|(name, seq)| format!("x entry {seq}: {name}(), the call"));
    assert_eq!(failing, titles.collect::<Vec<_>>());
    Ok(())
}
