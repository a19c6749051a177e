//! What describes the interface: the `OpenAPI` document, and a page that shows it to people.

use std::sync::LazyLock;

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use tokio::{sync::OnceCell, task::spawn_blocking};
use utoipa::openapi::OpenApi;

use super::{assets::respond, table::Table};
use crate::{assets::Asset, docs, error::Error, openapi};

/// The document of everything that the server routes. It is the same for every server.
static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| openapi::document(Table::all().described()));

static OPENAPI: Written = Written::new(|| Asset::written("application/json", json()));

static PAGE: Written =
    Written::new(|| Asset::written("text/html; charset=utf-8", docs::page(&DOCUMENT)));

/// A file that the server writes when it is asked for it the first time.
struct Written {
    asset: OnceCell<Asset>,
    write: fn() -> Asset,
}

impl Written {
    const fn new(write: fn() -> Asset) -> Self {
        Self {
            asset: OnceCell::const_new(),
            write,
        }
    }

    /// The file. To write and to compress it takes too long for a thread that answers.
    async fn asset(&self) -> Result<&Asset, Error> {
        let write = self.write;
        let written = || async move { spawn_blocking(write).await };
        let asset = self.asset.get_or_try_init(written).await;
        asset.map_err(|_| Error::Internal("a description of the interface was not written"))
    }
}

/// The document as JSON, as it stands in `backend/openapi.json`.
fn json() -> String {
    // A document of strings and maps can be written.
    serde_json::to_string_pretty(&*DOCUMENT).unwrap_or_default() + "\n"
}

/// The document, or the word that the caller's is still right.
pub(crate) struct OpenApiFile(Response);

impl IntoResponse for OpenApiFile {
    fn into_response(self) -> Response {
        self.0
    }
}

/// The page, or the word that the browser's is still right.
pub(crate) struct DocsPage(Response);

impl IntoResponse for DocsPage {
    fn into_response(self) -> Response {
        self.0
    }
}

/// `GET /openapi.json`.
pub(crate) async fn openapi(request: HeaderMap) -> Result<OpenApiFile, Error> {
    Ok(OpenApiFile(respond(OPENAPI.asset().await?, &request)))
}

/// `GET /docs`. It loads nothing and runs nothing.
pub(crate) async fn page(request: HeaderMap) -> Result<DocsPage, Error> {
    let mut response = respond(PAGE.asset().await?, &request);
    if let Ok(policy) = HeaderValue::from_str(&docs::content_security_policy()) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(DocsPage(response))
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, env, fs, path::Path};

    use super::*;

    const RENEW: &str = "CONNECT_PAY_RENEW=1 cargo test -p backend --lib openapi_json";

    fn operations() -> Vec<(String, utoipa::openapi::path::Operation)> {
        let mut all = Vec::new();
        for (path, item) in &DOCUMENT.paths.paths {
            for operation in [&item.get, &item.post, &item.delete].into_iter().flatten() {
                all.push((path.clone(), operation.clone()));
            }
        }
        all
    }

    #[test]
    fn openapi_json_is_the_document_of_this_code() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
        if env::var_os("CONNECT_PAY_RENEW").is_some() {
            fs::write(&file, json()).unwrap();
        }

        let kept = fs::read_to_string(&file).unwrap_or_default();

        assert!(
            kept == json(),
            "backend/openapi.json is not what the code says; renew it with `{RENEW}` and read the diff"
        );
    }

    #[test]
    fn each_operation_says_what_it_is() {
        let mut ids = HashSet::new();
        for (path, operation) in operations() {
            let id = operation.operation_id.unwrap_or_default();
            assert!(!id.is_empty(), "{path} has no operation id");
            assert!(operation.summary.is_some_and(|it| !it.is_empty()), "{id}");
            assert!(
                operation.description.is_some_and(|it| !it.is_empty()),
                "{id}"
            );
            for parameter in operation.parameters.into_iter().flatten() {
                let said = parameter.description.unwrap_or_default();
                assert!(
                    !said.is_empty(),
                    "{id}: {} is not described",
                    parameter.name
                );
            }
            if let Some(body) = operation.request_body {
                let json = &body.content["application/json"];
                assert!(json.example.is_some(), "{id} has no example");
            }
            assert!(ids.insert(id.clone()), "two operations are called {id}");
        }
    }

    #[test]
    fn no_name_stands_for_two_schemas() {
        let described = Table::all().described();

        assert_eq!(described.clashes(), Vec::<&str>::new());
    }

    #[test]
    fn each_reference_leads_somewhere() {
        let json = json();
        let schemas = &DOCUMENT.components.as_ref().unwrap().schemas;
        for reference in json.split("\"#/components/schemas/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(schemas.contains_key(name), "there is no schema {name}");
        }
    }

    #[test]
    fn nothing_is_routed_without_a_description() {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![src];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.ends_with("bin") {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "rs") {
                    let source = fs::read_to_string(&path).unwrap();
                    // A preflight is a browser's own question, and part of no interface.
                    let mut lines = source
                        .lines()
                        .filter(|it| !it.contains("origins::preflight"));
                    let routes = lines.any(|it| {
                        it.contains(concat!(".rou", "te(")) || it.contains(concat!(".nest", "("))
                    });
                    assert!(
                        !routes || path.ends_with("openapi/endpoints.rs"),
                        "{} adds a route that the document does not know; use Endpoints",
                        path.display()
                    );
                }
            }
        }
    }
}
