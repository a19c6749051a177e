//! What Schemathesis is told.
//! <https://schemathesis.readthedocs.io/en/stable/reference/configuration/>

use std::collections::BTreeMap;

use serde_json::Value;
use tests::Known;

const SETTINGS: &str = r#"
workers = 1
headers = { Authorization = "Bearer ${PLATFORM_KEY}" }

[generation]
max-examples = 12
"#;

/// The operation that is asked with arbitrary keys.
const WITH_KEYS: &str = "createCustomer";

/// Takes `Idempotency-Key` out of all operations but one: the few keys that Schemathesis makes
/// would be refused for a second request, which is then not tried at all.
pub(crate) fn leave_keys_out(document: &mut Value) {
    let items = document["paths"].as_object_mut().unwrap().values_mut();
    for operation in items.flat_map(|item| item.as_object_mut().unwrap().values_mut()) {
        let keeps = operation["operationId"] == WITH_KEYS;
        if let Some(parameters) = operation.get_mut("parameters") {
            let parameters = parameters.as_array_mut().unwrap();
            parameters.retain(|it| keeps || it["name"] != "Idempotency-Key");
        }
    }
}

/// Takes out what has no end: a stream of events answers as long as somebody listens.
pub(crate) fn leave_streams_out(document: &mut Value) {
    for item in document["paths"].as_object_mut().unwrap().values_mut() {
        item.as_object_mut().unwrap().retain(|_, operation| {
            operation["responses"]["200"]["content"]["text/event-stream"].is_null()
        });
    }
}

/// The settings: mostly, an id in a path or a body is that of something that is there.
pub(crate) fn settings(document: &Value, known: &Known) -> String {
    let mut ids = BTreeMap::new();
    let mut operations = String::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            let parameters = parameters(operation, known, method, path);
            operations += &bound(id, &parameters);
            ids.extend(parameters.into_values().map(|id| (name(&id), id)));
        }
    }
    let dictionary =
        |(name, id): (String, String)| format!("\n[dictionaries.{name}]\nvalues = [\"{id}\"]\n");
    let dictionaries: String = ids.into_iter().map(dictionary).collect();
    [SETTINGS, &dictionaries, &operations].concat()
}

fn parameters(
    operation: &Value,
    known: &Known,
    method: &str,
    path: &str,
) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        if let ("path", Some(id)) = (
            parameter["in"].as_str().unwrap(),
            known.fitting(method, path, name),
        ) {
            all.insert(format!("path.{name}"), id.to_owned());
        }
    }
    let example = &operation["requestBody"]["content"]["application/json"]["example"];
    for (name, value) in example.as_object().into_iter().flatten() {
        if let Some(id) = value.as_str().and_then(|value| known.meant(value)) {
            all.insert(format!("body.{name}"), id.to_owned());
        }
    }
    all
}

/// The parameters of one operation, nine times of ten.
fn bound(operation: &str, parameters: &BTreeMap<String, String>) -> String {
    if parameters.is_empty() {
        return String::new();
    }
    let parameter = |(parameter, id): (&String, &String)| {
        let dictionary = name(id);
        format!("\"{parameter}\" = {{ dictionary = \"{dictionary}\", probability = 0.9 }}")
    };
    let lines: Vec<String> = parameters.iter().map(parameter).collect();
    format!(
        "\n[[operations]]\ninclude-operation-id = \"{operation}\"\n[operations.parameters]\n{}\n",
        lines.join("\n")
    )
}

/// The name of the dictionary that holds an id.
fn name(id: &str) -> String {
    id.replace(|it: char| !it.is_ascii_alphanumeric(), "-")
}
