//! `connect-pay serve`: production.

use anyhow::Context as _;
use backend::{
    app::{self, App},
    config::{Config, ServeArgs},
    stripe,
};
use tokio::net::TcpListener;
use tracing::{info, warn};

use crate::stop::Signals;

/// Somebody did not want to wait.
#[derive(Debug, thiserror::Error)]
#[error(
    "stopped at once, by a second signal; what was answered is kept, and what was begun is \
     finished at the next start"
)]
struct StoppedAtOnce;

pub(crate) async fn serve(args: &ServeArgs) -> anyhow::Result<()> {
    let config = Config::try_from(args)?;
    let mode = config.stripe.mode();
    for setting in config.webhooks.missing(config.stripe.own_account.is_none()) {
        warn!(
            setting,
            "Stripe's webhooks are refused until this setting has their secrets; until then news is \
             late, by up to an hour"
        );
    }
    let app = App::start(config, stripe::http_client()?).await?;
    let listener = TcpListener::bind(args.bind)
        .await
        .with_context(|| format!("could not listen on {} (CONNECT_PAY_BIND)", args.bind))?;
    let signals = Signals::listen();
    info!(%mode, bind = %listener.local_addr()?, "connect-pay serves");
    tokio::select! {
        served = app::serve(app, listener, signals.clone().come(1)) => served?,
        () = signals.come(2) => return Err(StoppedAtOnce.into()),
    }
    info!("connect-pay has stopped");
    Ok(())
}
