//! Events without a snapshot: who is told asks for the object.
//!
//! The id of a thin event is the id of its snapshot event, so that who receives both sees one event.
//! <https://docs.stripe.com/api/v2/core/events>

use serde_json::{Value, json};

use crate::{
    clock::rfc3339,
    events::{Cause, Event, Reader},
};

impl Event {
    /// Stripe's name for it in version 2.
    pub(crate) fn thin_type(&self) -> String {
        format!("v1.{}", self.what.name)
    }

    /// What an endpoint is sent: no more than which object it is about.
    pub(crate) fn to_notification(&self, reader: Reader) -> Value {
        let mut fields = json!({
            "id": self.id,
            "object": "v2.core.event",
            "created": rfc3339(self.created),
            "livemode": false,
            "type": self.thin_type(),
        });
        if reader == Reader::Platform {
            fields["context"] = self.owner.as_str().into();
        }
        if let Cause::Request {
            id,
            idempotency_key,
        } = &self.cause
        {
            fields["reason"] = json!({
                "type": "request",
                "request": {
                    "id": id,
                    "idempotency_key": idempotency_key.as_deref().unwrap_or_default(),
                },
            });
        }
        if let Some(related) = related_object(&self.what.object) {
            fields["related_object"] = related;
        }
        fields
    }

    /// What `GET /v2/core/events/{id}` answers.
    pub(crate) fn to_thin_json(&self, reader: Reader) -> Value {
        let mut fields = self.to_notification(reader);
        fields["snapshot_event"] = self.id.as_str().into();
        fields
    }

    /// The object that it is about.
    pub(crate) fn object_id(&self) -> &str {
        self.what.object["id"].as_str().unwrap_or_default()
    }
}

/// Where the object is retrieved. An application can not be.
fn related_object(object: &Value) -> Option<Value> {
    let id = object["id"].as_str().unwrap_or_default();
    let of = |field: &str| object[field].as_str().unwrap_or_default();
    let kind = of("object");
    let url = match kind {
        "application" => return None,
        "balance" => return Some(json!({ "type": kind, "url": "/v1/balance" })),
        "capability" => format!("/v1/accounts/{}/capabilities/{id}", of("account")),
        "fee_refund" => format!("/v1/application_fees/{}/refunds/{id}", of("fee")),
        // `radar.early_fraud_warning` is below `radar`.
        _ => format!("/v1/{}s/{id}", kind.replace('.', "/")),
    };
    Some(json!({ "id": id, "type": kind, "url": url }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_found_where_the_api_has_it() {
        for (object, url) in [
            (
                json!({ "object": "charge", "id": "ch_1" }),
                "/v1/charges/ch_1",
            ),
            (
                json!({ "object": "application_fee", "id": "fee_1" }),
                "/v1/application_fees/fee_1",
            ),
            (
                json!({ "object": "fee_refund", "id": "fr_1", "fee": "fee_1" }),
                "/v1/application_fees/fee_1/refunds/fr_1",
            ),
            (
                json!({ "object": "capability", "id": "transfers", "account": "acct_1" }),
                "/v1/accounts/acct_1/capabilities/transfers",
            ),
            (json!({ "object": "balance" }), "/v1/balance"),
        ] {
            assert_eq!(related_object(&object).unwrap()["url"], url);
        }
        assert_eq!(related_object(&json!({ "object": "application" })), None);
    }
}
