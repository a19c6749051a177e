//! What editors and compilers are told of the element is what it has.

mod sources;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::{a_sale, pages::ShopPage};

use self::sources::{keys, lines, quoted, read, sent, sources};

type Names = BTreeSet<String>;

const TYPES: &str = "npm/connect-pay.d.ts";
/// What the element has, asked of the browser. The browser itself calls the other functions.
const FACTS: &str = "
const own = Object.entries(Object.getOwnPropertyDescriptors(pay.constructor.prototype));
const isOurs = (name) => name !== 'constructor' && !name.endsWith('Callback');
return {
  attributes: pay.constructor.observedAttributes,
  properties: own.filter(([, it]) => it.get && it.set).map(([name]) => name),
  methods: own.filter(([name, it]) => it.value && isOurs(name)).map(([name, { value }]) => (
    `${value.constructor.name} ${name} ${value.length}`
  )),
};
";

/// The manifest's one declaration.
fn declared() -> Value {
    let manifest: Value = serde_json::from_str(&read("npm/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn names<'v>(items: impl IntoIterator<Item = &'v Value>) -> Names {
    let names = items.into_iter().map(|it| text(&it["name"]).to_owned());
    names.collect()
}

fn members<'v>(declared: &'v Value, kind: &str) -> Vec<&'v Value> {
    let members = list(&declared["members"]).iter();
    members.filter(|it| it["kind"] == kind).collect()
}

#[tokio::test]
async fn the_manifest_names_each_attribute_property_and_method() {
    let declared = declared();
    let (_world, _, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().is_ready().await;
    let facts = page.does(FACTS).await;

    let known = |kind: &str| -> Names { serde_json::from_value(facts[kind].clone()).unwrap() };
    let attributes = list(&declared["attributes"]);
    assert_eq!(names(attributes), known("attributes"));
    let fields = members(&declared, "field");
    assert_eq!(names(fields.iter().copied()), known("properties"));
    let methods = members(&declared, "method");
    let methods: Names = methods.into_iter().map(method_of_javascript).collect();
    assert_eq!(methods, known("methods"));
    // Each attribute is that property, as the element has it and as the manifest has it twice.
    let pairs: Vec<_> = attributes
        .iter()
        .map(|it| json!([it["name"], it["fieldName"]]))
        .collect();
    let again: Vec<_> = fields
        .iter()
        .map(|it| json!([it["attribute"], it["name"]]))
        .collect();
    assert_eq!(pairs, again);
    let differ = format!(
        "return {}.filter(([attribute, property]) => {{
           const it = document.createElement('connect-pay');
           it.setAttribute(attribute, 'x');
           return it[property] !== 'x';
         }})",
        Value::from(pairs)
    );
    assert_eq!(browser.runs(&differ).await, json!([]));
}

fn type_of(it: &Value) -> &str {
    text(&it["type"]["text"])
}

/// A method as the types have it.
fn signature(method: &Value) -> String {
    let parameters = method["parameters"].as_array().into_iter().flatten();
    let parameters = parameters.map(|it| {
        let mark = if it["optional"] == true { "?" } else { "" };
        format!("{}{mark}: {}", text(&it["name"]), type_of(it))
    });
    let parameters: Vec<_> = parameters.collect();
    let (name, answer) = (text(&method["name"]), type_of(&method["return"]));
    format!("{name}({}): {answer}", parameters.join(", "))
}

/// As [`FACTS`] has it. A parameter with a default does not count.
fn method_of_javascript(method: &Value) -> String {
    let is_async = text(&method["return"]["type"]["text"]).starts_with("Promise<");
    let kind = if is_async {
        "AsyncFunction"
    } else {
        "Function"
    };
    let parameters = method["parameters"].as_array().map_or(0, Vec::len);
    format!("{kind} {} {parameters}", text(&method["name"]))
}

#[test]
fn the_manifest_names_each_event_that_is_sent_and_each_custom_property_of_the_style() {
    let declared = declared();

    assert_eq!(names(list(&declared["events"])), sent());
    let of_the_style = quoted(&sources("style").replace([',', ')'], "'"), &["var(--cp-"]);
    let of_the_style: Names = of_the_style.iter().map(|it| format!("--cp-{it}")).collect();
    assert_eq!(names(list(&declared["cssProperties"])), of_the_style);
}

#[test]
fn the_types_say_the_same_as_the_manifest() {
    let (declared, types) = (declared(), read(TYPES));
    let lines = |interface| lines(&types, interface);

    let attributes = names(list(&declared["attributes"]));
    assert_eq!(keys(&lines("ConnectPayAttributes")), attributes);
    let fields = members(&declared, "field");
    let properties = names(fields.iter().copied());
    assert_eq!(keys(&lines("ConnectPayProperties")), properties);
    let events = list(&declared["events"]).iter();
    let events: Vec<_> = events
        .map(|it| format!("{}: {}", text(&it["name"]), type_of(it)))
        .collect();
    assert_eq!(lines("ConnectPayEvents"), events);

    let element = lines("ConnectPayElement");
    let element: Names = element
        .iter()
        .map(|it| it.replace(" | undefined", ""))
        .collect();
    for field in fields {
        let name = text(&field["name"]);
        let getter = format!("get {name}(): {}", type_of(field));
        assert!(element.contains(&getter), "{getter}");
        let setter = format!("set {name}(value: ConnectPayProperties['{name}'])");
        assert!(element.contains(&setter), "{setter}");
    }
    for method in members(&declared, "method") {
        let signature = signature(method);
        assert!(element.contains(&signature), "{signature}");
    }
}

#[test]
fn the_documentation_names_each_attribute_and_event() {
    let declared = declared();
    let documentation = read("../../docs/widget.md");

    let events = names(list(&declared["events"]));
    for name in names(list(&declared["attributes"])).union(&events) {
        assert!(documentation.contains(&format!("`{name}`")), "{name}");
    }
}
