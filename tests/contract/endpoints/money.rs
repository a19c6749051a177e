//! The part of the table that is about money after it was paid.

use crate::endpoints::{Endpoint, server};

const DISPUTE: &str = "Stripe.Dispute";
const REFUND: &str = "Stripe.Refund";
const REFUNDS: &str = "Stripe.ApiList<Stripe.Refund>";
const FEE_REFUNDS: &str = "/v1/application_fees/{id}/refunds";

pub(super) const ENDPOINTS: &[Endpoint] = &[
    server(
        "GET",
        "/v1/application_fees",
        "Stripe.ApplicationFeeListParams",
        "Stripe.ApiList<Stripe.ApplicationFee>",
    ),
    server(
        "GET",
        "/v1/application_fees/{id}",
        "Stripe.ApplicationFeeRetrieveParams",
        "Stripe.ApplicationFee",
    ),
    server(
        "GET",
        FEE_REFUNDS,
        "Stripe.ApplicationFeeListRefundsParams",
        "Stripe.ApiList<Stripe.FeeRefund>",
    ),
    server(
        "POST",
        FEE_REFUNDS,
        "Stripe.ApplicationFeeCreateRefundParams",
        "Stripe.FeeRefund",
    ),
    server(
        "GET",
        "/v1/application_fees/{id}/refunds/{id}",
        "Stripe.ApplicationFeeRetrieveRefundParams",
        "Stripe.FeeRefund",
    ),
    server(
        "POST",
        "/v1/application_fees/{id}/refunds/{id}",
        "Stripe.ApplicationFeeUpdateRefundParams",
        "Stripe.FeeRefund",
    ),
    server(
        "GET",
        "/v1/balance",
        "Stripe.BalanceRetrieveParams",
        "Stripe.Balance",
    ),
    server(
        "GET",
        "/v1/balance_transactions",
        "Stripe.BalanceTransactionListParams",
        "Stripe.ApiList<Stripe.BalanceTransaction>",
    ),
    server(
        "GET",
        "/v1/balance_transactions/{id}",
        "Stripe.BalanceTransactionRetrieveParams",
        "Stripe.BalanceTransaction",
    ),
    // The older address of refunds. It has no types of its own any more.
    server(
        "GET",
        "/v1/charges/{id}/refunds",
        "Stripe.RefundListParams",
        REFUNDS,
    ),
    server(
        "POST",
        "/v1/charges/{id}/refunds",
        "Stripe.RefundCreateParams",
        REFUND,
    ),
    server(
        "GET",
        "/v1/disputes",
        "Stripe.DisputeListParams",
        "Stripe.ApiList<Stripe.Dispute>",
    ),
    server(
        "GET",
        "/v1/disputes/{id}",
        "Stripe.DisputeRetrieveParams",
        DISPUTE,
    ),
    server(
        "POST",
        "/v1/disputes/{id}",
        "Stripe.DisputeUpdateParams",
        DISPUTE,
    ),
    server(
        "POST",
        "/v1/disputes/{id}/close",
        "Stripe.DisputeCloseParams",
        DISPUTE,
    ),
    server(
        "GET",
        "/v1/mandates/{id}",
        "Stripe.MandateRetrieveParams",
        "Stripe.Mandate",
    ),
    server("GET", "/v1/refunds", "Stripe.RefundListParams", REFUNDS),
    server("POST", "/v1/refunds", "Stripe.RefundCreateParams", REFUND),
    server(
        "GET",
        "/v1/refunds/{id}",
        "Stripe.RefundRetrieveParams",
        REFUND,
    ),
    server(
        "POST",
        "/v1/refunds/{id}",
        "Stripe.RefundUpdateParams",
        REFUND,
    ),
    server(
        "POST",
        "/v1/refunds/{id}/cancel",
        "Stripe.RefundCancelParams",
        REFUND,
    ),
];
