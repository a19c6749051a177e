//! Checkouts in pages.

use axum::{Json, extract::State};
use serde::Deserialize;
use shared::{AccountId, Checkout, CheckoutId, CheckoutStatus, List};

use super::views;
use crate::{
    app::App,
    domain::Timestamp,
    error::Error,
    payments,
    routes::{
        caller::Caller,
        extract::{Limit, Query, cursor, unknown_cursor},
    },
    store::Filter,
    stripe::TimeRange,
};

/// What `GET /api/checkouts` may be asked.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListCheckouts {
    /// Only of this connected account.
    account: Option<AccountId>,
    /// Only of this status.
    status: Option<CheckoutStatus>,
    /// Created in this span.
    #[serde(default)]
    created: TimeRange,
    /// How many: 1 to 100, 10 when left out.
    #[serde(default)]
    #[schema(value_type = Option<u16>, minimum = 1, maximum = 100, default = 10)]
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
        payments::check_account(&app, account)?;
        caller.acts_for(account)?;
    }
    let filter = Filter {
        account: ask
            .account
            .or_else(|| caller.account().cloned())
            .or_else(|| app.config.stripe.own_account.clone()),
        status: ask.status,
        created_from: from(&ask.created),
        created_before: before(&ask.created),
    };
    let cursor = cursor(ask.starting_after, ask.ending_before)?;
    if let Some(id) = cursor.named()
        && let Err(Error::NoSuchCheckout(_)) = caller.checkout(&app, id).await
    {
        return Err(unknown_cursor(&cursor, "checkout"));
    }
    let page = app.store.checkouts(&filter, &cursor, ask.limit.get());
    let page = page
        .await?
        .ok_or_else(|| unknown_cursor(&cursor, "checkout"))?;
    let data = page.items.iter().map(|it| views::listed(&app, it));
    Ok(Json(List {
        data: data.collect(),
        has_more: page.has_more,
    }))
}

/// The first second of a span; of two bounds, the later one.
fn from(span: &TimeRange) -> Option<Timestamp> {
    let after = span.gt.map(|at| at.saturating_add(1));
    after.max(span.gte).map(Timestamp::from_seconds)
}

/// The first second after a span; of two bounds, the earlier one.
fn before(span: &TimeRange) -> Option<Timestamp> {
    let until = span.lte.map(|at| at.saturating_add(1));
    let bounds = [until, span.lt].into_iter().flatten();
    bounds.min().map(Timestamp::from_seconds)
}
