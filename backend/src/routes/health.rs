//! Whether the server lives, and whether it can work.

use axum::extract::State;

use crate::{app::App, error::Error};

/// `GET /health/live`: the process answers.
pub(crate) async fn live() -> &'static str {
    "live\n"
}

/// `GET /health/ready`: the database answers too.
pub(crate) async fn ready(State(app): State<App>) -> Result<&'static str, Error> {
    app.store.ping().await?;
    Ok("ready\n")
}
