//! `connect-pay key`.

use serde_json::Value;
use tempfile::TempDir;

use crate::program::run;

#[test]
fn a_key_is_made_and_shown_once() {
    let data = TempDir::new().unwrap();

    let said = run(&data, &["key", "create", "--label", "shop"]);

    let key = said.ok();
    assert!(key.starts_with("cpk_") && key.len() == 68, "{key}");
    let file = std::fs::read(data.path().join("pay.db")).unwrap();
    let hidden = key.as_bytes();
    assert!(
        !file.windows(hidden.len()).any(|it| it == hidden),
        "the database holds the key"
    );
    assert!(!run(&data, &["key", "list"]).ok().contains(key));
}

#[test]
fn keys_are_listed_with_what_they_open() {
    let data = TempDir::new().unwrap();
    run(&data, &["key", "create", "--label", "shop"]).ok();
    run(&data, &["key", "create", "--account", "acct_1"]).ok();

    let keys = run(&data, &["--json", "key", "list"]).json();

    assert_eq!(keys[0]["label"], "shop");
    assert_eq!(keys[0]["account"], Value::Null);
    assert_eq!(keys[1]["account"], "acct_1");
    assert!(keys[0]["created"].as_i64().unwrap() > 1_700_000_000);
    assert_eq!(keys[0]["revoked"], Value::Null);
    let lines = run(&data, &["key", "list"]);
    assert_eq!(lines.ok().lines().count(), 2, "{lines:?}");
}

#[test]
fn a_revoked_key_says_so_and_since_when() {
    let data = TempDir::new().unwrap();
    let created = run(&data, &["--json", "key", "create"]).json();
    let id = created["id"].as_str().unwrap();

    let revoked = run(&data, &["--json", "key", "revoke", id]).json();
    let again = run(&data, &["--json", "key", "revoke", id]).json();

    assert_eq!(revoked["id"], id);
    assert!(revoked["revoked"].as_i64().is_some(), "{revoked}");
    assert_eq!(again["revoked"], revoked["revoked"]);
    assert_eq!(run(&data, &["--json", "key", "list"]).json()[0], revoked);
}

#[test]
fn a_key_that_is_not_there_can_not_be_revoked() {
    let data = TempDir::new().unwrap();

    run(&data, &["key", "revoke", "key_1"]).refused(3, "there is no key key_1");
}

#[test]
fn a_key_given_for_its_id_is_not_repeated() {
    let data = TempDir::new().unwrap();
    let key = run(&data, &["key", "create"]).ok().to_owned();

    let said = run(&data, &["key", "revoke", &key]);

    said.refused(2, "a key's id starts with key_");
    assert!(!said.stderr.contains(&key), "{said:?}");
}

#[test]
fn an_account_without_a_name_is_a_wrong_flag() {
    let data = TempDir::new().unwrap();

    run(&data, &["key", "create", "--account", ""]).refused(2, "--account");
}

#[test]
fn keys_that_processes_make_at_once_in_a_new_database_are_all_kept() {
    let data = TempDir::new().unwrap();

    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| run(&data, &["key", "create"]).ok().to_owned());
        }
    });

    let keys = run(&data, &["--json", "key", "list"]).json();
    assert_eq!(keys.as_array().unwrap().len(), 12);
}
