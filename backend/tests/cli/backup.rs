//! `connect-pay backup` and `connect-pay restore`.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use tempfile::TempDir;

use crate::program::{Said, connect_pay, run, said};

/// A folder with a database that holds one key, whose id is given.
fn with_a_key() -> (TempDir, String) {
    let data = TempDir::new().unwrap();
    let id = new_key(&data);
    (data, id)
}

fn new_key(data: &TempDir) -> String {
    let created = run(data, &["--json", "key", "create"]).json();
    created["id"].as_str().unwrap().to_owned()
}

fn keys(data: &TempDir) -> Vec<String> {
    let keys = run(data, &["--json", "key", "list"]).json();
    let ids = keys.as_array().unwrap().iter();
    ids.map(|key| key["id"].as_str().unwrap().to_owned())
        .collect()
}

fn back_up(data: &TempDir, file: &Path) -> Said {
    run(data, &["--json", "backup", file.to_str().unwrap()])
}

fn restore(data: &TempDir, flags: &[&str], file: &Path) -> Said {
    let words = [&["restore"], flags, &[file.to_str().unwrap()]].concat();
    run(data, &words)
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_backup_is_restored_on_another_machine() {
    let (data, id) = with_a_key();
    let elsewhere = TempDir::new().unwrap();
    let file = data.path().join("backup of today?.db");

    let written = back_up(&data, &file).json();
    restore(&elsewhere, &[], &file).ok();

    assert_eq!(written["bytes"], fs::metadata(&file).unwrap().len());
    assert_eq!(keys(&elsewhere), [id]);
    assert_eq!(mode(&file), 0o600, "only its owner may read it");
}

#[test]
fn a_backup_replaces_a_database_only_by_force() {
    let (data, first) = with_a_key();
    let file = data.path().join("backup.db");
    back_up(&data, &file).ok();
    let second = new_key(&data);

    restore(&data, &[], &file).refused(3, "--force replaces it");
    assert_eq!(keys(&data).len(), 2, "{second} is still there");

    let database = data.path().join("pay.db");
    fs::set_permissions(&database, fs::Permissions::from_mode(0o640)).unwrap();
    restore(&data, &["--force"], &file).ok();
    assert_eq!(keys(&data), [first]);
    assert_eq!(
        mode(&database),
        0o640,
        "the server's group can still read it"
    );
}

#[test]
fn a_backup_never_overwrites_a_file() {
    let (data, _) = with_a_key();
    let file = data.path().join("backup.db");
    fs::write(&file, "precious").unwrap();

    back_up(&data, &file).refused(3, "a backup goes into a new file");

    assert_eq!(fs::read_to_string(&file).unwrap(), "precious");
}

#[test]
fn what_is_not_there_is_neither_copied_nor_made() {
    let data = TempDir::new().unwrap();
    let file = data.path().join("backup.db");

    back_up(&data, &file).refused(3, "there is no database at");
    restore(&data, &[], &file).refused(3, "there is no file");

    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}

#[test]
fn a_damaged_backup_is_not_restored_and_leaves_nothing_behind() {
    let (data, id) = with_a_key();
    let file = data.path().join("backup.db");
    back_up(&data, &file).ok();
    let whole = fs::read(&file).unwrap();
    let holed = [&whole[..4096], &[0xff; 4096], &whole[8192..]].concat();

    for damaged in [&whole[..whole.len() / 2], &holed, b"not a database", b""] {
        fs::write(&file, damaged).unwrap();
        restore(&data, &["--force"], &file).refused(3, "can not be restored");
    }

    assert_eq!(keys(&data), [id]);
    assert!(!data.path().join("pay.db.partial").exists());
}

#[test]
fn a_damaged_database_is_replaced_by_force() {
    let (data, id) = with_a_key();
    let file = data.path().join("backup.db");
    back_up(&data, &file).ok();
    fs::write(data.path().join("pay.db"), "not a database").unwrap();

    restore(&data, &["--force"], &file).ok();

    assert_eq!(keys(&data), [id]);
}

#[test]
fn a_database_that_is_in_use_is_not_replaced() {
    let (data, _) = with_a_key();
    let file = data.path().join("backup.db");
    back_up(&data, &file).ok();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(async {
        let url = crate::program::database(&data).parse().unwrap();
        let options = backend::store::DatabaseOptions::new(url);
        backend::store::Store::open(&options).await.unwrap()
    });

    restore(&data, &["--force"], &file).refused(3, "stop the server first");

    runtime.block_on(server.close());
    restore(&data, &["--force"], &file).ok();
}

#[test]
fn for_postgres_its_own_tools_are_named() {
    for (command, tool) in [("backup", "pg_dump"), ("restore", "pg_restore")] {
        let mut command_line = connect_pay();
        command_line.args([command, "file", "--database-url", "postgres://db/pay"]);

        said(&mut command_line).refused(3, tool);
    }
}
