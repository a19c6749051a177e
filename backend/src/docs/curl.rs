//! An operation as a command that works in a shell.

use serde_json::Value;
use utoipa::openapi::path::{HttpMethod, Operation};

use super::operation::needs_key;

/// The command. `$PAY` and `$KEY` are set at the top of the page.
pub(super) fn command(method: &HttpMethod, path: &str, operation: &Operation) -> String {
    let verb = match method {
        HttpMethod::Get => "",
        HttpMethod::Delete => " --request DELETE",
        _ => " --request POST",
    };
    let mut lines = vec![format!("curl{verb} \"$PAY{}\"", filled(path))];
    if needs_key(operation) {
        lines.push("--header \"Authorization: Bearer $KEY\"".to_owned());
    }
    if let Some(example) = example(operation) {
        // With --json, curl sends a POST.
        lines[0] = format!("curl \"$PAY{}\"", filled(path));
        lines.push(format!("--json '{}'", indented(example)));
    }
    lines.join(" \\\n  ")
}

/// The example of the operation's body.
pub(super) fn example(operation: &Operation) -> Option<&Value> {
    let body = operation.request_body.as_ref()?;
    body.content.get("application/json")?.example.as_ref()
}

/// The path with ids in place of their names.
fn filled(path: &str) -> String {
    let fill = |part: &str| {
        match part {
            "{account}" => "acct_1",
            "{id}" => "co_1",
            "{refund}" => "cr_1",
            "{customer}" => "cus_1",
            "{capability}" => "card_payments",
            "{payment_method}" => "pm_1",
            "{setup_intent}" => "seti_1",
            "{event}" => "evt_1",
            "{message}" => "msg_1",
            "{domain}" => "pmd_1",
            "{file}" => "connect-pay.js",
            other => other,
        }
        .to_owned()
    };
    let parts: Vec<String> = path.split('/').map(fill).collect();
    parts.join("/")
}

fn indented(example: &Value) -> String {
    let text = serde_json::to_string_pretty(example).unwrap_or_default();
    text.replace('\n', "\n  ")
}
