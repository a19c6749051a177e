use serde_json::{Value, json};

use super::{Initiative, check};

const METHOD: &str = "payment_method";
const CAPABILITY: &str = "capability";

fn named(name: &str) -> Value {
    json!({ "name": name })
}

fn method(customer: Option<&str>, name: &str) -> Value {
    json!({ "customer": customer, "name": name })
}

#[test]
fn who_pays_and_who_is_paid_tell_of_themselves() {
    use Initiative::{Asked, ByItself};

    let saved = |name| method(Some("cus_1"), name);
    let none = || Value::Null;
    check(&[
        ("customer", none(), named("a"), Asked, &["customer.created"]),
        (
            "customer",
            named("a"),
            named("b"),
            Asked,
            &["customer.updated"],
        ),
        ("customer", named("a"), none(), Asked, &["customer.deleted"]),
        (METHOD, none(), method(None, "a"), Asked, &[]),
        (
            METHOD,
            none(),
            saved("a"),
            Asked,
            &["payment_method.attached"],
        ),
        (
            METHOD,
            saved("a"),
            saved("b"),
            Asked,
            &["payment_method.updated"],
        ),
        (
            METHOD,
            saved("a"),
            method(None, "a"),
            Asked,
            &["payment_method.detached"],
        ),
        (
            "account",
            named("a"),
            named("b"),
            Asked,
            &["account.updated"],
        ),
        ("account", none(), named("a"), Asked, &[]),
        (
            CAPABILITY,
            none(),
            json!({ "requested": true }),
            Asked,
            &["capability.updated"],
        ),
        (
            CAPABILITY,
            none(),
            json!({ "requested": false }),
            Asked,
            &[],
        ),
        (
            CAPABILITY,
            named("a"),
            named("b"),
            ByItself,
            &["capability.updated"],
        ),
        ("balance_transaction", none(), named("a"), Asked, &[]),
    ]);
}
