//! The storm at its full size: on `SQLite`, and on `PostgreSQL` with two servers.

use anyhow::{Result, ensure};
use tests::{
    storm::{Aftermath, Storm},
    world::Database,
};

const PAYMENTS: u64 = 10_000;
const ACCOUNTS: usize = 50;
const KILLS: usize = 50;
const AT_ONCE: usize = 100;

/// Lets both rage, and says what is left.
pub(crate) async fn measure(say: impl Fn(&str)) -> Result<()> {
    let on_sqlite = Storm {
        seed: tests::storm::seed(),
        payments: tests::storm::payments(PAYMENTS),
        accounts: ACCOUNTS,
        kills: KILLS,
        servers: 1,
        at_once: AT_ONCE,
        database: Database::Sqlite,
        told: Some(progress),
    };
    let on_postgres = Storm {
        servers: 2,
        database: Database::Postgres,
        ..on_sqlite
    };
    let mut wrong = 0;
    for storm in [on_sqlite, on_postgres] {
        say(&begun(&storm));
        let aftermath = storm.rage().await;
        wrong += aftermath.wrong.len();
        say(&told(&storm, &aftermath));
    }
    ensure!(wrong == 0, "the books do not agree");
    Ok(())
}

/// A long time without a word looks like a stop.
#[expect(clippy::print_stderr, reason = "what goes on, apart from the figures")]
fn progress(told: usize) {
    if told.is_multiple_of(1_000) {
        eprintln!("  {told} told");
    }
}

fn begun(storm: &Storm) -> String {
    format!(
        "\n{} payments on {} accounts, {} servers on {:?}, {} kills, seed {}",
        storm.payments, storm.accounts, storm.servers, storm.database, storm.kills, storm.seed
    )
}

fn told(storm: &Storm, it: &Aftermath) -> String {
    let mut lines = vec![
        format!(
            "  raged     {} s, {} payments/s",
            it.raged.as_secs(),
            storm.payments as u64 / it.raged.as_secs().max(1)
        ),
        format!("  cleared   after {} s", it.cleared.as_secs()),
        format!("  checkouts {}", counts(&it.statuses)),
        format!("  events    {}", counts(&it.events)),
        format!("  wrong     {}", it.wrong.len()),
    ];
    lines.extend(it.wrong.iter().take(10).map(|what| format!("  {what}")));
    lines.join("\n")
}

fn counts(counts: &[(String, usize)]) -> String {
    let counts: Vec<String> = counts
        .iter()
        .map(|(status, count)| format!("{count} {status}"))
        .collect();
    counts.join(", ")
}
