//! One operation on the page.

use std::collections::BTreeMap;

use utoipa::openapi::{
    RefOr, Response, Schema,
    path::{HttpMethod, Operation, Parameter, ParameterIn},
};

use super::{
    curl,
    markdown::{blocks, inline},
    schema::{fields, kind, target},
};
use crate::html::escape;

/// The schemas by name.
pub(super) type Schemas = BTreeMap<String, RefOr<Schema>>;

/// Whether a key must come with it.
pub(super) fn needs_key(operation: &Operation) -> bool {
    let securities = operation.security.as_deref().unwrap_or_default();
    securities.len() == 1
}

/// `GET`, `POST` or `DELETE`.
pub(super) const fn verb(method: &HttpMethod) -> &'static str {
    match method {
        HttpMethod::Get => "GET",
        HttpMethod::Delete => "DELETE",
        _ => "POST",
    }
}

/// The operation as an article.
pub(super) fn article(
    method: &HttpMethod,
    path: &str,
    operation: &Operation,
    schemas: &Schemas,
) -> String {
    let id = escape(operation.operation_id.as_deref().unwrap_or_default());
    let summary = escape(operation.summary.as_deref().unwrap_or_default());
    let about = blocks(operation.description.as_deref().unwrap_or_default());
    let verb = verb(method);
    let command = escape(&curl::command(method, path, operation));
    format!(
        "<article id=\"{id}\"><h3><a href=\"#{id}\">{summary}</a></h3>\
         <p class=\"url\"><b class=\"{verb}\">{verb}</b> <code>{}</code></p>\
         <div class=\"columns\"><div>{about}{}{}{}</div>\
         <div><pre><code>{command}</code></pre>{}</div></div></article>",
        breakable(path),
        key(operation),
        parameters(operation),
        body(operation, schemas),
        refusals(operation),
    )
}

/// A long path breaks at its slashes.
fn breakable(path: &str) -> String {
    escape(path).replace('/', "<wbr>/")
}

fn key(operation: &Operation) -> &'static str {
    match operation.security.as_deref().unwrap_or_default().len() {
        0 => "<p class=\"key\">No key.</p>",
        1 => "<p class=\"key\">Needs a platform key.</p>",
        _ => "<p class=\"key\">A platform key may be sent.</p>",
    }
}

fn parameters(operation: &Operation) -> String {
    let all = operation.parameters.as_deref().unwrap_or_default();
    let part = |title: &str, place: &ParameterIn| {
        let here = all.iter().filter(|it| it.parameter_in == *place);
        let rows: String = here.map(parameter).collect();
        if rows.is_empty() {
            return rows;
        }
        format!("<h4>{title}</h4><dl class=\"fields\">{rows}</dl>")
    };
    [
        part("In the path", &ParameterIn::Path),
        part("In the query", &ParameterIn::Query),
        part("In the headers", &ParameterIn::Header),
    ]
    .concat()
}

fn parameter(parameter: &Parameter) -> String {
    let said = parameter.description.as_deref().map(inline);
    format!(
        "<div><dt><code>{}</code> <span>{}</span></dt><dd>{}</dd></div>",
        escape(&parameter.name),
        parameter.schema.as_ref().map(kind).unwrap_or_default(),
        said.unwrap_or_default(),
    )
}

fn body(operation: &Operation, schemas: &Schemas) -> String {
    let content = operation
        .request_body
        .as_ref()
        .and_then(|body| body.content.get("application/json"));
    let Some(schema) = content.and_then(|content| content.schema.as_ref()) else {
        return String::new();
    };
    let named = match schema {
        RefOr::Ref(reference) => schemas.get(target(&reference.ref_location)),
        RefOr::T(_) => None,
    };
    format!("<h4>In the body</h4>{}", fields(named.unwrap_or(schema)))
}

fn refusals(operation: &Operation) -> String {
    let line = |(status, response): (&String, &RefOr<Response>)| {
        let RefOr::T(response) = response else {
            return String::new();
        };
        let class = if status.starts_with(['2', '3']) {
            "good"
        } else {
            "bad"
        };
        let what = if class == "good" {
            answer(response)
        } else {
            codes(response)
        };
        format!("<li class=\"{class}\"><b>{status}</b> {what}</li>")
    };
    let lines: String = operation.responses.responses.iter().map(line).collect();
    format!("<h4>Answers</h4><ul class=\"answers\">{lines}</ul>")
}

fn answer(response: &Response) -> String {
    let media = |(name, content): (&String, &utoipa::openapi::Content)| match &content.schema {
        Some(schema @ RefOr::Ref(_)) => kind(schema),
        _ => format!("<code>{}</code>", escape(name)),
    };
    let all: Vec<String> = response.content.iter().map(media).collect();
    if all.is_empty() {
        "nothing".to_owned()
    } else {
        all.join(", ")
    }
}

/// The codes stand in the description, one for each line.
fn codes(response: &Response) -> String {
    let code = |line: &str| {
        let code = line.strip_prefix("- `")?.split('`').next()?.to_owned();
        Some(format!("<a href=\"#code-{code}\"><code>{code}</code></a>"))
    };
    let codes: Vec<String> = response.description.lines().filter_map(code).collect();
    codes.join(" ")
}
