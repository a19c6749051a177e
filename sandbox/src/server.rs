//! Listening: the socket and the stop signal belong to the caller.

use std::{
    future::Future,
    io::{self, Write as _},
};

use axum::Router;
use tokio::{net::TcpListener, task::JoinSet};

use crate::{
    options::{Args, Options},
    router,
    state::App,
    webhooks::courier,
};

/// Serves the sandbox on `listener`, and delivers its webhooks, until `shutdown` completes. Open
/// requests are finished first; a webhook that is under way is broken off.
pub async fn serve(
    listener: TcpListener,
    options: Options,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (router, courier) = router_with_webhooks(options);
    // Ends the courier even if this future is dropped.
    let mut background = JoinSet::new();
    let courier = background.spawn(courier);
    axum::serve(listener, router)
        .with_graceful_shutdown(async move {
            shutdown.await;
            courier.abort();
        })
        .await
}

/// The sandbox as a router, and the task that delivers its webhooks for as long as it is polled.
pub fn router_with_webhooks(options: Options) -> (Router, impl Future<Output = ()> + Send) {
    let app = App::new(options);
    (router::of(app.clone()), courier::run(app))
}

/// The `stripe-sandbox` program: binds, prints where it listens and its keys, then serves.
pub async fn run(
    args: Args,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let listener = TcpListener::bind(args.bind).await?;
    let origin = format!("http://{}", listener.local_addr()?);

    let mut out = io::stdout().lock();
    writeln!(out, "API              {origin}")?;
    writeln!(out, "Stripe.js        {origin}/endive/stripe.js")?;
    writeln!(out, "Journal          {origin}/_sandbox/journal")?;
    writeln!(out, "Secret key       {}", args.secret_key)?;
    writeln!(out, "Publishable key  {}", args.publishable_key)?;
    drop(out);

    serve(listener, args.options(), shutdown).await
}
