//! Any sequence of API calls keeps the sandbox and the store in agreement.
//!
//! A walk is a random sequence of what platforms, customers and account owners do, with lost calls,
//! failures of Stripe and crashes in between. At its end each checkout is looked at once, and then
//! says what Stripe says. A walk is the same each time for one seed.
//!
//! | variable | meaning |
//! |---|---|
//! | `CONNECT_PAY_WALK_SEED` | the seed of the first walk; 1 when it is not set |
//! | `CONNECT_PAY_WALKS` | how many walks; 12 when it is not set |
//! | `CONNECT_PAY_WALK_STEPS` | how many steps each has; 30 when it is not set |

mod agree;
mod later;
mod mishap;
mod step;
mod walk;

use std::thread;

use tokio::runtime::Builder;

use self::walk::Walk;

/// Most of a walk is waiting: for a call that is made again, and for the disk.
const AT_ONCE: u8 = 6;

#[test]
fn any_sequence_of_calls_keeps_sandbox_and_store_in_agreement() {
    let first = setting("CONNECT_PAY_WALK_SEED", 1);
    let walks = setting("CONNECT_PAY_WALKS", 12);
    let steps = setting("CONNECT_PAY_WALK_STEPS", 30);

    let walkers = (0..AT_ONCE).map(|walker| {
        let seeds = (first + u64::from(walker)..first + walks).step_by(AT_ONCE.into());
        thread::spawn(move || seeds.filter(|seed| !agrees(*seed, steps)).collect())
    });

    let walkers: Vec<_> = walkers.collect();
    let disagree: Vec<u64> = walkers
        .into_iter()
        .flat_map(|walker: thread::JoinHandle<Vec<u64>>| walker.join().unwrap())
        .collect();
    assert_eq!(disagree, Vec::<u64>::new(), "the seeds of the walks above");
}

/// A walk that fails does not keep the others from ending.
fn agrees(seed: u64, steps: u64) -> bool {
    thread::spawn(move || walk(seed, steps)).join().is_ok()
}

fn walk(seed: u64, steps: u64) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut walk = Walk::begin(seed).await;
        for _ in 0..steps {
            walk.step().await;
        }
        walk.agrees().await;
    });
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests sets it")]
fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}
