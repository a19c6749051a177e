//! The server beside its peer: latency at a fixed rate, capacity, memory, and long tables.

use std::time::Duration;

use anyhow::{Result, ensure};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use tests::postgres::DurablePostgres;

use crate::{
    client::Client,
    figures::{Figures, target, times},
    fill::{self, fill},
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
const READS: u32 = 10_000;

/// What one server did.
struct Measured {
    latency: Figures,
    failed: usize,
    per_second: u128,
    peak_kb: u64,
}

/// Get and list, on a short table and on a long one.
struct Grown {
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
    let server = Process::connect_pay(&stripe, None, &[])?;
    let ours = measured(&server).await?;
    say(&told("connect-pay on SQLite", &ours));
    say(&grown(&grow(&server).await?));
    drop(server);
    let peer = measured(&Process::node(&stripe, "server.mjs")?).await?;
    say(&told("Node, Express, better-sqlite3", &peer));
    say(&compared(&ours, &peer));
    if let Some(postgres) = DurablePostgres::start().await {
        let server = Process::connect_pay(&stripe, Some(postgres.url()), &[])?;
        let name = "connect-pay on PostgreSQL, which has no core of its own";
        say(&told(name, &measured(&server).await?));
        say(&grown(&grow(&server).await?));
    }
    ensure!(
        ours.peak_kb <= MEMORY_LIMIT_KB,
        "the server took more than {MEMORY_LIMIT_KB} kB"
    );
    Ok(())
}

async fn measured(server: &Process) -> Result<Measured> {
    let client = &server.client;
    let open = created(client, PER_SECOND * SECONDS / 2).await?;
    let (latency, failed) = latency(client, open).await;
    Ok(Measured {
        latency,
        failed,
        per_second: capacity(client).await?,
        peak_kb: server.peak_kb()?,
    })
}

async fn grow(server: &Process) -> Result<Grown> {
    let client = &server.client;
    fill::empty(&server.database).await?;
    Ok(Grown {
        short: reads(client, &fill(&server.database, 1_000).await?).await?,
        long: reads(client, &fill(&server.database, 1_000_000).await?).await?,
    })
}

/// Checkouts to be opened later. They warm the server up, too.
async fn created(client: &Client, checkouts: u32) -> Result<Vec<String>> {
    let creating = (0..checkouts).map(|_| client.create());
    stream::iter(creating)
        .buffer_unordered(16)
        .try_collect()
        .await
}

/// By turns a checkout is created and another one opened.
async fn latency(client: &Client, mut open: Vec<String>) -> (Figures, usize) {
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
    let (times, failed) = load::at_rate(PER_SECOND, PER_SECOND * SECONDS, ask).await;
    (Figures::of(times), failed)
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
    let on_time = it.failed == 0 && it.latency.p99 <= P99_TARGET;
    let on_time = target("p99 5 ms", on_time);
    let enough = target("1000", it.per_second >= CAPACITY_TARGET);
    let small = target("65536", it.peak_kb <= MEMORY_LIMIT_KB);
    [
        format!("\n{name}"),
        format!(
            "  at that rate  {}, {} failed   {on_time}",
            it.latency, it.failed
        ),
        format!("  capacity      {} requests/s   {enough}", it.per_second),
        format!("  memory        {} kB at its peak   {small}", it.peak_kb),
    ]
    .join("\n")
}

fn grown(it: &Grown) -> String {
    let line = |what: &str, at: usize| {
        let (before, after) = (it.short[at].p50.as_micros(), it.long[at].p50.as_micros());
        let more = times(after, before);
        let verdict = target("1.2 times", after * 10 <= before * 12);
        format!("  {what} of 1,000: {before} µs, of 1,000,000: {after} µs, {more}   {verdict}")
    };
    [line("get ", 0), line("list", 1)].join("\n")
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
