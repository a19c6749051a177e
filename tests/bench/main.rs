//! `cargo xtask bench`.
//!
//! `storm`: ten thousand payments while everything fails at once.
//!
//! `browser`: `<connect-pay>` on a phone, beside the same page in React, in Vue and in nothing.
//!
//! `server` and `webhooks`: what the server takes, beside a server in Node that does the same work. Both run as processes of their own on one core; this program, which makes the load and is the
//! Stripe that answers at once, keeps to another. Latencies are taken at a fixed rate, from the
//! moment at which a request was due (open loop): a server that stalls pays for those that had to
//! wait. Capacity is taken with as many clients as it needs (closed loop).

mod browser;
mod client;
mod figures;
mod fill;
mod load;
mod process;
mod server;
mod storm;
mod stub;
mod webhooks;

use anyhow::{Result, bail};
use tokio::runtime::{Builder, Runtime};

#[expect(clippy::print_stdout, reason = "the figures are this program's output")]
fn main() -> Result<()> {
    let say = |text: &str| println!("{text}");
    match std::env::args().nth(1).as_deref() {
        Some("server") => beside_the_server()?.block_on(server::measure(say)),
        Some("webhooks") => beside_the_server()?.block_on(webhooks::measure(say)),
        Some("browser") => Runtime::new()?.block_on(browser::measure(say)),
        Some("storm") => Runtime::new()?.block_on(storm::measure(say)),
        part => {
            bail!("there is no such part: {part:?}; there are browser, server, webhooks and storm")
        }
    }
}

/// This program keeps to a core of its own. It must be so before any thread starts: a thread keeps
/// to the cores of the one that started it.
fn beside_the_server() -> Result<Runtime> {
    process::keep_this_program_off_the_servers_core()?;
    Ok(Builder::new_current_thread().enable_all().build()?)
}
