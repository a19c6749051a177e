//! Nothing is lost and nothing happens twice, whatever fails.
//!
//! | variable | meaning |
//! |---|---|
//! | `CONNECT_PAY_STORM_SEED` | what goes wrong; 1 when it is not set |
//! | `CONNECT_PAY_STORM_PAYMENTS` | how many checkouts there are; 150 when it is not set |

use tests::{postgres, storm::Storm, world::Database};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_storm_the_books_agree() {
    let storm = Storm {
        seed: setting("CONNECT_PAY_STORM_SEED", 1),
        payments: usize::try_from(setting("CONNECT_PAY_STORM_PAYMENTS", 150)).unwrap(),
        accounts: 5,
        kills: 5,
        servers: if postgres::is_the_database_of_this_run() {
            2
        } else {
            1
        },
        at_once: 16,
        database: Database::OfThisRun,
    };

    let aftermath = storm.rage().await;

    assert!(
        aftermath.wrong.is_empty(),
        "{storm:?}\n{aftermath:?}\n{}",
        aftermath.wrong.join("\n")
    );
    // It was a storm: something was paid.
    assert!(
        aftermath
            .statuses
            .iter()
            .any(|(status, _)| status == "paid")
    );
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests sets it")]
fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}
