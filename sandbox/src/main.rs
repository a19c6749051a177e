//! `stripe-sandbox`: the local Stripe as a program of its own.

use clap::Parser as _;
use stripe_sandbox::Args;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .init();

    stripe_sandbox::run(Args::parse(), async {
        // Without a signal handler there is nothing to wait for: the process ends by the signal.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
    .await
}
