//! Balances and what moved them: of a connected account, or of the platform.

use axum::{Json, extract::State};

use super::{extract::ExpandableQuery, path::Owner};
use crate::{
    app::App,
    error::Error,
    stripe::{
        ApplicationFee, Balance, BalanceTransaction, List, ListApplicationFees,
        ListBalanceTransactions,
    },
};

/// `GET …/balance`: what is there, and what is on its way.
pub(crate) async fn balance(State(app): State<App>, owner: Owner) -> Result<Json<Balance>, Error> {
    let request = owner.of(app.stripe.balance().retrieve());
    Ok(Json(request.send().await?))
}

/// `GET …/balance-transactions`: each movement with its fees, the newest first.
pub(crate) async fn transactions(
    State(app): State<App>,
    owner: Owner,
    ExpandableQuery(params): ExpandableQuery<ListBalanceTransactions>,
) -> Result<Json<List<BalanceTransaction>>, Error> {
    let request = owner.of(app.stripe.balance_transactions().list(&params));
    Ok(Json(request.send().await?))
}

/// `GET /api/application-fees`: what the platform has taken, the newest first.
pub(crate) async fn application_fees(
    State(app): State<App>,
    owner: Owner,
    ExpandableQuery(params): ExpandableQuery<ListApplicationFees>,
) -> Result<Json<List<ApplicationFee>>, Error> {
    let request = owner.of(app.stripe.application_fees().list(&params));
    Ok(Json(request.send().await?))
}
