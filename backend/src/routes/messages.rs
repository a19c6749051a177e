//! Messages to the platform's own server, over HTTP.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::{AccountId, CheckoutId, List, MessageId, MessageStatus, MessageType};

use super::{
    caller::Caller,
    extract::{Limit, Query, cursor, unknown_cursor},
    path::Named,
};
use crate::{
    app::App,
    domain::Timestamp,
    error::Error,
    payments,
    store::{KeptMessage, MessageFilter},
};

/// A message to the platform's own server, and how far it has come.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct MessageView {
    /// Its id; `webhook-id` at each try.
    id: MessageId,
    /// What it tells.
    r#type: MessageType,
    /// The connected account that it is about.
    account: Option<AccountId>,
    /// The checkout that it is about.
    checkout: Option<CheckoutId>,
    /// How far it has come.
    status: MessageStatus,
    /// How often it was tried since it was written or asked for again.
    attempts: u32,
    /// When it is tried next, in seconds since 1970 UTC.
    next_attempt_at: Option<i64>,
    /// When it was delivered, in seconds since 1970 UTC.
    delivered_at: Option<i64>,
    /// The HTTP status of the last answer; told to the platform only.
    last_status: Option<u16>,
    /// Why the last try failed; told to the platform only.
    last_error: Option<String>,
    /// When that was news, in seconds since 1970 UTC.
    created: i64,
    /// The body: `type`, `timestamp` and `data`.
    #[schema(value_type = Object)]
    payload: Value,
}

/// What `GET /api/messages` may be asked.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListMessages {
    /// Only about this connected account.
    account: Option<AccountId>,
    /// Only of this status.
    status: Option<MessageStatus>,
    /// Only of this type.
    r#type: Option<MessageType>,
    /// How many: 1 to 100, 10 when left out.
    #[serde(default)]
    #[schema(value_type = Option<u16>, minimum = 1, maximum = 100, default = 10)]
    limit: Limit,
    /// The last one of the page before.
    starting_after: Option<MessageId>,
    /// The first one of the page after.
    ending_before: Option<MessageId>,
}

/// `GET /api/messages`, the newest first.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(ask): Query<ListMessages>,
) -> Result<Json<List<MessageView>>, Error> {
    if let Some(account) = &ask.account {
        payments::check_account(&app, account)?;
        caller.acts_for(account)?;
    }
    let filter = MessageFilter {
        account: ask.account.or_else(|| only_of(&app, &caller).cloned()),
        status: ask.status,
        kind: ask.r#type,
    };
    let cursor = cursor(ask.starting_after, ask.ending_before)?;
    let unknown = || unknown_cursor(&cursor, "message");
    if let Some(id) = cursor.named() {
        find(&app, &caller, id).await.map_err(|error| match error {
            Error::NoSuchMessage(_) => unknown(),
            error => error,
        })?;
    }
    let page = app.store.messages(&filter, &cursor, ask.limit.get());
    let page = page.await?.ok_or_else(unknown)?;
    Ok(Json(List {
        data: page.items.into_iter().map(|it| view(&caller, it)).collect(),
        has_more: page.has_more,
    }))
}

/// `GET /api/messages/{message}`.
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MessageId>,
) -> Result<Json<MessageView>, Error> {
    let found = find(&app, &caller, &id).await?;
    Ok(Json(view(&caller, found)))
}

/// `POST /api/messages/{message}/resend`.
pub(crate) async fn resend(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MessageId>,
) -> Result<Json<MessageView>, Error> {
    if app.outgoing.is_none() {
        return Err(Error::NotConfigured("CONNECT_PAY_WEBHOOK_URL"));
    }
    find(&app, &caller, &id).await?;
    caller.platform_only()?;
    let again = app.store.resend_message(&id, app.clock.now()).await?;
    app.wakes.outgoing.up();
    let again = again.ok_or(Error::NoSuchMessage(id))?;
    Ok(Json(view(&caller, again)))
}

/// The one account whose messages the caller may see; none: all.
fn only_of<'a>(app: &'a App, caller: &'a Caller) -> Option<&'a AccountId> {
    let own = app.config.stripe.own_account.as_ref();
    caller.account().or(own)
}

/// A message that the caller may see.
async fn find(app: &App, caller: &Caller, id: &MessageId) -> Result<KeptMessage, Error> {
    let only_of = only_of(app, caller);
    let found = app.store.message(id).await?;
    found
        .filter(|it| only_of.is_none() || only_of == it.message.account.as_ref())
        .ok_or_else(|| Error::NoSuchMessage(id.clone()))
}

/// How the platform's own server does is not for an account.
fn view(caller: &Caller, kept: KeptMessage) -> MessageView {
    let message = kept.message;
    let is_platforms = caller.account().is_none();
    MessageView {
        id: message.id,
        r#type: message.kind,
        account: message.account,
        checkout: message.checkout,
        status: kept.status,
        attempts: kept.attempts,
        next_attempt_at: kept.next_attempt.map(Timestamp::as_seconds),
        delivered_at: kept.delivered.map(Timestamp::as_seconds),
        last_status: kept.last_status.filter(|_| is_platforms),
        last_error: kept.last_error.filter(|_| is_platforms),
        created: message.created.as_seconds(),
        // It was written by this program.
        payload: serde_json::from_str(&message.payload).unwrap_or_default(),
    }
}
