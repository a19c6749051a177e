//! Stripe's host names on this machine: TLS that ends here and goes on to the sandbox.

use std::{net::SocketAddr, sync::Arc};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use reqwest::{Certificate, ClientBuilder};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::oneshot,
};
use tokio_rustls::TlsAcceptor;
use url::Url;

use crate::{log::Log, server::Server, world::ANY_PORT};

const NAMES: [&str; 3] = ["api.stripe.com", "js.stripe.com", "hooks.stripe.com"];

/// Stands where Stripe's host names lead to.
#[derive(Debug)]
pub struct Terminator {
    address: SocketAddr,
    certificate: CertificateDer<'static>,
    _server: Server,
}

impl Terminator {
    /// Passes on to `sandbox` what comes over TLS.
    pub fn start(sandbox: &Url) -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(NAMES.map(str::to_owned)).unwrap();
        let certificate = cert.der().clone();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        install_provider();
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone()], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let to = sandbox.socket_addrs(|| None).unwrap()[0];
        let serve = async move |listener: TcpListener, _: oneshot::Receiver<()>| loop {
            let (stream, _) = listener.accept().await?;
            tokio::spawn(pass(acceptor.clone(), stream, to));
        };
        let server = Server::start(ANY_PORT, Log::default(), serve).unwrap();
        Self {
            address: server.url.socket_addrs(|| None).unwrap()[0],
            certificate,
            _server: server,
        }
    }

    /// A client that finds Stripe's API here, and believes the certificate.
    pub fn reached_by(&self, client: ClientBuilder) -> ClientBuilder {
        let root = Certificate::from_der(&self.certificate).unwrap();
        client
            .resolve(NAMES[0], self.address)
            .tls_certs_merge([root])
    }

    /// The flags with which Chromium does the same.
    pub fn chromium_flags(&self) -> Vec<String> {
        let rules = NAMES.map(|name| format!("MAP {name} {}", self.address));
        vec![
            format!("--host-resolver-rules={}", rules.join(",")),
            "--ignore-certificate-errors".to_owned(),
        ]
    }
}

/// Every HTTP client of the process needs it, also one that only speaks to this machine.
pub(crate) fn install_provider() {
    // Whoever comes second finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// A browser that hangs up early is no fault of anybody.
async fn pass(acceptor: TlsAcceptor, stream: TcpStream, to: SocketAddr) {
    let (Ok(mut browser), Ok(mut sandbox)) =
        (acceptor.accept(stream).await, TcpStream::connect(to).await)
    else {
        return;
    };
    let _ = copy_bidirectional(&mut browser, &mut sandbox).await;
}
