//! What stands before the servers: one address that leads to whichever of them lives.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};
use url::Url;

/// Leads connections to the servers, by turns.
#[derive(Debug, Clone)]
pub(super) struct Balancer {
    /// Where it is.
    pub(super) url: Url,
    servers: Arc<Mutex<Vec<Option<SocketAddr>>>>,
}

impl Balancer {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind(crate::world::ANY_PORT).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let servers = Arc::<Mutex<Vec<Option<SocketAddr>>>>::default();
        tokio::spawn(lead(listener, Arc::clone(&servers)));
        Self {
            url: url.parse().unwrap(),
            servers,
        }
    }

    /// Where one of the servers is now; nowhere, when it is down.
    pub(super) fn set(&self, server: usize, at: Option<SocketAddr>) {
        let mut servers = self.servers.lock().unwrap_or_else(PoisonError::into_inner);
        if servers.len() <= server {
            servers.resize(server + 1, None);
        }
        servers[server] = at;
    }
}

async fn lead(listener: TcpListener, servers: Arc<Mutex<Vec<Option<SocketAddr>>>>) {
    let turn = AtomicUsize::new(0);
    while let Ok((mut from, _)) = listener.accept().await {
        let alive: Vec<SocketAddr> = servers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .flatten()
            .copied()
            .collect();
        if alive.is_empty() {
            continue;
        }
        let at = alive[turn.fetch_add(1, Ordering::Relaxed) % alive.len()];
        tokio::spawn(async move {
            if let Ok(mut to) = TcpStream::connect(at).await {
                // A server that dies breaks its connections off, and so do these.
                let _ = copy_bidirectional(&mut from, &mut to).await;
            }
        });
    }
}
