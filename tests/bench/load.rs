//! Load on a server: at a fixed rate, or as much as it takes.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;
use tokio::{sync::mpsc, task::JoinSet};

/// How long each request took, and how many of them failed.
pub(crate) type Times = (Vec<Duration>, usize);

/// Asks `requests` times at a fixed rate, whatever becomes of those before. A latency counts from
/// the moment at which the request was due. One that fails took as long as that took: a server that
/// is too slow for the rate refuses connections in the end.
pub(crate) async fn at_rate<F>(
    per_second: u32,
    requests: u32,
    mut ask: impl FnMut(u32) -> F,
) -> Times
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let mut due = beat(Duration::from_secs(1) / per_second, requests);
    let mut asking = JoinSet::new();
    let mut number = 0;
    while let Some(due) = due.recv().await {
        let answer = ask(number);
        number += 1;
        asking.spawn(async move {
            let failed = answer.await.is_err();
            (due.elapsed(), failed)
        });
    }
    let answers = asking.join_all().await;
    let failed = answers.iter().filter(|(_, failed)| *failed).count();
    (answers.into_iter().map(|(time, _)| time).collect(), failed)
}

/// Asks with so many clients, each as soon as it has its answer. Gives the answers per second.
pub(crate) async fn as_fast_as_possible<F>(
    clients: u32,
    time: Duration,
    ask: impl Fn() -> F + Clone + Send + 'static,
) -> Result<u128>
where
    F: Future<Output = Result<u32>> + Send,
{
    let started = Instant::now();
    let mut asking = JoinSet::new();
    for _ in 0..clients {
        let ask = ask.clone();
        asking.spawn(async move {
            let mut answers = 0;
            while started.elapsed() < time {
                answers += ask().await?;
            }
            anyhow::Ok(answers)
        });
    }
    let answers: Vec<u32> = asking.join_all().await.into_iter().collect::<Result<_>>()?;
    let answers: u128 = answers.into_iter().map(u128::from).sum();
    Ok(answers * 1000 / started.elapsed().as_millis().max(1))
}

/// Asks one time after another.
pub(crate) async fn in_turn<F>(
    requests: u32,
    mut ask: impl FnMut(u32) -> F,
) -> Result<Vec<Duration>>
where
    F: Future<Output = Result<()>>,
{
    let mut times = Vec::new();
    for number in 0..requests {
        let started = Instant::now();
        ask(number).await?;
        times.push(started.elapsed());
    }
    Ok(times)
}

/// Tells when each request is due. On a thread of its own, because a timer of the runtime is a
/// millisecond late.
#[expect(clippy::disallowed_methods, reason = "a fixed rate is what is wanted")]
fn beat(interval: Duration, requests: u32) -> mpsc::UnboundedReceiver<Instant> {
    let (tell, told) = mpsc::unbounded_channel();
    thread::spawn(move || {
        let start = Instant::now();
        for number in 0..requests {
            let due = start + interval * number;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if tell.send(due).is_err() {
                return;
            }
        }
    });
    told
}
