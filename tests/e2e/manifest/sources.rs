//! What the sources name, read as text.

use std::{fs, path::Path};

use super::Names;

/// A file of the widget.
pub(super) fn read(file: &str) -> String {
    let widget = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/widget");
    fs::read_to_string(widget.join(file)).unwrap()
}

/// Everything in a folder that is not a test.
pub(super) fn sources(folder: &str) -> String {
    let widget = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/widget");
    let mut text = String::new();
    for entry in fs::read_dir(widget.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            text += &sources(&name);
        } else {
            text += read(&name).split("#[cfg(test)]").next().unwrap();
        }
    }
    text
}

/// The lines of an interface of the types, without their semicolons and comments.
pub(super) fn lines(types: &str, interface: &str) -> Vec<String> {
    let (_, body) = types
        .split_once(&format!("export interface {interface} "))
        .unwrap();
    let (_, body) = body.split_once("{\n").unwrap();
    let lines = body.split("\n}\n").next().unwrap().lines();
    let code = lines.filter_map(|it| it.trim().strip_suffix(';'));
    code.map(str::to_owned).collect()
}

/// The names before the first colon.
pub(super) fn keys(lines: &[String]) -> Names {
    let keys = lines.iter().map(|it| it.split(':').next().unwrap());
    let plain = keys.map(|it| it.trim_matches(['\'', '?']).replace('\'', ""));
    plain
        .map(|it| it.trim_end_matches('?').to_owned())
        .collect()
}

/// What stands between each of these openings and the next quote.
pub(super) fn quoted(source: &str, openings: &[&str]) -> Names {
    let quoted = openings.iter().flat_map(|opening| {
        let rests = source.split(opening).skip(1);
        rests.filter_map(|rest| rest.split(['"', '\'']).next())
    });
    quoted.map(str::to_owned).collect()
}

/// The names of the events that are sent.
pub(super) fn sent() -> Names {
    let glue = quoted(&sources("embed"), &["tell('", "emit('", "CustomEvent('"]);
    let code = quoted(&sources("src"), &[".emit(\"", ".tell(\""]);
    // What the state of a form is to the page.
    let session = read("src/session.rs");
    let (_, states) = session.split_once("const READY").unwrap();
    let states = states.split("#[cfg(test)]").next().unwrap();
    let states = quoted(states, &["Some(\"", ": &str = \""]);
    glue.into_iter().chain(code).chain(states).collect()
}
