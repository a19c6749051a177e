//! Many payments while everything fails at once: Stripe, its webhooks, and the servers themselves.
//!
//! Platforms and customers tell their stories through servers that are killed in the middle of
//! whatever they do, at a sandbox that refuses, delays and cuts calls, and whose webhooks are
//! doubled, shuffled, badly signed and lost. Nobody looks at a checkout again. Then the weather
//! clears, and the servers' books must come to say what the sandbox's say.
//!
//! What goes wrong is decided by the seed; how it falls together in time is not.

mod balancer;
mod fleet;
mod story;
mod traffic;
mod verdict;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};

use self::{balancer::Balancer, fleet::Fleet, story::Story, traffic::Traffic};
use crate::{
    World,
    dice::Dice,
    endpoints::Endpoints,
    wait::Patience,
    world::{Database, Setting},
};

/// How long the books may take to agree, once the weather has cleared.
const CLEARING: Duration = Duration::from_mins(1);
/// And so much more for each payment.
const CLEARING_EACH: Duration = Duration::from_millis(60);

/// How bad it gets.
#[derive(Debug, Clone, Copy)]
pub struct Storm {
    /// What goes wrong, and what the customers do.
    pub seed: u64,
    /// How many checkouts there are.
    pub payments: usize,
    /// On how many accounts.
    pub accounts: usize,
    /// How often a server is killed with SIGKILL.
    pub kills: usize,
    /// How many servers share the database.
    pub servers: usize,
    /// How many stories are told at the same time.
    pub at_once: usize,
    /// What keeps the data.
    pub database: Database,
    /// Hears how many stories are told, after each.
    pub told: Option<fn(usize)>,
}

/// What came of it.
#[derive(Debug)]
pub struct Aftermath {
    /// How long the stories took.
    pub raged: Duration,
    /// How long it took after that until the books agreed.
    pub cleared: Duration,
    /// Checkouts by their status.
    pub statuses: Vec<(String, usize)>,
    /// Events by their status.
    pub events: Vec<(String, usize)>,
    /// What was wrong at the end; nothing, as it should be.
    pub wrong: Vec<String>,
}

/// What goes wrong: `CONNECT_PAY_STORM_SEED`, or 1.
pub fn seed() -> u64 {
    setting("CONNECT_PAY_STORM_SEED", 1)
}

/// How many checkouts there are: `CONNECT_PAY_STORM_PAYMENTS`, or as many as this.
pub fn payments(default: u64) -> usize {
    usize::try_from(setting("CONNECT_PAY_STORM_PAYMENTS", default)).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the storm sets it")]
fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}

impl Storm {
    /// Lets it rage and clear.
    pub async fn rage(&self) -> Aftermath {
        let mut world = World::with(Setting {
            database: self.database,
            ..Setting::default()
        })
        .await;
        world.may_fail();
        // The servers of a storm are processes.
        world.go_down();
        let world = world;
        let accounts = self.accounts_of(&world).await;
        let balancer = Balancer::start().await;
        let endpoints = Endpoints::make(&world.sandbox, &balancer.url).await;
        let retries = json!({ "retry_after_s": [1, 2, 4, 8, 16] });
        world.sandbox.control("/_sandbox/webhooks", &retries).await;
        let fleet = Fleet::start(&world, &balancer, self.servers, &endpoints).await;
        world
            .sandbox
            .control("/_sandbox/faults", &self.weather())
            .await;

        let started = Instant::now();
        let traffic = Arc::new(Traffic::new(&world, &balancer, self.told));
        let told =
            stream::iter(self.stories(&accounts)).for_each_concurrent(self.at_once, |story| {
                let traffic = Arc::clone(&traffic);
                async move { traffic.tell(story).await }
            });
        let kills = fleet.kill_now_and_then(self.kills, self.payments, &traffic);
        tokio::join!(told, kills);
        let raged = started.elapsed();
        world.sandbox.is_well().await;
        // Methods that take days have had them, and each delivery its last try.
        world.sandbox.days_pass(6).await;

        let patience = Patience {
            lasts: CLEARING + CLEARING_EACH * u32::try_from(self.payments).unwrap(),
            pause: Duration::from_millis(500),
        };
        let clearing = Instant::now();
        let mut wrong = Vec::new();
        let all_right = patience.look(async || {
            wrong = verdict::wrong(&world, &traffic, &accounts).await;
            wrong.is_empty().then_some(())
        });
        all_right.await;
        Aftermath {
            raged,
            cleared: clearing.elapsed(),
            statuses: verdict::statuses(&traffic).await,
            events: verdict::events(&traffic).await,
            wrong,
        }
    }

    async fn accounts_of(&self, world: &World) -> Vec<String> {
        let mut accounts = Vec::new();
        for number in 0..self.accounts {
            let name = format!("Shop {number}");
            accounts.push(world.sandbox.account("FR", "eur", &name).await);
        }
        accounts
    }

    fn stories(&self, accounts: &[String]) -> Vec<Story> {
        let mut dice = Dice::new(self.seed);
        (0..self.payments)
            .map(|number| Story::by(&mut dice, &accounts[number % accounts.len()]))
            .collect()
    }

    fn weather(&self) -> Value {
        json!({
            "seed": self.seed,
            // Of each kind as many, but for refusals of the rate: each of them halves the rate of
            // an account, and a storm of nothing else would only be a long wait.
            "calls": { "percent": 20, "kinds": [
                "latency", "drop_before", "drop_after", "conflict", "lock_timeout", "error_500",
                "error_503", "latency", "drop_before", "drop_after", "conflict", "lock_timeout",
                "error_500", "error_503", "rate_limit_global", "rate_limit_endpoint_concurrency",
                "rate_limit_resource",
            ] },
            "webhooks": {
                "duplicated_percent": 30, "reordered_percent": 60, "lost_percent": 5,
                "old_secret_percent": 2, "wrong_secret_percent": 2, "stale_percent": 2,
            },
        })
    }
}
