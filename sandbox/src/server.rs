//! Listening: the socket and the stop signal belong to the caller.

use std::{
    future::Future,
    io::{self, Write as _},
};

use tokio::net::TcpListener;

use crate::{
    options::{Args, Options},
    router::router,
};

/// Serves the sandbox on `listener` until `shutdown` completes; open requests are finished first.
pub async fn serve(
    listener: TcpListener,
    options: Options,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router(options))
        .with_graceful_shutdown(shutdown)
        .await
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
