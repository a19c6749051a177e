use std::{future::poll_fn, pin::pin, task::Poll};

use futures_util::future::join_all;
use sqlx::{Connection as _, any::install_default_drivers};
use tempfile::TempDir;

use super::*;

/// A file, its writer, and a connection that sees what is committed.
struct Database {
    writer: SharedCommit,
    reader: AnyConnection,
    _folder: TempDir,
}

impl Database {
    async fn new() -> Self {
        install_default_drivers();
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}?mode=rwc", folder.path().join("a.db").display());
        let mut writer = AnyConnection::connect(&url).await.unwrap();
        let wal = "pragma journal_mode = wal; create table numbers (n integer primary key)";
        writer.execute(wal).await.unwrap();
        let checkpoints = Checkpoints::new(AnyConnection::connect(&url).await.unwrap());
        Self {
            writer: SharedCommit::new(writer, checkpoints),
            reader: AnyConnection::connect(&url).await.unwrap(),
            _folder: folder,
        }
    }

    async fn committed(&mut self) -> Vec<i64> {
        let rows = sqlx::query_as("select n from numbers order by n");
        let rows: Vec<(i64,)> = rows.fetch_all(&mut self.reader).await.unwrap();
        rows.into_iter().map(|(n,)| n).collect()
    }
}

async fn insert(part: &mut Part, number: i64) -> Result<(), sqlx::Error> {
    let statement = sqlx::query("insert into numbers (n) values ($1)").bind(number);
    statement.execute(&mut **part).await.map(drop)
}

async fn write(writer: &SharedCommit, number: i64) -> Result<(), Error> {
    let mut part = writer.begin().await?;
    insert(&mut part, number).await?;
    part.commit().await
}

/// Runs a future for so many turns, and drops it.
async fn abandon<F: Future>(future: F, turns: usize) -> bool {
    let mut future = pin!(future);
    for _ in 0..turns {
        let done = poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_ready())).await;
        if done {
            return true;
        }
        tokio::task::yield_now().await;
    }
    false
}

#[tokio::test]
async fn who_has_lost_a_race_can_read_who_won() {
    let mut database = Database::new().await;
    let mut won = database.writer.begin().await.unwrap();
    insert(&mut won, 1).await.unwrap();

    let lost = async {
        let mut lost = database.writer.begin().await.unwrap();
        insert(&mut lost, 2).await.unwrap();
        assert!(insert(&mut lost, 1).await.is_err(), "it sees the other one");
        lost.undo().await;
        database.committed().await
    };
    let (won, seen) = tokio::join!(won.commit(), lost);

    won.unwrap();
    assert_eq!(seen, [1]);
}

#[tokio::test]
async fn those_who_wait_are_written_by_one_commit() {
    let mut database = Database::new().await;
    let first = database.writer.begin().await.unwrap();
    let writer = database.writer.clone();
    let mut others = pin!(join_all((1..50).map(|number| write(&writer, number))));
    abandon(others.as_mut(), 1).await;

    let mut first = first;
    insert(&mut first, 0).await.unwrap();
    let mut first = pin!(first.commit());
    while !abandon(first.as_mut(), 1).await {
        abandon(others.as_mut(), 1).await;
    }

    assert_eq!(database.committed().await, (0..50).collect::<Vec<_>>());
}

#[tokio::test]
async fn nothing_is_seen_before_the_commit() {
    let mut database = Database::new().await;
    let mut part = database.writer.begin().await.unwrap();

    insert(&mut part, 1).await.unwrap();
    let before = database.committed().await;
    part.commit().await.unwrap();

    assert_eq!((before, database.committed().await), (vec![], vec![1]));
}

#[tokio::test]
async fn a_part_that_fails_takes_nothing_else_with_it() {
    let mut database = Database::new().await;
    let writer = database.writer.clone();

    let numbers = [1, 2, 2, 3, 1, 4];
    let outcomes = join_all(numbers.map(|number| write(&writer, number))).await;

    let written: Vec<bool> = outcomes.iter().map(Result::is_ok).collect();
    assert_eq!(written, [true, true, false, true, false, true]);
    assert_eq!(database.committed().await, [1, 2, 3, 4]);
}

#[tokio::test]
async fn a_part_that_is_dropped_has_written_nothing() {
    let mut database = Database::new().await;
    write(&database.writer, 1).await.unwrap();

    let mut part = database.writer.begin().await.unwrap();
    insert(&mut part, 2).await.unwrap();
    drop(part);
    write(&database.writer, 3).await.unwrap();

    assert_eq!(database.committed().await, [1, 3]);
}

/// Whoever goes away in the middle of whatever statement.
#[tokio::test]
async fn a_writer_that_goes_away_harms_nobody() {
    let mut database = Database::new().await;
    let writer = database.writer.clone();

    let mut kept = Vec::new();
    for turns in 0..40 {
        let gone = 1000 + i64::try_from(turns).unwrap();
        let stays = i64::try_from(turns).unwrap();
        let (_, stayed) = tokio::join!(abandon(write(&writer, gone), turns), write(&writer, stays));
        stayed.unwrap();
        kept.push(stays);
    }

    let mut committed = database.committed().await;
    committed.retain(|number| *number < 1000);
    assert_eq!(committed, kept);
}

#[tokio::test]
async fn a_writer_that_goes_away_keeps_nobody_out() {
    for turns in 0..20 {
        let mut database = Database::new().await;
        let writer = database.writer.clone();
        database
            .reader
            .execute("pragma busy_timeout = 5000")
            .await
            .unwrap();

        abandon(write(&writer, 1), turns).await;

        // Another process, while nobody else of this one writes.
        let other = sqlx::query("insert into numbers (n) values (2)");
        other.execute(&mut database.reader).await.unwrap();
    }
}

#[tokio::test]
async fn nobody_is_told_of_a_commit_that_failed() {
    let mut database = Database::new().await;
    let mut part = database.writer.begin().await.unwrap();
    insert(&mut part, 1).await.unwrap();
    // What SQLite does by itself when the disk is full.
    part.execute("rollback").await.unwrap();

    let outcome = part.commit().await;

    assert!(matches!(outcome, Err(Error::Batch(_))), "{outcome:?}");
    assert!(database.committed().await.is_empty());
    write(&database.writer, 2).await.unwrap();
    assert_eq!(database.committed().await, [2]);
}

#[tokio::test]
async fn who_comes_after_the_end_is_told() {
    let database = Database::new().await;
    write(&database.writer, 1).await.unwrap();

    database.writer.close().await;

    assert!(write(&database.writer, 2).await.is_err());
}
