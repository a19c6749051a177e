//! Webhooks that are kept before they are acknowledged: how many in a second, on one core, beside a
//! server in Node that does the same, and whether it slows down with what is kept.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use backend::{
    clock::Clock,
    stripe::webhooks::{WebhookSecret, sign},
};
use tests::webhooks::CONNECT_SECRET;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};

use crate::{
    figures::{target, times},
    fill,
    process::Process,
    stub,
};

const CLIENTS: u32 = 64;
const WARM_UP: Duration = Duration::from_secs(1);
const TIME: Duration = Duration::from_secs(6);
/// An event of a connected account, with the body of a `PaymentIntent` as Stripe writes it.
const EVENT: &str = include_str!("event.json");

static NEXT: AtomicU64 = AtomicU64::new(1);

/// Measures all of it and says what comes out.
pub(crate) async fn measure(say: impl Fn(&str)) -> Result<()> {
    let stripe = stub::start()?;
    say(&format!(
        "Signed webhooks of {} bytes, one core, {CLIENTS} connections, {} s each.",
        EVENT.len(),
        TIME.as_secs()
    ));
    let peer = Process::node(&stripe, "webhooks.mjs")?;
    let theirs = per_second(&peer).await?;
    drop(peer);
    say(&format!(
        "Node, Express, better-sqlite3   {theirs} events/s"
    ));

    // One server accepts, and others settle: what is measured is the former alone.
    let accepts = [("CONNECT_PAY_WORKERS", "false")];
    let server = Process::connect_pay(&stripe, None, &accepts)?;
    let ours = per_second(&server).await?;
    let enough = target("5 times", ours >= 5 * theirs);
    say(&format!(
        "connect-pay on SQLite           {ours} events/s, {} as many   {enough}",
        times(ours, theirs)
    ));
    fill::empty_inbox(&server.database).await?;
    let mut figures = Vec::new();
    for rows in [1_000, 1_000_000] {
        fill::fill_inbox(&server.database, rows).await?;
        figures.push(per_second(&server).await?);
    }
    let (few, many) = (figures[0], figures[1]);
    say(&format!(
        "  with 1,000 kept {few}/s, with 1,000,000 {many}/s, {}   {}",
        times(few, many),
        target("1.2 times", few * 10 <= many * 12)
    ));
    drop(server);

    let server = Process::connect_pay(&stripe, None, &[])?;
    let settling = per_second(&server).await?;
    say(&format!(
        "  while its workers settle them {settling} events/s"
    ));
    Ok(())
}

async fn per_second(server: &Process) -> Result<u128> {
    deliver(server, WARM_UP).await?;
    deliver(server, TIME).await
}

/// Each connection delivers the next event as soon as the last one is acknowledged.
async fn deliver(server: &Process, time: Duration) -> Result<u128> {
    let at = server.client.address()?;
    let started = Instant::now();
    let mut delivering = JoinSet::new();
    for _ in 0..CLIENTS {
        delivering.spawn(async move {
            let mut connection = Connection::to(at).await?;
            let mut delivered = 0_u128;
            while started.elapsed() < time {
                connection.delivers(&event()?).await?;
                delivered += 1;
            }
            anyhow::Ok(delivered)
        });
    }
    let delivered: Vec<u128> = delivering
        .join_all()
        .await
        .into_iter()
        .collect::<Result<_>>()?;
    let delivered: u128 = delivered.into_iter().sum();
    Ok(delivered * 1000 / started.elapsed().as_millis().max(1))
}

/// A request with an event that was never sent before.
fn event() -> Result<String> {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    // Ids are spread as those of Stripe are, and not in the order in which they are made.
    let id = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let body = EVENT.replace("evt_0", &format!("evt_{id:024x}"));
    let now = Clock::System.now().as_seconds();
    let secret = WebhookSecret::new(&CONNECT_SECRET.into())?;
    let signature = sign(body.as_bytes(), &secret, now);
    Ok(format!(
        "POST /webhooks/connect HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n\
         stripe-signature: {signature}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    ))
}

/// A connection that is kept open. A client with more comfort would take more than the server.
struct Connection {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Connection {
    async fn to(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            answer: vec![0; 4096],
        })
    }

    async fn delivers(&mut self, request: &str) -> Result<()> {
        self.stream.write_all(request.as_bytes()).await?;
        let mut read = 0;
        loop {
            let more = self.stream.read(&mut self.answer[read..]).await?;
            read += more;
            let so_far = std::str::from_utf8(&self.answer[..read])?;
            if more == 0 || !so_far.starts_with("HTTP/1.1 200") {
                bail!("the event was not taken: {so_far}");
            }
            if is_whole(so_far)? {
                return Ok(());
            }
        }
    }
}

fn is_whole(answer: &str) -> Result<bool> {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else {
        return Ok(false);
    };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim())
    });
    let length: usize = length.context("no length")?.parse()?;
    Ok(body.len() >= length)
}
