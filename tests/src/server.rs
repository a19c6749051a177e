//! Servers on threads of their own, so that a test can wait for one, stop it, or kill it.

use std::{
    future::Future,
    net::SocketAddr,
    thread::{self, JoinHandle},
};

use anyhow::{Context as _, Result};
use tokio::{
    net::TcpListener,
    runtime::{Builder, Runtime},
    sync::oneshot,
};
use url::Url;

use crate::log::Log;

/// A running server.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub url: Url,
    stop: Option<oneshot::Sender<Stop>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Clone, Copy)]
enum Stop {
    Gently,
    AtOnce,
}

impl Server {
    /// Starts `serve` on `address` (port 0 for any) and returns when it listens.
    ///
    /// # Errors
    /// When the address is taken or the server does not start.
    pub fn start<F>(
        address: SocketAddr,
        log: Log,
        serve: impl FnOnce(TcpListener, oneshot::Receiver<()>) -> F + Send + 'static,
    ) -> Result<Self>
    where
        F: Future<Output = Result<()>> + Send,
    {
        let (stop, stopping) = oneshot::channel();
        let (started, starting) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || {
            let subscriber = tracing_subscriber::fmt()
                .with_writer(log)
                .with_ansi(false)
                .with_env_filter("trace,h2=info,hyper=info,mio=info,sqlx=info,rustls=info")
                .finish();
            let _log = tracing::subscriber::set_default(subscriber);
            run(address, &started, stopping, serve);
        });
        let address = starting
            .recv()
            .context("the server's thread ended early")??;
        Ok(Self {
            url: format!("http://{address}").parse()?,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Stops as SIGTERM does: what is under way is finished.
    pub fn stop(mut self) {
        self.end(Stop::Gently);
    }

    /// Stops as a power cut does: what is under way is lost.
    pub fn kill(mut self) {
        self.end(Stop::AtOnce);
    }

    fn end(&mut self, how: Stop) {
        if let Some(stop) = self.stop.take() {
            // A server that has ended hears nothing.
            let _ = stop.send(how);
        }
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !thread::panicking()
        {
            panic!("a server of this test panicked");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end(Stop::AtOnce);
    }
}

fn run<F: Future<Output = Result<()>> + Send>(
    address: SocketAddr,
    started: &std::sync::mpsc::Sender<Result<SocketAddr>>,
    stopping: oneshot::Receiver<Stop>,
    serve: impl FnOnce(TcpListener, oneshot::Receiver<()>) -> F,
) {
    let runtime = match Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return drop(started.send(Err(error.into()))),
    };
    runtime.block_on(async {
        let listener = match TcpListener::bind(address).await {
            Ok(listener) => listener,
            Err(error) => return drop(started.send(Err(error.into()))),
        };
        let bound = listener.local_addr().context("local address");
        drop(started.send(bound));
        let (gently, asked) = oneshot::channel();
        let mut serving = std::pin::pin!(serve(listener, asked));
        let stop = tokio::select! {
            ended = &mut serving => {
                if let Err(error) = ended {
                    tracing::error!("the server ended: {error:#}");
                }
                return;
            }
            stop = stopping => stop,
        };
        if let Ok(Stop::Gently) = stop {
            let _ = gently.send(());
            let _ = serving.await;
        }
    });
    shut_down(runtime);
}

/// Tasks that are still running end where they are.
fn shut_down(runtime: Runtime) {
    runtime.shutdown_background();
}
