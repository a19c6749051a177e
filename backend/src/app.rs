//! The long-lived things of a running server, and the loop that serves them.

use std::{
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use shared::{AccountId, CheckoutId};
use tokio::{net::TcpListener, time::sleep};

use crate::{
    assets::Assets,
    clock::Clock,
    collect::Collected,
    config::{Config, StripeConfig},
    metrics::Metrics,
    outgoing::Outgoing,
    payments,
    ready_accounts::ReadyAccounts,
    recent::Recent,
    router,
    stopping::Stopping,
    store::{self, Announcing, Arrivals, KeyRole, Store},
    stripe::{self, Mode, Stripe},
    underway::Underway,
    watching::Watching,
    workers::{Wakes, Workers},
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
    /// The accounts that need not be asked for.
    pub ready_accounts: ReadyAccounts,
    /// Where the present comes from.
    pub clock: Clock,
    /// Attempts to pay, by address.
    pub addresses: Recent<IpAddr>,
    /// Looks at checkouts by whoever has no key.
    pub looks: Recent<CheckoutId>,
    /// The same, by account.
    pub account_looks: Recent<AccountId>,
    /// Figures for a monitoring system.
    pub metrics: Metrics,
    /// When figures were taken from the database.
    pub collected: Collected,
    /// Tells everything that lasts when the server stops.
    pub stopping: Stopping,
    /// Requests that change something.
    pub underway: Underway,
    /// What rouses each worker.
    pub wakes: Wakes,
    /// Keeps Stripe's events.
    pub arrivals: Arrivals,
    /// Browsers that wait for news of a checkout.
    pub watching: Watching,
    /// The way to the platform's own server, if it is told anything.
    pub outgoing: Option<Outgoing>,
}

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error("the database could not be used")]
    Store(#[from] store::Error),
    /// The database is another mode's.
    #[error(
        "the database was used in Stripe's {} mode, and STRIPE_SECRET_KEY is a {key} key: a checkout \
         of one mode must not be paid in the other; set DATABASE_URL to an empty \
         database, or use the keys of the other mode",
        key.other()
    )]
    OtherMode {
        /// The mode of the key.
        key: Mode,
    },
    /// What browsers load.
    #[error(transparent)]
    Assets(#[from] crate::assets::AssetsError),
    /// TLS.
    #[error("the HTTP client could not be made")]
    Http(#[from] reqwest::Error),
    /// Whose the key is could not be asked.
    #[error("Stripe did not say whose STRIPE_SECRET_KEY is, which CONNECT_PAY_OWN_ACCOUNT needs")]
    OwnAccountUnknown(#[source] stripe::Error),
    /// The key is of another platform than the database.
    #[error(
        "the database was used with the keys of platform {kept}, and STRIPE_SECRET_KEY is a key of \
         {key}, to which other accounts are connected: use the keys of {kept}, or set DATABASE_URL \
         to an empty database"
    )]
    OtherPlatform {
        /// The platform of the database.
        kept: AccountId,
        /// The account of the key.
        key: AccountId,
    },
    /// The key is not the one of the account that is to be served.
    #[error(
        "CONNECT_PAY_OWN_ACCOUNT is {setting}, but STRIPE_SECRET_KEY is a key of {key}; \
         set the keys of {setting}, or leave CONNECT_PAY_OWN_ACCOUNT unset for a platform"
    )]
    OtherAccountsKey {
        /// The account of the setting.
        setting: AccountId,
        /// The account of the key.
        key: AccountId,
    },
}

impl App {
    /// Opens all that the settings name. `http` is the client that reaches Stripe.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(config: Config, http: reqwest::Client) -> Result<Self, StartError> {
        let store = store(&config).await?;
        let key = config.stripe.mode();
        if !store.belongs_to(key.is_live()).await? {
            return Err(StartError::OtherMode { key });
        }
        let own = config.stripe.own_account.as_ref();
        store.begin_sweep(own, Clock::System.now()).await?;
        let metrics = Metrics::default();
        let stripe = client(&config.stripe, http, &metrics);
        let role = own.map_or(KeyRole::Platform, KeyRole::Own);
        payments::check_key_owner(&store, &stripe, role).await?;
        let assets = Assets::load(config.assets.as_deref(), &config.stripe.js_url)?;
        Ok(Self {
            outgoing: config.outgoing.clone().map(Outgoing::new).transpose()?,
            watching: Watching::new(config.max_streams, metrics.clone()),
            config: Arc::new(config),
            arrivals: Arrivals::start(store.clone()),
            store,
            stripe,
            assets: Arc::new(assets),
            ready_accounts: ReadyAccounts::default(),
            clock: Clock::System,
            addresses: Recent::default(),
            looks: Recent::default(),
            account_looks: Recent::default(),
            metrics,
            collected: Collected::default(),
            stopping: Stopping::default(),
            underway: Underway::default(),
            wakes: Wakes::default(),
        })
    }
}

/// The database; messages are written only when somebody is told.
async fn store(config: &Config) -> Result<Store, store::Error> {
    let store = Store::open(&config.database)
        .await?
        .with_patience(config.patience);
    Ok(match &config.outgoing {
        None => store,
        Some(_) => store.announcing(Announcing {
            public_url: config.public_base().to_owned(),
        }),
    })
}

/// The client of a platform, or of one account.
fn client(config: &StripeConfig, http: reqwest::Client, metrics: &Metrics) -> Stripe {
    let (base, key) = (config.api_base.clone(), config.secret_key.clone());
    let options = stripe::Options::new(http, base, key);
    let stripe = Stripe::new(stripe::Options {
        limits: config.limits(),
        connect_base: config
            .connect_base
            .clone()
            .unwrap_or(options.connect_base.clone()),
        observer: Some(Arc::new(metrics.stripe.clone())),
        ..options
    });
    match config.own_account.clone() {
        Some(own) => stripe.for_own_account(own),
        None => stripe,
    }
}

/// Why a server ended otherwise than it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The listener failed.
    #[error("the server could not listen any more")]
    Listener(#[from] io::Error),
    /// Something was still under way when its time was over.
    #[error(
        "what was under way had not ended after {} s (CONNECT_PAY_STOP_TIMEOUT_S) and was cut off; \
         what was answered is kept, and what was begun is finished at the next start",
        .0.as_secs()
    )]
    StoppedLate(Duration),
}

/// Serves, and works by itself, until `stop` resolves; says for as long as the settings say that it
/// is not ready; then takes no new connection, finishes what is under way and closes the database.
/// What takes longer than the settings say is cut off.
///
/// # Errors
/// [`ServeError`].
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let (stopping, time) = (app.stopping.clone(), app.config.stop.timeout);
    let late = async {
        stopping.begun().await;
        sleep(time).await;
    };
    tokio::select! {
        served = serve_to_the_end(app, listener, stop) => Ok(served?),
        () = late => Err(ServeError::StoppedLate(time)),
    }
}

async fn serve_to_the_end(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let workers = Workers::start(&app);
    let (store, stopping) = (app.store.clone(), app.stopping.clone());
    let underway = app.underway.clone();
    let delay = app.config.stop.delay;
    let router = router::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let stop = {
        let stopping = stopping.clone();
        async move {
            stop.await;
            stopping.leave();
            sleep(delay).await;
            stopping.begin();
        }
    };
    let served = axum::serve(listener, router)
        .with_graceful_shutdown(stop)
        .await;
    stopping.begin();
    underway.ended().await;
    workers.ended().await;
    store.close().await;
    served
}
