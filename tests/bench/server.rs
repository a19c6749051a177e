//! The server beside its peer: latency at a fixed rate, capacity, memory, and long tables.

use std::time::Duration;

use anyhow::{Result, ensure};
use tests::postgres::DurablePostgres;

use crate::{
    client::Client,
    figures::{Figures, target, times},
    fill::fill,
    load,
    process::Process,
    stub,
};

const PER_SECOND: u32 = 500;
const SECONDS: u32 = 10;
const CLIENTS: u32 = 32;
const CAPACITY_TIME: Duration = Duration::from_secs(8);
const P99_TARGET: Duration = Duration::from_millis(5);
const CAPACITY_TARGET: u128 = 1_000;
const MEMORY_LIMIT_KB: u64 = 64 * 1024;
const READS: u32 = 2_000;

/// What one server did.
struct Measured {
    latency: Figures,
    per_second: u128,
    peak_kb: u64,
    /// Get and list, on a short table and on a long one.
    short: [Figures; 2],
    long: [Figures; 2],
}

/// Measures all of it and says what comes out, server by server.
pub(crate) async fn measure(say: impl Fn(&str)) -> Result<()> {
    let stripe = stub::start()?;
    say(&format!(
        "Half creates, half opened payments, on one core; Stripe answers at once.\n\
         {PER_SECOND} requests per second for {SECONDS} s, then {CLIENTS} clients for {} s.",
        CAPACITY_TIME.as_secs()
    ));
    let ours = measured(&Process::connect_pay(&stripe, None)?).await?;
    say(&told("connect-pay on SQLite", &ours));
    let peer = measured(&Process::node(&stripe)?).await?;
    say(&told("Node, Express, better-sqlite3", &peer));
    say(&compared(&ours, &peer));
    if let Some(postgres) = DurablePostgres::start().await {
        let server = Process::connect_pay(&stripe, Some(postgres.url()))?;
        let name = "connect-pay on PostgreSQL, which has no core of its own";
        say(&told(name, &measured(&server).await?));
    }
    ensure!(
        ours.peak_kb <= MEMORY_LIMIT_KB,
        "the server took more than {MEMORY_LIMIT_KB} kB"
    );
    Ok(())
}

async fn measured(server: &Process) -> Result<Measured> {
    let client = &server.client;
    let short = reads(client, &fill(&server.database, 1_000).await?).await?;
    let open = created(client, PER_SECOND * SECONDS / 2).await?;
    let latency = latency(client, open).await?;
    let per_second = capacity(client).await?;
    let peak_kb = server.peak_kb()?;
    let long = reads(client, &fill(&server.database, 1_000_000).await?).await?;
    Ok(Measured {
        latency,
        per_second,
        peak_kb,
        short,
        long,
    })
}

/// Checkouts to be opened later. They warm the server up, too.
async fn created(client: &Client, checkouts: u32) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for _ in 0..checkouts {
        ids.push(client.create().await?);
    }
    Ok(ids)
}

/// By turns a checkout is created and another one opened.
async fn latency(client: &Client, mut open: Vec<String>) -> Result<Figures> {
    let ask = |number: u32| {
        let client = client.clone();
        let to_open = if number.is_multiple_of(2) {
            open.pop()
        } else {
            None
        };
        async move {
            match to_open {
                Some(checkout) => client.open(&checkout).await,
                None => client.create().await.map(drop),
            }
        }
    };
    Ok(Figures::of(
        load::at_rate(PER_SECOND, PER_SECOND * SECONDS, ask).await?,
    ))
}

async fn capacity(client: &Client) -> Result<u128> {
    let client = client.clone();
    let pay = move || {
        let client = client.clone();
        async move {
            let checkout = client.create().await?;
            client.open(&checkout).await?;
            Ok(2)
        }
    };
    load::as_fast_as_possible(CLIENTS, CAPACITY_TIME, pay).await
}

async fn reads(client: &Client, ids: &[String]) -> Result<[Figures; 2]> {
    let get = |number: u32| client.get(&ids[number as usize % ids.len()]);
    let gets = load::in_turn(READS, get).await?;
    let lists = load::in_turn(READS, |_| client.list()).await?;
    Ok([Figures::of(gets), Figures::of(lists)])
}

fn told(name: &str, it: &Measured) -> String {
    let on_time = it.latency.p99 <= P99_TARGET;
    [
        format!("\n{name}"),
        format!(
            "  at {PER_SECOND} requests/s  {}   {}",
            it.latency,
            target("p99 5 ms", on_time)
        ),
        format!(
            "  capacity           {} requests/s   {}",
            it.per_second,
            target("1000", it.per_second >= CAPACITY_TARGET)
        ),
        format!(
            "  memory at its peak {} kB   {}",
            it.peak_kb,
            target("65536", it.peak_kb <= MEMORY_LIMIT_KB)
        ),
        grown("get ", it.short[0], it.long[0]),
        grown("list", it.short[1], it.long[1]),
    ]
    .join("\n")
}

fn grown(what: &str, short: Figures, long: Figures) -> String {
    let (before, after) = (short.p50.as_micros(), long.p50.as_micros());
    format!(
        "  {what} {before} µs, of a million {after} µs: {}   {}",
        times(after, before),
        target("1.2 times", after * 10 <= before * 12)
    )
}

fn compared(ours: &Measured, peer: &Measured) -> String {
    let (one, other) = (ours.latency, peer.latency);
    [
        "\nconnect-pay beside its peer, in this run".to_owned(),
        format!(
            "  p50       {} shorter",
            times(other.p50.as_micros(), one.p50.as_micros())
        ),
        format!(
            "  p99       {} shorter",
            times(other.p99.as_micros(), one.p99.as_micros())
        ),
        format!(
            "  capacity  {} as many requests",
            times(ours.per_second, peer.per_second)
        ),
        format!(
            "  memory    {} less",
            times(u128::from(peer.peak_kb), u128::from(ours.peak_kb))
        ),
    ]
    .join("\n")
}
