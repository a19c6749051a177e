//! What goes over the wire for each call that the client offers.

use std::{future::Future, panic::Location};

use backend::stripe::{Request, RequestedCapability};
use serde::de::DeserializeOwned;

use crate::server::Stub;

/// Parameters as a platform's server writes them.
fn params<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

/// Sends a request, whatever comes of it, and compares what arrived.
#[track_caller]
fn arrives<'t, T: DeserializeOwned + 't>(
    stub: &'t Stub,
    request: Request<'t, T>,
    line: &'t str,
) -> impl Future<Output = ()> + 't {
    let caller = Location::caller();
    async move {
        let _ = request.send().await;
        assert_eq!(stub.lines().last().unwrap(), line, "{caller}");
    }
}

#[tokio::test]
async fn payments() {
    let (stub, stripe) = Stub::start().await;
    let (intents, charges, refunds) =
        (stripe.payment_intents(), stripe.charges(), stripe.refunds());
    let (pi, ch, re) = (
        "pi_1".parse().unwrap(),
        "ch_1".parse().unwrap(),
        "re_1".parse().unwrap(),
    );

    arrives(
        &stub,
        intents.confirm(&pi, &params(r#"{"off_session":true}"#)),
        "POST /v1/payment_intents/pi_1/confirm off_session=true",
    )
    .await;
    arrives(
        &stub,
        intents.capture(&pi, &params("{}")),
        "POST /v1/payment_intents/pi_1/capture",
    )
    .await;
    arrives(
        &stub,
        intents.cancel(&pi, &params(r#"{"cancellation_reason":"duplicate"}"#)),
        "POST /v1/payment_intents/pi_1/cancel cancellation_reason=duplicate",
    )
    .await;
    arrives(
        &stub,
        intents.list(&params(r#"{"created":{"gte":5},"limit":3}"#)),
        "GET /v1/payment_intents created[gte]=5&limit=3",
    )
    .await;
    arrives(&stub, charges.retrieve(&ch), "GET /v1/charges/ch_1").await;
    arrives(
        &stub,
        charges.list(&params(r#"{"payment_intent":"pi_1"}"#)),
        "GET /v1/charges payment_intent=pi_1",
    )
    .await;
    arrives(
        &stub,
        charges.refund(&ch, &params(r#"{"amount":5}"#)),
        "POST /v1/charges/ch_1/refunds amount=5",
    )
    .await;
    arrives(
        &stub,
        refunds.create(&params(r#"{"payment_intent":"pi_1"}"#)),
        "POST /v1/refunds payment_intent=pi_1",
    )
    .await;
    arrives(&stub, refunds.retrieve(&re), "GET /v1/refunds/re_1").await;
    arrives(
        &stub,
        refunds.update(&re, &params(r#"{"metadata":{"a":"b"}}"#)),
        "POST /v1/refunds/re_1 metadata[a]=b",
    )
    .await;
    arrives(&stub, refunds.cancel(&re), "POST /v1/refunds/re_1/cancel").await;
    arrives(
        &stub,
        refunds.list(&params(r#"{"charge":"ch_1"}"#)),
        "GET /v1/refunds charge=ch_1",
    )
    .await;
}

#[tokio::test]
async fn saved_payment_methods() {
    let (stub, stripe) = Stub::start().await;
    let (customers, methods) = (stripe.customers(), stripe.payment_methods());
    let (setups, sessions) = (stripe.setup_intents(), stripe.customer_sessions());
    let (cus, pm, seti) = (
        "cus_1".parse().unwrap(),
        "pm_1".parse().unwrap(),
        "seti_1".parse().unwrap(),
    );
    let session = r#"{"customer":"cus_1","components":{"payment_element":{"enabled":true}}}"#;

    arrives(
        &stub,
        customers.create(&params(r#"{"email":"a@b.example"}"#)),
        "POST /v1/customers email=a@b.example",
    )
    .await;
    arrives(&stub, customers.retrieve(&cus), "GET /v1/customers/cus_1").await;
    arrives(
        &stub,
        customers.update(&cus, &params(r#"{"name":""}"#)),
        "POST /v1/customers/cus_1 name=",
    )
    .await;
    arrives(&stub, customers.delete(&cus), "DELETE /v1/customers/cus_1").await;
    arrives(&stub, customers.list(&params("{}")), "GET /v1/customers").await;
    arrives(
        &stub,
        customers.payment_methods(&cus, &params(r#"{"type":"card"}"#)),
        "GET /v1/customers/cus_1/payment_methods type=card",
    )
    .await;
    arrives(&stub, methods.retrieve(&pm), "GET /v1/payment_methods/pm_1").await;
    arrives(
        &stub,
        methods.list(&params(r#"{"customer":"cus_1","type":"card"}"#)),
        "GET /v1/payment_methods customer=cus_1&type=card",
    )
    .await;
    arrives(
        &stub,
        methods.attach(&pm, &cus),
        "POST /v1/payment_methods/pm_1/attach customer=cus_1",
    )
    .await;
    arrives(
        &stub,
        methods.detach(&pm),
        "POST /v1/payment_methods/pm_1/detach",
    )
    .await;
    arrives(
        &stub,
        methods.share(&params(r#"{"customer":"cus_1","payment_method":"pm_1"}"#)),
        "POST /v1/payment_methods customer=cus_1&payment_method=pm_1",
    )
    .await;
    arrives(
        &stub,
        setups.create(&params(r#"{"usage":"off_session"}"#)),
        "POST /v1/setup_intents usage=off_session",
    )
    .await;
    arrives(
        &stub,
        setups.retrieve(&seti),
        "GET /v1/setup_intents/seti_1",
    )
    .await;
    arrives(
        &stub,
        setups.cancel(&seti, &params("{}")),
        "POST /v1/setup_intents/seti_1/cancel",
    )
    .await;
    arrives(
        &stub,
        sessions.create(&params(session)),
        "POST /v1/customer_sessions components[payment_element][enabled]=true&customer=cus_1",
    )
    .await;
}

#[tokio::test]
async fn money() {
    let (stub, stripe) = Stub::start().await;
    let (movements, fees) = (stripe.balance_transactions(), stripe.application_fees());
    let (txn, fee) = ("txn_1".parse().unwrap(), "fee_1".parse().unwrap());

    arrives(&stub, stripe.balance().retrieve(), "GET /v1/balance").await;
    arrives(
        &stub,
        movements.retrieve(&txn),
        "GET /v1/balance_transactions/txn_1",
    )
    .await;
    arrives(
        &stub,
        movements.list(&params(r#"{"type":"charge","currency":"EUR"}"#)),
        "GET /v1/balance_transactions currency=eur&type=charge",
    )
    .await;
    arrives(&stub, fees.retrieve(&fee), "GET /v1/application_fees/fee_1").await;
    arrives(
        &stub,
        fees.list(&params(r#"{"charge":"ch_1"}"#)),
        "GET /v1/application_fees charge=ch_1",
    )
    .await;
    arrives(
        &stub,
        fees.refund(&fee, &params(r#"{"amount":5}"#)),
        "POST /v1/application_fees/fee_1/refunds amount=5",
    )
    .await;
}

#[tokio::test]
async fn accounts() {
    let (stub, stripe) = Stub::start().await;
    let (accounts, capabilities) = (stripe.accounts(), stripe.capabilities());
    let domains = stripe.payment_method_domains();
    let (acct, pmd) = ("acct_1".parse().unwrap(), "pmd_1".parse().unwrap());
    let ask = RequestedCapability { requested: true };
    let session = r#"{"account":"acct_1","components":{"payments":{"enabled":true}}}"#;

    arrives(
        &stub,
        accounts.create(&params(r#"{"country":"FR"}"#)),
        "POST /v1/accounts country=FR",
    )
    .await;
    arrives(&stub, accounts.retrieve(&acct), "GET /v1/accounts/acct_1").await;
    arrives(
        &stub,
        accounts.update(&acct, &params(r#"{"email":"a@b.example"}"#)),
        "POST /v1/accounts/acct_1 email=a@b.example",
    )
    .await;
    arrives(
        &stub,
        accounts.list(&params(r#"{"limit":1}"#)),
        "GET /v1/accounts limit=1",
    )
    .await;
    arrives(&stub, accounts.delete(&acct), "DELETE /v1/accounts/acct_1").await;
    arrives(
        &stub,
        capabilities.list(&acct),
        "GET /v1/accounts/acct_1/capabilities",
    )
    .await;
    arrives(
        &stub,
        capabilities.update(&acct, "card_payments", ask),
        "POST /v1/accounts/acct_1/capabilities/card_payments requested=true",
    )
    .await;
    arrives(
        &stub,
        stripe.account_sessions().create(&params(session)),
        "POST /v1/account_sessions account=acct_1&components[payments][enabled]=true",
    )
    .await;
    arrives(
        &stub,
        domains.create(&params(r#"{"domain_name":"shop.example"}"#)),
        "POST /v1/payment_method_domains domain_name=shop.example",
    )
    .await;
    arrives(
        &stub,
        domains.retrieve(&pmd),
        "GET /v1/payment_method_domains/pmd_1",
    )
    .await;
    arrives(
        &stub,
        domains.list(&params(r#"{"enabled":true}"#)),
        "GET /v1/payment_method_domains enabled=true",
    )
    .await;
    arrives(
        &stub,
        domains.validate(&pmd),
        "POST /v1/payment_method_domains/pmd_1/validate",
    )
    .await;
}
