//! `cargo xtask bench`: what the server takes, beside a server in Node that does the same work.
//!
//! Both run as processes of their own on one core; this program, which makes the load and is the
//! Stripe that answers at once, keeps to another. Latencies are taken at a fixed rate, from the
//! moment at which a request was due (open loop): a server that stalls pays for those that had to
//! wait. Capacity is taken with as many clients as it needs (closed loop).

mod client;
mod figures;
mod fill;
mod load;
mod process;
mod server;
mod stub;

use anyhow::{Result, bail};

#[expect(clippy::print_stdout, reason = "the figures are this program's output")]
fn main() -> Result<()> {
    let part = std::env::args().nth(1);
    if !matches!(part.as_deref(), None | Some("server")) {
        bail!("there is no such part: {}", part.unwrap_or_default());
    }
    // Before any thread starts: a thread keeps to the cores of the one that started it.
    process::keep_this_program_off_the_servers_core()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(server::measure(|text| println!("{text}")))
}
