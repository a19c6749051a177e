//! Nothing is lost and nothing happens twice, whatever fails.
//!
//! | variable | meaning |
//! |---|---|
//! | `CONNECT_PAY_STORM_SEED` | what goes wrong; 1 when it is not set |
//! | `CONNECT_PAY_STORM_PAYMENTS` | how many checkouts there are; 150 when it is not set |

use tests::{
    postgres,
    storm::{self, Storm},
    world::Database,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_storm_the_books_agree() {
    let storm = Storm {
        seed: storm::seed(),
        payments: storm::payments(150),
        accounts: 5,
        kills: 5,
        servers: if postgres::is_the_database_of_this_run() {
            2
        } else {
            1
        },
        at_once: 16,
        database: Database::OfThisRun,
        told: None,
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
