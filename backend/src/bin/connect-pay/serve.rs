//! `connect-pay serve`: production.

use anyhow::Context as _;
use backend::{
    app::{self, App},
    config::{Config, ServeArgs},
    stripe,
};
use tokio::net::TcpListener;
use tracing::info;

use crate::stop;

pub(crate) async fn serve(args: &ServeArgs) -> anyhow::Result<()> {
    let config = Config::try_from(args)?;
    let mode = config.stripe.mode();
    let app = App::start(config, stripe::http_client()?).await?;
    let listener = TcpListener::bind(args.bind)
        .await
        .with_context(|| format!("could not listen on {} (CONNECT_PAY_BIND)", args.bind))?;
    info!(%mode, bind = %listener.local_addr()?, "connect-pay serves");
    app::serve(app, listener, stop::signal()).await?;
    info!("connect-pay has stopped");
    Ok(())
}
