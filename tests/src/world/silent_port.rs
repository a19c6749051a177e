//! An address that takes calls and never answers.

use std::net::{SocketAddr, TcpListener};

use url::Url;

use super::ANY_PORT;

/// A port on which the system takes connections, and nobody reads them.
#[derive(Debug)]
pub struct SilentPort {
    address: SocketAddr,
    _listener: TcpListener,
}

impl SilentPort {
    /// Silent for as long as it is kept.
    pub fn open() -> Self {
        let listener = TcpListener::bind(ANY_PORT).unwrap();
        let address = listener.local_addr().unwrap();
        Self {
            address,
            _listener: listener,
        }
    }

    /// Its address, as a browser writes it.
    pub fn url(&self) -> Url {
        format!("http://{}", self.address).parse().unwrap()
    }
}
