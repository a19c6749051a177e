use super::*;
use crate::form;

fn params(encoded: &str) -> Params {
    let mut decoded = Form::new();
    form::decode_into(&mut decoded, encoded.as_bytes()).unwrap();
    Params::new(decoded)
}

fn message(error: Error) -> String {
    String::from(error.into_json()["error"]["message"].as_str().unwrap())
}

#[test]
fn what_is_not_taken_is_refused_by_name() {
    let refused = params("amount=1&foo=2").read(|params| params.integer("amount"));

    assert_eq!(
        message(refused.unwrap_err()),
        "Received unknown parameter: foo"
    );
}

#[test]
fn metadata_has_stripes_limits() {
    let (name, value) = ("n".repeat(41), "v".repeat(501));
    let many: Vec<_> = (0..51).map(|n| format!("metadata[{n}]=x")).collect();
    for (encoded, refusal) in [
        (
            format!("metadata[{name}]=x"),
            Some("Metadata keys can have up to 40 characters, but you passed in a key that is 41"),
        ),
        (
            format!("metadata[n]={value}"),
            Some("Metadata values can have up to 500 characters, but you passed in a value"),
        ),
        (many.join("&"), Some("Metadata can have up to 50 keys")),
        (format!("metadata[{}]={}", &name[1..], &value[1..]), None),
    ] {
        let refused = params(&encoded).read(Params::metadata).err().map(message);
        let expected = refusal.is_none_or(|start| {
            let message = refused.as_deref().unwrap_or_default();
            message.starts_with(start)
        });
        assert!(expected, "{refused:?}");
        assert_eq!(refused.is_some(), refusal.is_some());
    }
}

#[test]
fn nested_names_are_written_with_brackets() {
    let refused =
        params("card[number]=1&card[foo]=2").read(|p| p.object("card", |card| card.text("number")));

    let error = refused.unwrap_err().into_json();
    assert_eq!(
        error["error"]["message"],
        "Received unknown parameter: card[foo]"
    );
    assert_eq!(error["error"]["param"], "card[foo]");
    assert_eq!(error["error"]["code"], "parameter_unknown");
}

#[test]
fn a_missing_parameter_is_named() {
    let error = params("").required_integer("amount").unwrap_err();

    assert_eq!(message(error), "Missing required param: amount.");
}

#[test]
fn numbers_are_whole() {
    assert_eq!(params("amount=-7").integer("amount").unwrap(), Some(-7));
    for wrong in ["10.5", "1e3", "ten", "99999999999999999999"] {
        let error = params(&format!("amount={wrong}"))
            .integer("amount")
            .unwrap_err();
        assert_eq!(message(error), format!("Invalid integer: {wrong}"));
    }
}

#[test]
fn an_empty_string_unsets_only_what_can_be_unset() {
    assert_eq!(
        params("email=").text_update("email").unwrap(),
        Update::Clear
    );
    assert_eq!(params("").text_update("email").unwrap(), Update::Keep);
    assert_eq!(
        params("email=a@b.c").text_update("email").unwrap(),
        Update::Set(String::from("a@b.c"))
    );
    assert!(message(params("email=").text("email").unwrap_err()).contains("cannot be unset"));
}

#[test]
fn metadata_takes_any_name() {
    let metadata = params("metadata[order]=7&metadata[a b]=c")
        .read(Params::metadata)
        .unwrap();

    let Update::Set(metadata) = metadata else {
        panic!("metadata was not set")
    };
    assert_eq!(metadata["order"], "7");
    assert_eq!(metadata["a b"], "c");
}
