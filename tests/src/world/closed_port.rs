//! An address at which nothing answers, until a test opens it.

use std::net::{SocketAddr, TcpListener};

use backend::stripe;
use url::Url;

use super::{ANY_PORT, World, serve_router};
use crate::{
    gate::{self, Faults, Passed},
    server::Server,
};

/// A port that was free a moment ago, and on which nobody listens.
#[derive(Debug, Clone, Copy)]
pub struct ClosedPort(SocketAddr);

impl ClosedPort {
    /// Asks the system for one.
    pub fn find() -> Self {
        let listener = TcpListener::bind(ANY_PORT).unwrap();
        Self(listener.local_addr().unwrap())
    }

    /// Its address, as a browser writes it.
    pub fn url(self) -> Url {
        format!("http://{}", self.0).parse().unwrap()
    }

    /// From now on, and as long as the server is kept, it leads to the sandbox of this world.
    pub fn leads_to(self, world: &World) -> Server {
        let http = stripe::http_client().unwrap();
        let router = gate::router(
            world.sandbox.url.clone(),
            http,
            Faults::default(),
            Passed::default(),
        );
        serve_router(self.0, router)
    }
}
