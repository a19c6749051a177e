//! An event comes in: verified, kept, and only then acknowledged.

use sha2::{Digest as _, Sha256};
use shared::{AccountId, EventEndpoint, EventForm};

use crate::{
    app::App,
    domain::{self, Arrival, Said},
    error::Error,
    store::Kept,
    stripe::{self, webhooks},
};

/// Keeps what Stripe has delivered, whatever it is. It is on the disk when this resolves; a second
/// delivery changes nothing.
///
/// # Errors
/// [`Error::WebhooksNotConfigured`], [`Error::WebhookUnverified`]: nothing was kept.
pub async fn receive_event(
    app: &App,
    endpoint: EventEndpoint,
    signature: Option<&str>,
    body: bytes::Bytes,
) -> Result<(), Error> {
    let secrets = &app.config.webhooks;
    let (secrets, variable) = match endpoint {
        EventEndpoint::Account => (&secrets.account, "STRIPE_WEBHOOK_SECRETS"),
        EventEndpoint::Connect => (&secrets.connect, "STRIPE_CONNECT_WEBHOOK_SECRETS"),
    };
    if secrets.is_empty() {
        return Err(Error::WebhooksNotConfigured(variable));
    }
    let signature = signature.ok_or(webhooks::Unverified::NoHeader)?;
    let now_s = app.clock.now().as_seconds();
    webhooks::verify(&body, signature, secrets, now_s, webhooks::TOLERANCE_S)?;

    keep_event(app, endpoint, None, body).await
}

/// Keeps an event that is believed. It is about `account` if that is known without it; otherwise it
/// says so itself.
///
/// # Errors
/// [`Error::Store`]: nothing was kept.
pub(in crate::payments) async fn keep_event(
    app: &App,
    endpoint: EventEndpoint,
    account: Option<&AccountId>,
    body: bytes::Bytes,
) -> Result<(), Error> {
    let (id, said) = match stripe::Event::read(&body) {
        Some(event) => (event.id.clone(), Some(said(app, event, account))),
        None => (digest(&body)?, None),
    };
    let livemode = app.config.stripe.mode().is_live();
    let unheeded = domain::heed(said.as_ref(), livemode).err();
    let arrival = Arrival {
        id,
        endpoint,
        received: app.clock.now(),
        said,
        payload: text(body),
    };
    app.arrivals.keep(Kept { arrival, unheeded }).await?;
    if unheeded.is_none() {
        app.wakes.inbox.up();
    }
    Ok(())
}

fn said(app: &App, event: stripe::Event, known: Option<&AccountId>) -> Said {
    let account = event.account().map(str::to_owned);
    let account = account.and_then(|account| account.try_into().ok());
    let account = known.cloned().or(account);
    Said {
        // Events of the account whose keys we have do not name it.
        account: account.or_else(|| app.config.stripe.own_account.clone()),
        livemode: event.livemode,
        form: if event.is_thin() {
            EventForm::Thin
        } else {
            EventForm::Snapshot
        },
        object: event.object_id().map(str::to_owned),
        created: event.created(),
        kind: event.kind,
        api_version: event.api_version,
    }
}

/// A body that tells no id is known by itself.
fn digest(body: &[u8]) -> Result<shared::EventId, Error> {
    format!("sha256:{}", hex::encode(Sha256::digest(body)))
        .try_into()
        .map_err(|_| Error::Internal("an id must not be empty"))
}

/// What is no text is kept as far as it can be read; `PostgreSQL` keeps no NUL.
fn text(body: bytes::Bytes) -> String {
    let text = String::from_utf8(body.into())
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if text.contains('\0') {
        text.replace('\0', "\u{fffd}")
    } else {
        text
    }
}
