//! The server's HTTP interface under arbitrary requests, made from its own `OpenAPI` document.
//!
//! Schemathesis makes them; `SCHEMATHESIS` says where it is. No answer may be a failure of the
//! server, and each must be one that the document names: its status, its media type, its schema and
//! its code.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod settings;

use std::{env, fs};

use tempfile::TempDir;
use tests::{Known, Receiver, World, world::Setting};
use tokio::process::Command;

/// What each answer is measured against.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,ignored_auth,\
                      unsupported_method,allow_header_conformance,missing_required_header,\
                      negative_data_rejection";

const DOCUMENT: &str = "openapi.json";

/// So that each run on one state of the code asks the same.
const SEED: &str = "1";

#[tokio::test(flavor = "multi_thread")]
async fn each_answer_is_one_that_the_document_names() {
    let world = World::with(Setting::telling(&Receiver::start())).await;
    let known = Known::make(&world).await;
    let mut document = world.get("/openapi.json").await.ok().clone();
    settings::leave_keys_out(&mut document);
    settings::leave_streams_out(&mut document);
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(DOCUMENT), document.to_string()).unwrap();
    fs::write(
        folder.path().join("schemathesis.toml"),
        settings::settings(&document, &known),
    )
    .unwrap();

    let mut fuzz = Command::new(env::var_os("SCHEMATHESIS").unwrap_or("schemathesis".into()));
    fuzz.current_dir(folder.path())
        .env("NO_COLOR", "1")
        .env("PLATFORM_KEY", world.key.reveal())
        .args(["run", DOCUMENT, "--url", world.url.as_str()])
        .args(["--phases", "examples,coverage,fuzzing"])
        .args(["--checks", CHECKS])
        .args(["--seed", SEED]);
    let fuzz = fuzz.output().await;
    let fuzz = fuzz.expect("schemathesis starts; `cargo xtask test --only fuzz` installs it");

    assert!(
        fuzz.status.success(),
        "{}{}",
        String::from_utf8_lossy(&fuzz.stdout),
        String::from_utf8_lossy(&fuzz.stderr)
    );
}
