//! Starting the servers of a world.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use backend::{
    api_key::{ApiKey, Scope},
    app::{self, App},
    clock::Clock,
    config::Config,
    store::{DatabaseOptions, NewKey, Store},
    stripe,
};
use tokio::{net::TcpListener, sync::oneshot};

use super::setting::OwnAccount;
use crate::{log::Log, sandbox::Sandbox, server::Server, tls::Terminator};

/// A free port of this machine.
pub const ANY_PORT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// The server's own client of Stripe; with production names, only DNS and a root differ.
pub(super) fn client(terminator: Option<&Terminator>) -> reqwest::Client {
    match terminator {
        None => stripe::http_client().unwrap(),
        Some(it) => it
            .reached_by(stripe::http_client_builder())
            .build()
            .unwrap(),
    }
}

pub(super) async fn add_key(database: &DatabaseOptions, scope: &Scope) -> ApiKey {
    let store = Store::open(database).await.unwrap();
    let key = ApiKey::generate().unwrap();
    let new = NewKey {
        key: &key,
        label: "test",
        scope,
        created: Clock::System.now(),
    };
    store.add_api_key(&new).await.unwrap();
    store.close().await;
    key
}

pub(super) fn sandbox() -> Server {
    let serve = async |listener: TcpListener, stop: oneshot::Receiver<()>| {
        let options = stripe_sandbox::Options::default();
        Ok(stripe_sandbox::serve(listener, options, asked(stop)).await?)
    };
    Server::start(ANY_PORT, Log::default(), serve).unwrap()
}

/// A bakery in France, with the keys that it has of its own.
pub(super) async fn own_account(sandbox: &Sandbox) -> OwnAccount {
    let id = sandbox.account("FR", "eur", "Boulangerie Rivage").await;
    let keys = sandbox.own_keys(&id).await;
    OwnAccount { id, keys }
}

pub(super) fn backend(
    at: SocketAddr,
    config: Config,
    http: reqwest::Client,
    log: Log,
    clock: Clock,
) -> Server {
    let serve = async move |listener: TcpListener, stop: oneshot::Receiver<()>| {
        let app = App::start(config, http).await?;
        let app = App { clock, ..app };
        Ok(app::serve(app, listener, asked(stop)).await?)
    };
    Server::start(at, log, serve).unwrap()
}

/// Serves some routes of a test.
pub fn serve_router(at: SocketAddr, router: axum::Router) -> Server {
    let serve = async move |listener: TcpListener, stop: oneshot::Receiver<()>| {
        Ok(axum::serve(listener, router)
            .with_graceful_shutdown(asked(stop))
            .await?)
    };
    Server::start(at, Log::default(), serve).unwrap()
}

async fn asked(stop: oneshot::Receiver<()>) {
    // A sender that is gone asks to stop, too.
    let _ = stop.await;
}
