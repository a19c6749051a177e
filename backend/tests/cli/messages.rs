//! `connect-pay messages`.

use serde_json::json;
use tempfile::TempDir;

use crate::program::{connect_pay, run, said};

#[test]
fn no_messages_are_said_to_be_none() {
    let data = TempDir::new().unwrap();

    let text = run(&data, &["messages", "list", "--status", "dead"]);
    let listed = run(&data, &["--json", "messages", "list"]).json();
    let resent = ["--json", "messages", "resend", "--all", "--status", "dead"];

    assert_eq!(text.ok(), "There are no such messages.");
    assert_eq!(listed, json!([]));
    assert_eq!(run(&data, &resent).json(), json!({ "resent": [] }));
}

#[test]
fn a_message_that_is_not_there_is_neither_shown_nor_sent() {
    let data = TempDir::new().unwrap();

    for words in [
        ["messages", "show", "msg_1"],
        ["messages", "resend", "msg_1"],
    ] {
        run(&data, &words).refused(3, "there is no message msg_1");
    }
}

#[test]
fn one_message_or_all_of_a_status_are_sent_again() {
    for words in [
        &["messages", "resend"][..],
        &["messages", "resend", "--all"],
        &["messages", "resend", "--status", "dead"],
        &["messages", "resend", "msg_1", "--all", "--status", "dead"],
        &["messages", "list", "--status", "lost"],
    ] {
        let mut command = connect_pay();
        said(command.args(words).env("DATABASE_URL", "sqlite::memory:")).refused(2, "--help");
    }
}
