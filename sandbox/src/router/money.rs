//! The part of the URL table that is about money after it was paid.

use axum::{
    Router,
    routing::{get, post},
};

use crate::{
    endpoint::for_servers,
    expand::{Kind, Shape},
    routes::{application_fees, balance, disputes, mandates, refunds},
    state::App,
};

pub(super) fn routes() -> Router<App> {
    use Kind::{ApplicationFee, BalanceTransaction, Dispute, FeeRefund, Refund};
    use Shape::{List, One, Plain};

    let fee_refund = |run| for_servers(One(FeeRefund), run);
    let dispute = |run| for_servers(One(Dispute), run);
    let refund = |run| for_servers(One(Refund), run);
    let page = |run| for_servers(List(Refund), run);
    let transactions = for_servers(List(BalanceTransaction), balance::list_transactions);
    let transaction = for_servers(One(BalanceTransaction), balance::retrieve_transaction);

    Router::new()
        .route(
            "/v1/application_fees",
            get(for_servers(List(ApplicationFee), application_fees::list)),
        )
        .route(
            "/v1/application_fees/{id}",
            get(for_servers(One(ApplicationFee), application_fees::retrieve)),
        )
        .route(
            "/v1/application_fees/{id}/refunds",
            post(fee_refund(application_fees::refund))
                .get(for_servers(List(FeeRefund), application_fees::list_refunds)),
        )
        .route(
            "/v1/application_fees/{id}/refunds/{second_id}",
            get(fee_refund(application_fees::retrieve_refund))
                .post(fee_refund(application_fees::update_refund)),
        )
        .route("/v1/balance", get(for_servers(Plain, balance::retrieve)))
        .route("/v1/balance_transactions", get(transactions))
        .route("/v1/balance_transactions/{id}", get(transaction))
        .route(
            "/v1/charges/{id}/refunds",
            post(refund(refunds::create_for_charge)).get(page(refunds::list_for_charge)),
        )
        .route(
            "/v1/disputes",
            get(for_servers(List(Dispute), disputes::list)),
        )
        .route(
            "/v1/disputes/{id}",
            get(dispute(disputes::retrieve)).post(dispute(disputes::update)),
        )
        .route("/v1/disputes/{id}/close", post(dispute(disputes::close)))
        .route(
            "/v1/mandates/{id}",
            get(for_servers(One(Kind::Mandate), mandates::retrieve)),
        )
        .route(
            "/v1/refunds",
            post(refund(refunds::create)).get(page(refunds::list)),
        )
        .route(
            "/v1/refunds/{id}",
            get(refund(refunds::retrieve)).post(refund(refunds::update)),
        )
        .route("/v1/refunds/{id}/cancel", post(refund(refunds::cancel)))
}
