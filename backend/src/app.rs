//! The long-lived things of a running server, and the loop that serves them.

use std::{future::Future, io, sync::Arc};

use tokio::net::TcpListener;

use crate::{
    assets::Assets,
    clock::Clock,
    config::Config,
    router,
    store::{self, Store},
    stripe::{self, Stripe},
};

/// All that a handler may need. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The settings.
    pub config: Arc<Config>,
    /// The database.
    pub store: Store,
    /// The client of Stripe's API.
    pub stripe: Stripe,
    /// What browsers load.
    pub assets: Arc<Assets>,
    /// Where the present comes from.
    pub clock: Clock,
}

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error("the database could not be used")]
    Store(#[from] store::Error),
    /// What browsers load.
    #[error(transparent)]
    Assets(#[from] crate::assets::AssetsError),
    /// TLS.
    #[error("the HTTP client could not be made")]
    Http(#[from] reqwest::Error),
}

impl App {
    /// Opens all that the settings name. `http` is the client that reaches Stripe.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(config: Config, http: reqwest::Client) -> Result<Self, StartError> {
        let store = Store::open(&config.database).await?;
        let limits = config.stripe.limits();
        let (base, key) = (&config.stripe.api_base, &config.stripe.secret_key);
        let stripe = Stripe::new(stripe::Options {
            limits,
            ..stripe::Options::new(http, base.clone(), key.clone())
        });
        let assets = Assets::load(config.assets.as_deref(), &config.stripe.js_url)?;
        Ok(Self {
            config: Arc::new(config),
            store,
            stripe,
            assets: Arc::new(assets),
            clock: Clock::System,
        })
    }
}

/// Serves until `stop` resolves; then takes no new connection, finishes what is under way and
/// closes the database.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let store = app.store.clone();
    let served = axum::serve(listener, router::router(app))
        .with_graceful_shutdown(stop)
        .await;
    store.close().await;
    served
}
