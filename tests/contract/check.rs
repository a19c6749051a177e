//! One journal entry, written as TypeScript that compiles when the entry keeps the contract.
//!
//! A request stays as it was on the wire, where every value of a form is a string: `"1850"`, `"true"`.
//! Nothing is guessed back into a number or a flag. Instead the prelude's `Form<T>` turns an official
//! parameter type into the type of its form, so the compiler knows for each field what its text must
//! look like. An answer is JSON, and JSON is a TypeScript literal already.

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Map, Value};

use crate::{
    endpoints::{self, Browser},
    journal::{ApiCall, Call, Entry, Key, StripeJsCall},
};

/// What every check may refer to.
pub(crate) const PRELUDE: &str = include_str!("prelude.ts");

/// A statement, and the entry that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Check {
    pub(crate) title: String,
    pub(crate) code: String,
}

/// The checks of one entry: none, one, or its request and its answer.
pub(crate) fn checks(entry: &Entry) -> Result<Vec<Check>> {
    let title = entry.title();
    let codes = match &entry.call {
        Call::Api(call) => of_api(call),
        Call::StripeJs(call) => of_stripe_js(call).map(|code| vec![(code, "the call")]),
    };
    let codes = codes.with_context(|| title.clone())?;
    let check = |(code, part)| Check {
        title: format!("{title}, {part}"),
        code,
    };
    Ok(codes.into_iter().map(check).collect())
}

fn of_api(call: &ApiCall) -> Result<Vec<(String, &'static str)>> {
    let endpoint = endpoints::find(&call.method, &call.path)?;
    let mut codes = Vec::new();
    if call.key == Key::Secret {
        let types = endpoint.server.context("a server has no business here")?;
        let form = format!("Form<{}>", types.params);
        codes.push((literal(&form, &call.params)?, "the request"));
    }
    let answer = match (call.status, call.key) {
        (None, _) => None,
        (Some(200..300), Key::Secret) => endpoint.server.map(|types| types.answer),
        (Some(200..300), Key::Publishable) => match endpoint.browser {
            Browser::Refused => bail!("a publishable key may not have this answer"),
            Browser::Answered(answer) => Some(answer),
            Browser::Unpublished => None,
        },
        (Some(200..300), Key::None) => bail!("this was answered without a key"),
        (_, Key::Secret) if call.path.starts_with("/oauth/") => Some("OAuthError"),
        (_, Key::Publishable) => Some("ClientError"),
        (_, Key::Secret | Key::None) => Some("ServerError"),
    };
    if let Some(answer) = answer {
        codes.push((literal(answer, &call.response)?, "the answer"));
    }
    Ok(codes)
}

fn literal(type_name: &str, value: &Value) -> Result<String> {
    let value = serde_json::to_string_pretty(value)?;
    Ok(format!("{{ const it: {type_name} = {value}; }}"))
}

/// What the journal calls the objects of Stripe.js; `prelude.ts` gives them their official types.
const OBJECTS: [&str; 6] = [
    "stripe",
    "elements",
    "element",
    "expressCheckoutElement",
    "addressElement",
    "linkAuthenticationElement",
];

fn of_stripe_js(call: &StripeJsCall) -> Result<String> {
    let name = &call.call;
    let known = name == "Stripe"
        || name.split_once('.').is_some_and(|(object, method)| {
            OBJECTS.contains(&object)
                && !method.is_empty()
                && method.bytes().all(|it| it.is_ascii_alphanumeric())
        });
    ensure!(
        known,
        "`{name}` is no call of Stripe.js that the checks know"
    );
    let args: Result<Vec<_>> = call.args.iter().map(expression).collect();
    let name = if name == "Stripe" { "makeStripe" } else { name };
    Ok(format!("{name}({});", args?.join(", ")))
}

/// JSON in which `{"$ref": …}` stands for an object of the page or of Stripe.js.
fn expression(value: &Value) -> Result<String> {
    match value {
        Value::Object(fields) => object(fields),
        Value::Array(items) => {
            let items: Result<Vec<_>> = items.iter().map(expression).collect();
            Ok(format!("[{}]", items?.join(", ")))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(value.to_string()),
    }
}

fn object(fields: &Map<String, Value>) -> Result<String> {
    if let Some(named) = fields.get("$ref") {
        return match named.as_str() {
            Some("elements") => Ok("elements".to_owned()),
            Some("element") => Ok("element".to_owned()),
            Some("dom") => Ok("container".to_owned()),
            Some("function") => Ok("handler".to_owned()),
            _ => bail!("{named} is no reference that the checks know"),
        };
    }
    let fields: Result<Vec<_>> = fields
        .iter()
        .map(|(name, value)| {
            Ok(format!(
                "{}: {}",
                Value::from(name.as_str()),
                expression(value)?
            ))
        })
        .collect();
    Ok(format!("{{ {} }}", fields?.join(", ")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn api(key: Key, status: u16) -> ApiCall {
        ApiCall {
            method: "GET".to_owned(),
            path: "/v1/payment_intents/pi_1".to_owned(),
            key,
            params: json!({}),
            status: Some(status),
            response: json!({}),
        }
    }

    fn types(call: &ApiCall) -> Vec<String> {
        let codes = of_api(call).unwrap();
        let name = |code: &str| code.split(&[':', '=']).nth(1).unwrap().trim().to_owned();
        codes.iter().map(|(code, _)| name(code)).collect()
    }

    fn js(call: &str, args: Value) -> Result<String> {
        of_stripe_js(&StripeJsCall {
            call: call.to_owned(),
            args: serde_json::from_value(args).unwrap(),
        })
    }

    #[test]
    fn a_servers_request_is_checked_and_a_browsers_is_not() {
        assert_eq!(
            types(&api(Key::Secret, 200)),
            [
                "Form<Stripe.PaymentIntentRetrieveParams>",
                "Stripe.PaymentIntent"
            ]
        );
        assert_eq!(types(&api(Key::Publishable, 200)), ["ClientIntent"]);
    }

    #[test]
    fn an_error_has_the_error_type_of_who_reads_it() {
        assert_eq!(types(&api(Key::Secret, 404))[1], "ServerError");
        assert_eq!(types(&api(Key::None, 401)), ["ServerError"]);
        assert_eq!(types(&api(Key::Publishable, 402)), ["ClientError"]);
    }

    #[test]
    fn a_success_that_has_no_type_is_an_error() {
        let mut list = api(Key::Publishable, 200);
        "/v1/payment_intents".clone_into(&mut list.path);

        assert!(of_api(&list).is_err());
        assert!(of_api(&api(Key::None, 200)).is_err());
    }

    #[test]
    fn references_become_identifiers() {
        let call = js(
            "stripe.confirmPayment",
            json!([{ "elements": { "$ref": "elements" }, "redirect": "if_required" }]),
        );

        assert_eq!(
            call.unwrap(),
            r#"stripe.confirmPayment({ "elements": elements, "redirect": "if_required" });"#
        );
    }

    #[test]
    fn what_is_no_call_of_stripe_js_is_an_error() {
        for name in ["window.close", "stripe.", "stripe.a;b", "elements"] {
            assert!(js(name, json!([])).is_err(), "{name}");
        }
        assert!(js("element.mount", json!([{ "$ref": "window" }])).is_err());
    }
}
