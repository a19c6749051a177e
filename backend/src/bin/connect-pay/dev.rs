//! `connect-pay dev`: sandbox, server and a demo shop in one process, with nothing to set up.
//!
//! The shop is a platform as a user would build one: it knows the server by its URL and a key only.

mod webhooks;

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use backend::{
    api_key::Scope,
    app::{self, App},
    config::{
        AllowedOrigins, Config, OauthConfig, Retention, StopConfig, StripeConfig, WebhookSecrets,
    },
    domain::{AttemptLimits, Patience},
    store::DatabaseOptions,
    stripe, watching, workers,
};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};
use url::Url;

use crate::{
    demo::{self, Demo},
    key, stop,
};

/// Flags of `connect-pay dev`.
#[derive(Debug, clap::Args)]
pub(crate) struct DevArgs {
    /// The address of the server
    #[arg(long, default_value = "127.0.0.1:4242")]
    bind: SocketAddr,
    /// The address of the sandbox
    #[arg(long, default_value = "127.0.0.1:4243")]
    sandbox_bind: SocketAddr,
    /// The address of the demo shop
    #[arg(long, default_value = "127.0.0.1:4244")]
    shop_bind: SocketAddr,
    /// The folder of the built front end
    #[arg(long, env = "CONNECT_PAY_ASSETS", default_value = "dist")]
    assets: PathBuf,
    /// The folder of the development database. It starts empty each time, as the sandbox does
    #[arg(long, default_value = ".connect-pay")]
    data: PathBuf,
}

pub(crate) async fn run(args: DevArgs) -> Result<()> {
    let (stop_all, stopping) = watch::channel(false);
    let until_stopped = || {
        let mut stopping = stopping.clone();
        async move {
            // An error means that the sender is gone: time to stop, too.
            let _ = stopping.wait_for(|stop| *stop).await;
        }
    };
    // All ports first: a second `dev` must not empty the database of the first.
    let (sandbox, sandbox_url) = listen(args.sandbox_bind, "sandbox").await?;
    let (server, server_url) = listen(args.bind, "server").await?;
    let (shop, shop_url) = listen(args.shop_bind, "shop").await?;
    let mut servers = JoinSet::new();

    let options = stripe_sandbox::Options::default();
    let config = config(&args, &options, &sandbox_url, server_url.clone())?;
    servers.spawn(stripe_sandbox::serve(
        sandbox,
        options.clone(),
        until_stopped(),
    ));
    let endpoints = webhooks::register(&sandbox_url, &server_url, &options.secret_key);
    let config = Config {
        webhooks: endpoints.await?,
        ..config
    };

    let app = App::start(config, stripe::http_client()?).await?;
    let platform_key = key::create(&app.store, "dev", &Scope::Platform).await?;
    let serve = app::serve(app, server, until_stopped());
    servers.spawn(async { serve.await.map_err(io::Error::other) });

    let http = stripe::http_client()?;
    let merchants = demo::merchants(&http, &sandbox_url, &options.secret_key).await?;
    let demo = Demo::new(http, server_url.clone(), platform_key.clone(), merchants);
    let examples = demo.example_checkouts().await?;
    servers.spawn(demo::serve(demo, shop, until_stopped()));

    demo::announce(
        &demo::Urls {
            shop: shop_url,
            server: server_url,
            sandbox: sandbox_url,
        },
        &platform_key,
        &examples,
    );

    let result = tokio::select! {
        () = stop::signal() => Ok(()),
        Some(ended) = servers.join_next() => ended.map_err(anyhow::Error::from).and_then(|it| Ok(it?)),
    };
    // The servers may all be gone already.
    let _ = stop_all.send(true);
    while let Some(ended) = servers.join_next().await {
        ended??;
    }
    eprintln!("\nconnect-pay has stopped.");
    result
}

async fn listen(bind: SocketAddr, what: &str) -> Result<(TcpListener, Url)> {
    let listener = TcpListener::bind(bind).await.with_context(|| {
        format!("could not listen on {bind} for the {what}; is another `connect-pay dev` running?")
    })?;
    let url = format!("http://{}", listener.local_addr()?).parse()?;
    Ok((listener, url))
}

fn config(
    args: &DevArgs,
    options: &stripe_sandbox::Options,
    sandbox: &Url,
    public_url: Url,
) -> Result<Config> {
    Ok(Config {
        stripe: StripeConfig::new(
            &options.secret_key.clone().into(),
            &options.publishable_key,
            sandbox.clone(),
            sandbox.join("/endive/stripe.js")?,
        )?,
        public_url,
        database: DatabaseOptions::new(
            format!("sqlite:{}?mode=rwc", empty_database(&args.data)?.display()).parse()?,
        ),
        oauth: Some(OauthConfig {
            client_id: stripe_sandbox::Options::CLIENT_ID.to_owned(),
            token_key: None,
        }),
        webhooks: WebhookSecrets::default(),
        retention: Retention::default(),
        allowed_origins: AllowedOrigins::Any,
        attempts: AttemptLimits::default(),
        trusted_proxies: 0,
        assets: Some(args.assets.clone()),
        outgoing: None,
        max_streams: watching::MAX_STREAMS,
        stop: StopConfig::AT_ONCE,
        patience: Patience::DEFAULT,
        workers: Some(workers::PAUSE),
    })
}

/// The sandbox forgets everything when it stops, so the database does, too: neither may know a
/// payment that the other does not.
fn empty_database(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)
        .with_context(|| format!("could not make the folder {}", folder.display()))?;
    let database = folder.join("dev.db");
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{}{ending}", database.display());
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("could not remove {file}"));
            }
            _ => {}
        }
    }
    Ok(database)
}
