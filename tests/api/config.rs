//! What the binary does with settings that are missing or contradict each other is tested in
//! `backend/tests/cli.rs`; here, that a server without its front end does not start.

use backend::assets::Assets;
use tempfile::TempDir;

#[test]
fn a_missing_front_end_is_named_with_the_command_that_makes_it() {
    let empty = TempDir::new().unwrap();
    let url = "https://js.stripe.com/endive/stripe.js".parse().unwrap();

    let error = Assets::load(Some(empty.path()), &url)
        .unwrap_err()
        .to_string();

    assert!(error.contains("cargo xtask build"), "{error}");
}
