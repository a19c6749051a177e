use serde_json::json;

use crate::sandbox::{Sandbox, ids, text};

#[tokio::test]
async fn a_customer_is_created_changed_and_found_by_email() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let id = sandbox.customer(&account).await;
    sandbox
        .post("/v1/customers")
        .on(&account)
        .form(&[("email", "bob@example.com")])
        .send()
        .await
        .ok();

    let changed = sandbox
        .post(format!("/v1/customers/{id}"))
        .on(&account)
        .form(&[
            ("name", ""),
            ("phone", "+33 1"),
            ("address[city]", "Paris"),
            ("shipping[name]", "Ada L."),
            ("shipping[address][country]", "FR"),
            ("metadata[tier]", "gold"),
        ])
        .send()
        .await
        .ok();
    let found = sandbox
        .get("/v1/customers?email=ada%40example.com")
        .on(&account)
        .send()
        .await
        .ok();

    assert_eq!(changed["name"], json!(null));
    assert_eq!(changed["email"], "ada@example.com");
    assert_eq!(changed["address"]["city"], "Paris");
    assert_eq!(changed["shipping"]["address"]["country"], "FR");
    assert_eq!(changed["metadata"]["tier"], "gold");
    assert_eq!(ids(&found), [id.as_str()]);
}

#[tokio::test]
async fn each_account_has_customers_of_its_own() {
    let sandbox = Sandbox::start();
    let (account, platform) = (sandbox.account().await, sandbox.platform().await);
    let theirs = sandbox.customer(&account).await;
    let ours = sandbox.customer(&platform).await;

    let elsewhere = sandbox
        .get(format!("/v1/customers/{theirs}"))
        .send()
        .await
        .error(404);
    let list = sandbox.get("/v1/customers").send().await.ok();

    assert_eq!(elsewhere["code"], "resource_missing");
    assert_eq!(
        text(&elsewhere["message"]),
        format!("No such customer: '{theirs}'")
    );
    assert_eq!(ids(&list), [ours.as_str()]);
}

#[tokio::test]
async fn a_deleted_customer_is_remembered_as_deleted() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let id = sandbox.customer(&account).await;
    let method = sandbox.saved(&account, &id, "pm_card_visa").await;
    let path = format!("/v1/customers/{id}");

    let deleted = sandbox.delete(&path).on(&account).send().await.ok();
    let seen = sandbox.get(&path).on(&account).send().await.ok();
    let change = sandbox.post(&path).on(&account).form(&[("name", "B")]);
    let refused = change.send().await.error(404);
    let method = sandbox
        .get(format!("/v1/payment_methods/{method}"))
        .on(&account)
        .send()
        .await
        .ok();

    let expected = json!({ "id": id, "object": "customer", "deleted": true });
    assert_eq!(deleted, expected);
    assert_eq!(seen, expected);
    assert_eq!(refused["code"], "resource_missing");
    assert_eq!(method["customer"], json!(null));
}

#[tokio::test]
async fn a_customer_comes_with_a_payment_method() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let customer = sandbox
        .post("/v1/customers")
        .on(&account)
        .form(&[("payment_method", "pm_card_visa")])
        .send()
        .await
        .ok();
    let id = text(&customer["id"]);
    let path = format!("/v1/customers/{id}/payment_methods");
    let methods = sandbox.get(&path).on(&account).send().await.ok();
    let method = ids(&methods)[0];
    let default = [("invoice_settings[default_payment_method]", method)];
    let expanded = sandbox
        .post(format!("/v1/customers/{id}"))
        .on(&account)
        .form(&default)
        .form(&[("expand[]", "invoice_settings.default_payment_method")])
        .send()
        .await
        .ok();
    let one = sandbox
        .get(format!("{path}/{method}"))
        .on(&account)
        .send()
        .await
        .ok();

    assert_eq!(methods["url"], path);
    assert_eq!(
        expanded["invoice_settings"]["default_payment_method"]["id"],
        method
    );
    assert_eq!(one["customer"], id);
}

#[tokio::test]
async fn a_method_of_somebody_else_is_not_found_below_a_customer() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let (ada, bob) = (
        sandbox.customer(&account).await,
        sandbox.customer(&account).await,
    );
    let method = sandbox.saved(&account, &bob, "pm_card_visa").await;

    let error = sandbox
        .get(format!("/v1/customers/{ada}/payment_methods/{method}"))
        .on(&account)
        .send()
        .await
        .error(404);

    assert_eq!(
        text(&error["message"]),
        format!(
            "The customer does not have a payment method with the ID {method}. The payment method \
             must be attached to the customer."
        )
    );
}

#[tokio::test]
async fn an_email_address_is_checked() {
    let sandbox = Sandbox::start();

    let create = sandbox.post("/v1/customers").form(&[("email", "nobody")]);
    let error = create.send().await.error(400);

    assert_eq!(error["code"], "email_invalid");
    assert_eq!(error["message"], "Invalid email address: nobody");
}
