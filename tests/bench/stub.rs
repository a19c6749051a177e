//! A Stripe that answers at once, so that a figure holds the server's own time and little else. The
//! sandbox would not do: it keeps everything that it makes, and slows down with it.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

use anyhow::{Context as _, Result};
use axum::{
    Router,
    extract::Path,
    http::header,
    response::IntoResponse,
    routing::{get, post},
};
use tokio::{net::TcpListener, runtime::Builder};
use url::Url;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// Serves on a thread of its own until this process ends.
pub(crate) fn start() -> Result<Url> {
    let (tell, told) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let any = SocketAddr::from(([127, 0, 0, 1], 0));
            let listener = TcpListener::bind(any).await?;
            tell.send(listener.local_addr()?)?;
            anyhow::Ok(axum::serve(listener, router()).await?)
        })
    });
    let address = told
        .recv()
        .context("the Stripe of this run did not start")?;
    Ok(format!("http://{address}").parse()?)
}

fn router() -> Router {
    Router::new()
        .route("/v1/account", get(platform))
        .route("/v1/accounts/{id}", get(account))
        .route("/v1/payment_intents", post(intent))
        .route("/v1/events", get(events))
}

async fn platform() -> impl IntoResponse {
    account(Path("acct_platform".to_owned())).await
}

async fn account(Path(id): Path<String>) -> impl IntoResponse {
    json(format!(
        r#"{{"id":"{id}","object":"account","charges_enabled":true,"payouts_enabled":true,
        "details_submitted":true,"country":"FR","default_currency":"eur","type":"none",
        "business_profile":{{"name":"Boulangerie Rivage"}},
        "capabilities":{{"card_payments":"active"}},"metadata":{{}}}}"#
    ))
}

/// None: whoever looks for events that were lost finds nothing.
async fn events() -> impl IntoResponse {
    json(r#"{"object":"list","url":"/v1/events","has_more":false,"data":[]}"#.to_owned())
}

async fn intent() -> impl IntoResponse {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    json(format!(
        r#"{{"id":"pi_{number:024}","object":"payment_intent","amount":1850,"currency":"eur",
        "amount_capturable":0,"amount_received":0,"application_fee_amount":null,
        "capture_method":"automatic","confirmation_method":"automatic","created":1795280000,
        "client_secret":"pi_{number:024}_secret_{number:024}","latest_charge":null,
        "livemode":false,"metadata":{{}},"status":"requires_payment_method"}}"#
    ))
}

fn json(body: String) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], body)
}
