//! Checkouts in pages.

use axum::{Json, extract::State};
use serde::Deserialize;
use shared::{AccountId, Checkout, CheckoutId, CheckoutStatus, List};

use super::views;
use crate::{
    app::App,
    domain::Timestamp,
    error::Error,
    routes::{
        caller::Caller,
        extract::{Limit, Query},
    },
    store::{Cursor, Filter},
};

/// What `GET /api/checkouts` may be asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListCheckouts {
    /// Only of this connected account.
    account: Option<AccountId>,
    /// Only of this status.
    status: Option<CheckoutStatus>,
    /// Created at this time or later, in seconds since 1970 UTC.
    created_gte: Option<i64>,
    /// Created before this time, in seconds since 1970 UTC.
    created_lt: Option<i64>,
    /// How many: 1 to 100, 10 when left out.
    #[serde(default)]
    limit: Limit,
    /// The last one of the page before.
    starting_after: Option<CheckoutId>,
    /// The first one of the page after.
    ending_before: Option<CheckoutId>,
}

/// `GET /api/checkouts`, the newest first.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(ask): Query<ListCheckouts>,
) -> Result<Json<List<Checkout>>, Error> {
    if let Some(account) = &ask.account {
        caller.acts_for(account)?;
    }
    let filter = Filter {
        account: ask.account.or_else(|| caller.account().cloned()),
        status: ask.status,
        created_from: ask.created_gte.map(Timestamp::from_seconds),
        created_before: ask.created_lt.map(Timestamp::from_seconds),
    };
    let cursor = match (ask.starting_after, ask.ending_before) {
        (None, None) => Cursor::Start,
        (Some(id), None) => Cursor::After(id),
        (None, Some(id)) => Cursor::Before(id),
        (Some(_), Some(_)) => {
            return Err(Error::invalid(
                "ending_before",
                "send starting_after or ending_before, not both",
            ));
        }
    };
    if let Cursor::After(id) | Cursor::Before(id) = &cursor
        && let Err(Error::NoSuchCheckout(_)) = caller.checkout(&app, id).await
    {
        return Err(unknown(&cursor));
    }
    let page = app.store.checkouts(&filter, &cursor, ask.limit.get());
    let page = page.await?.ok_or_else(|| unknown(&cursor))?;
    let data = page.items.iter().map(|it| views::listed(&app, it));
    Ok(Json(List {
        data: data.collect(),
        has_more: page.has_more,
    }))
}

fn unknown(cursor: &Cursor) -> Error {
    let param = match cursor {
        Cursor::Before(_) => "ending_before",
        Cursor::Start | Cursor::After(_) => "starting_after",
    };
    Error::invalid(param, format!("{param} names no checkout"))
}
