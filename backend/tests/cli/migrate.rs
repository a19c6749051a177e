//! `connect-pay migrate`.

use sqlx::{Connection as _, Executor as _, SqliteConnection};
use tempfile::TempDir;

use crate::program::{connect_pay, database, run, said};

/// Runs SQL on the database of a folder, as an older or a newer version would have.
fn sql(data: &TempDir, sql: &'static str) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut connection = SqliteConnection::connect(&database(data)).await.unwrap();
        connection.execute(sql).await.unwrap();
        connection.close().await.unwrap();
    });
}

#[test]
fn a_new_database_is_migrated_once() {
    let data = TempDir::new().unwrap();

    let first = run(&data, &["--json", "migrate"]).json();
    let second = run(&data, &["--json", "migrate"]).json();

    assert_eq!(first["migrated"][0], "0001 create checkouts");
    assert_eq!(second["migrated"].as_array().unwrap().len(), 0);
    assert_eq!(run(&data, &["migrate"]).ok(), "The schema is up to date.");
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let data = TempDir::new().unwrap();
    run(&data, &["migrate"]).ok();
    sql(
        &data,
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'from the future', true, x'00', 0)",
    );

    let said = run(&data, &["migrate"]);

    said.refused(3, "its schema is newer than this version of connect-pay");
}

#[test]
fn a_key_of_an_earlier_version_stays_valid() {
    let data = TempDir::new().unwrap();
    run(&data, &["migrate"]).ok();
    // As the schema was, with the SHA-256 of "cpk_old".
    sql(
        &data,
        "drop table api_keys;
         create table api_keys (
             hash text primary key not null, label text not null, created_at bigint not null);
         insert into api_keys values (
             '4fd5878c7cb246d11825ee8b56fa809249ad0858c8a2c4a27ee8f94b6b510971', 'old', 5000);
         delete from _sqlx_migrations where version = 9;",
    );

    let keys = run(&data, &["--json", "key", "list"]).json();

    assert_eq!(keys[0]["id"], "key_4fd5878c7cb246d11825ee8b");
    assert_eq!(keys[0]["label"], "old");
    assert_eq!(keys[0]["created"], 5);
}

#[test]
fn a_failure_is_told_as_json_to_a_program() {
    let mut command = connect_pay();
    command.args([
        "--json",
        "migrate",
        "--database-url",
        "mysql://root:hush@db/x",
    ]);

    let said = said(&mut command);

    let error: serde_json::Value = serde_json::from_str(said.stderr.trim()).unwrap();
    assert_eq!(error["error"]["exit_code"], 2);
    assert!(!said.stderr.contains("hush"), "{said:?}");
}

#[test]
fn a_database_that_is_not_there_is_named_without_its_password() {
    let mut command = connect_pay();
    command.args([
        "migrate",
        "--database-url",
        "postgres://shop:hush@127.0.0.1:1/pay",
    ]);

    let said = said(&mut command);

    said.refused(1, "postgres://shop@127.0.0.1:1/pay");
    assert!(!said.stderr.contains("hush"), "{said:?}");
}

#[test]
fn where_the_schema_is_not_to_be_changed_no_command_changes_it() {
    let data = TempDir::new().unwrap();
    run(&data, &["migrate"]).ok();
    sql(
        &data,
        "delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)",
    );

    for command in [
        &["key", "list"][..],
        &["events", "list"],
        &["messages", "list"],
    ] {
        let off = said(
            connect_pay()
                .args(command)
                .env("CONNECT_PAY_MIGRATE", "off")
                .env("DATABASE_URL", database(&data)),
        );
        off.refused(3, "connect-pay migrate");
    }
}
