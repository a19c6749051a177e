//! What a browser may see: the objects as Stripe.js types them. The rest is the server's business.

use serde_json::{Map, Value};

const PAYMENT_INTENT: [&str; 20] = [
    "id",
    "object",
    "amount",
    "canceled_at",
    "cancellation_reason",
    "capture_method",
    "client_secret",
    "confirmation_method",
    "created",
    "currency",
    "description",
    "last_payment_error",
    "livemode",
    "next_action",
    "payment_method",
    "payment_method_types",
    "receipt_email",
    "setup_future_usage",
    "shipping",
    "status",
];

const SETUP_INTENT: [&str; 13] = [
    "id",
    "object",
    "cancellation_reason",
    "client_secret",
    "created",
    "description",
    "last_setup_error",
    "livemode",
    "next_action",
    "payment_method",
    "payment_method_types",
    "status",
    "usage",
];

/// Leaves of `value`, an object or an error envelope, what a browser may see.
pub(crate) fn client_view(mut value: Value) -> Value {
    let Value::Object(fields) = &mut value else {
        return value;
    };
    match fields.get("object").and_then(Value::as_str) {
        Some("payment_intent") => payment_intent(fields),
        Some("setup_intent") => setup_intent(fields),
        Some("payment_method") => payment_method(fields),
        Some("confirmation_token") => confirmation_token(fields),
        Some(_) => {}
        None => inside(fields, "error", |error| {
            replace(error, "payment_intent");
            replace(error, "payment_method");
            replace(error, "setup_intent");
        }),
    }
    value
}

fn payment_intent(fields: &mut Map<String, Value>) {
    fields.retain(|name, _| PAYMENT_INTENT.contains(&name.as_str()));
    replace(fields, "payment_method");
    inside(fields, "last_payment_error", |error| {
        error.remove("advice_code");
        replace(error, "payment_method");
    });
    // To Stripe.js there are two ways: taken at once, or held first.
    if fields
        .get("capture_method")
        .is_some_and(|method| method == "automatic_async")
    {
        fields.insert(String::from("capture_method"), "automatic".into());
    }
}

fn setup_intent(fields: &mut Map<String, Value>) {
    fields.retain(|name, _| SETUP_INTENT.contains(&name.as_str()));
    replace(fields, "payment_method");
    inside(fields, "last_setup_error", |error| {
        error.remove("advice_code");
        replace(error, "payment_method");
    });
}

fn payment_method(fields: &mut Map<String, Value>) {
    fields.remove("customer_account");
    instrument(fields);
}

fn confirmation_token(fields: &mut Map<String, Value>) {
    for name in ["mandate_data", "metadata", "payment_method_options"] {
        fields.remove(name);
    }
    inside(fields, "payment_method_preview", |preview| {
        for name in ["allow_redisplay", "customer", "customer_account"] {
            preview.remove(name);
        }
        instrument(preview);
    });
}

fn instrument(fields: &mut Map<String, Value>) {
    inside(fields, "card", |card| {
        card.remove("generated_from");
    });
    inside(fields, "billing_details", |details| {
        details.remove("tax_id");
    });
}

fn inside(
    fields: &mut Map<String, Value>,
    name: &str,
    change: impl FnOnce(&mut Map<String, Value>),
) {
    if let Some(Value::Object(inner)) = fields.get_mut(name) {
        change(inner);
    }
}

fn replace(fields: &mut Map<String, Value>, name: &str) {
    if let Some(inner) = fields.get_mut(name) {
        *inner = client_view(inner.take());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_browser_does_not_see_what_belongs_to_the_server() {
        let intent = json!({
            "object": "payment_intent", "id": "pi_1", "metadata": { "order": "7" },
            "application_fee_amount": 5, "capture_method": "automatic_async",
        });

        assert_eq!(
            client_view(intent.clone()),
            json!({ "object": "payment_intent", "id": "pi_1", "capture_method": "automatic" })
        );
        assert_eq!(
            client_view(json!({ "error": { "code": "x", "payment_intent": intent } })),
            json!({ "error": { "code": "x", "payment_intent": {
                "object": "payment_intent", "id": "pi_1", "capture_method": "automatic",
            } } })
        );
    }
}
