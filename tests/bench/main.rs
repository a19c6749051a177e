//! `cargo xtask bench`: what the server adds to Stripe's own answer, and how much memory it takes.
//!
//! The release binary runs as its own process beside a sandbox. The same `PaymentIntent` is made
//! by a direct call to the sandbox and by a call to the server, in turns, in one run; the
//! difference is what the server adds: reading, deciding and two durable writes.

mod figures;
mod server;

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use backend::stripe;
use serde_json::{Value, json};
use tests::{
    World,
    sandbox::{SECRET_KEY, Sandbox},
};

use figures::Figures;
use server::Server;

const ROUNDS: usize = 1_000;
const CUSTOMERS: usize = 32;
const PAYMENTS_EACH: usize = 50;
const MEMORY_LIMIT_KB: u64 = 64 * 1024;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the figures are this program's output")]
async fn main() -> Result<()> {
    let world = World::start().await;
    let account = world.bakery().await;
    let server = Server::start(&world.sandbox.url)?;

    let (mut direct, mut through) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let checkout = server.checkout(&account).await?;
        direct.push(timed(ask_sandbox(&world.sandbox, &account)).await?);
        through.push(timed(server.payment_intent(&checkout)).await?);
    }
    let (direct, through) = (Figures::of(direct), Figures::of(through));
    let idle_kb = server.resident_kb()?;

    let started = Instant::now();
    under_load(&server, &account).await?;
    let payments = CUSTOMERS * PAYMENTS_EACH;
    let elapsed = started.elapsed();
    let peak_kb = server.peak_kb()?;

    println!("One PaymentIntent, {ROUNDS} times, one after another:");
    println!("  Stripe (sandbox) alone     {direct}");
    println!("  through connect-pay        {through}");
    println!("  connect-pay adds           {}", through.beyond(&direct));
    println!("{payments} checkouts created and opened by {CUSTOMERS} customers at once:");
    println!(
        "  {} in {} ms, sandbox included",
        per_second(payments, elapsed),
        elapsed.as_millis()
    );
    println!("Memory: {idle_kb} kB resident before the load, {peak_kb} kB at its peak");
    if peak_kb > MEMORY_LIMIT_KB {
        bail!("the server took more than {MEMORY_LIMIT_KB} kB");
    }
    Ok(())
}

async fn timed(call: impl Future<Output = Result<Value>>) -> Result<Duration> {
    let started = Instant::now();
    call.await?;
    Ok(started.elapsed())
}

async fn ask_sandbox(sandbox: &Sandbox, account: &str) -> Result<Value> {
    let form = [
        ("amount", "1850"),
        ("currency", "eur"),
        ("automatic_payment_methods[enabled]", "true"),
    ];
    let intent = sandbox
        .post("/v1/payment_intents", Some(account), SECRET_KEY, &form)
        .await;
    if intent["id"].is_null() {
        bail!("the sandbox refused: {intent}");
    }
    Ok(intent)
}

async fn under_load(server: &Server, account: &str) -> Result<()> {
    let mut customers = tokio::task::JoinSet::new();
    for _ in 0..CUSTOMERS {
        let (server, account) = (server.client(), account.to_owned());
        customers.spawn(async move {
            for _ in 0..PAYMENTS_EACH {
                let checkout = server.checkout(&account).await?;
                server.payment_intent(&checkout).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = customers.join_next().await {
        done.context("a customer")??;
    }
    Ok(())
}

fn per_second(payments: usize, elapsed: Duration) -> String {
    let per_second = payments as u128 * 1000 / elapsed.as_millis().max(1);
    format!("{per_second} payments per second")
}

/// A body for `POST /api/checkouts`.
fn ask(account: &str) -> Value {
    json!({ "account": account, "amount": 1850, "currency": "eur" })
}

/// The client of this program.
fn http() -> Result<reqwest::Client> {
    Ok(stripe::http_client()?)
}
