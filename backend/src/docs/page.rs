//! The page around the operations.

use std::fmt::Write as _;

use serde_json::Value;
use utoipa::openapi::{
    OpenApi, RefOr, Schema,
    path::{HttpMethod, Operation},
};

use super::{
    STYLE,
    markdown::blocks,
    operation::{Schemas, article, verb},
    schema::{description, fields},
};
use crate::{html::escape, openapi::code_meaning};

/// What a reader needs before the first call.
const START: &str = include_str!("start.html");

/// The whole page.
pub(crate) fn page(document: &OpenApi) -> String {
    let none = Schemas::new();
    let schemas = document.components.as_ref().map_or(&none, |it| &it.schemas);
    let title = escape(&document.info.title);
    let about = blocks(document.info.description.as_deref().unwrap_or_default());
    let version = escape(&document.info.version);
    let mut contents = String::new();
    let mut sections = String::new();
    for tag in document.tags.iter().flatten() {
        let (links, articles) = group(document, &tag.name, schemas);
        let id = anchor(&tag.name);
        let name = escape(&tag.name);
        let said = blocks(tag.description.as_deref().unwrap_or_default());
        // Writing to a String does not fail.
        let _ = write!(
            contents,
            "<li><a href=\"#{id}\">{name}</a><ul>{links}</ul></li>"
        );
        let _ = write!(
            sections,
            "<section id=\"{id}\"><h2>{name}</h2>{said}{articles}</section>"
        );
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}: the API</title>\
         <link rel=\"icon\" href=\"data:,\"><style>{STYLE}</style></head><body>\
         <a class=\"skip\" href=\"#start\">Skip to the text</a>\
         <nav aria-label=\"Contents\"><p class=\"brand\">{title} <span>{version}</span></p><ul>\
         <li><a href=\"#start\">Start here</a></li><li><a href=\"#errors\">Errors</a></li>\
         {contents}<li><a href=\"#schemas\">Schemas</a></li></ul></nav>\
         <main><header id=\"start\"><h1>{title}: the API</h1>{about}{START}</header>\
         <section id=\"errors\"><h2>Errors</h2>{}</section>{sections}\
         <section id=\"schemas\"><h2>Schemas</h2>{}</section></main></body></html>\n",
        errors(schemas),
        objects(schemas),
    )
}

fn anchor(name: &str) -> String {
    escape(&name.to_lowercase().replace(' ', "-"))
}

/// The links to the operations of a group, and the operations.
fn group(document: &OpenApi, tag: &str, schemas: &Schemas) -> (String, String) {
    let mut links = String::new();
    let mut articles = String::new();
    for (path, item) in &document.paths.paths {
        for (method, operation) in [
            (HttpMethod::Get, &item.get),
            (HttpMethod::Post, &item.post),
            (HttpMethod::Delete, &item.delete),
        ] {
            let Some(operation) = operation.as_ref().filter(|it| is_of(it, tag)) else {
                continue;
            };
            links += &link(&method, operation);
            articles += &article(&method, path, operation, schemas);
        }
    }
    (links, articles)
}

fn is_of(operation: &Operation, tag: &str) -> bool {
    operation.tags.iter().flatten().any(|it| it == tag)
}

fn link(method: &HttpMethod, operation: &Operation) -> String {
    let id = operation.operation_id.as_deref().unwrap_or_default();
    let owner = if id.ends_with("OfAccount") {
        " (account)"
    } else {
        ""
    };
    format!(
        "<li><a href=\"#{}\"><b class=\"{verb}\">{verb}</b> {}{owner}</a></li>",
        escape(id),
        escape(operation.summary.as_deref().unwrap_or_default()),
        verb = verb(method),
    )
}

/// Every code with its meaning.
fn errors(schemas: &Schemas) -> String {
    let codes = match schemas.get("ErrorCode") {
        Some(RefOr::T(Schema::Object(object))) => object.enum_values.as_deref().unwrap_or_default(),
        _ => &[],
    };
    let row = |code: &Value| {
        let name = escape(code.as_str().unwrap_or_default());
        let meaning = serde_json::from_value(code.clone()).map(code_meaning);
        let meaning = super::markdown::inline(meaning.unwrap_or_default());
        format!("<div id=\"code-{name}\"><dt><code>{name}</code></dt><dd>{meaning}</dd></div>")
    };
    let rows: String = codes.iter().map(row).collect();
    format!(
        "<p>Each refusal has one shape, <a href=\"#schema-ErrorEnvelope\">ErrorEnvelope</a>. \
         <code>code</code> is for a program, <code>message</code> for a person; \
         <code>request_id</code> finds the request in the server’s log.</p>\
         <dl class=\"fields codes\">{rows}</dl>"
    )
}

fn objects(schemas: &Schemas) -> String {
    let object = |(name, schema): (&String, &RefOr<Schema>)| {
        let name = escape(name);
        let said = description(schema).map(blocks).unwrap_or_default();
        // A link into a closed element opens it; a link to the element itself would not.
        format!(
            "<details><summary>{name}</summary><div id=\"schema-{name}\">{said}{}</div></details>",
            fields(schema)
        )
    };
    schemas.iter().map(object).collect()
}
