//! What has to be done for each kind of event to happen.

mod steps;

pub(crate) use crate::trigger::scenes::steps::{Body, Call, On, Step};
use crate::trigger::scenes::steps::{
    CANCEL_SETUP, CHALLENGED, CONNECT, CONSENT, CUSTOMER, DECLINED, DELAYED, DISCONNECT, DISPUTE,
    FEE, HOLD, INTENT, PAY, REFUND, SAVED_METHOD, SETUP, SETUP_CHALLENGED, SETUP_DECLINED,
    SETUP_ONLY, capability, control, delete, get, post,
};

/// How an event is made.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Recipe {
    /// By calls, so that it is about something that is there.
    Steps(&'static [Step]),
    /// A payout, which the sandbox does not have, with this status.
    Payout(&'static str),
    /// The balance as it is.
    Balance,
}

/// Events, and what makes them happen.
const SCENES: &[(&[&str], Recipe)] = &[
    (&["payment_intent.created"], Recipe::Steps(&[INTENT])),
    (
        &["charge.succeeded", "payment_intent.succeeded"],
        Recipe::Steps(&[PAY]),
    ),
    (
        &["charge.failed", "payment_intent.payment_failed"],
        Recipe::Steps(&[DECLINED]),
    ),
    (
        &["payment_intent.requires_action"],
        Recipe::Steps(&[CHALLENGED]),
    ),
    (
        &["charge.pending", "payment_intent.processing"],
        Recipe::Steps(&[DELAYED]),
    ),
    (
        &["payment_intent.amount_capturable_updated"],
        Recipe::Steps(&[HOLD]),
    ),
    (
        &["payment_intent.canceled"],
        Recipe::Steps(&[
            INTENT,
            post("/v1/payment_intents/{payment_intent}/cancel", &[]),
        ]),
    ),
    (
        &["charge.captured"],
        Recipe::Steps(&[
            HOLD,
            post("/v1/payment_intents/{payment_intent}/capture", &[]),
        ]),
    ),
    (
        &["charge.expired"],
        Recipe::Steps(&[HOLD, Step::HoldRunsOut]),
    ),
    (
        &["charge.refunded", "refund.created"],
        Recipe::Steps(&[PAY, REFUND]),
    ),
    (
        &["charge.refund.updated", "refund.updated"],
        Recipe::Steps(&[
            PAY,
            REFUND,
            post("/v1/refunds/{refund}", &[&[("metadata[triggered]", "yes")]]),
        ]),
    ),
    (
        &["refund.failed"],
        Recipe::Steps(&[
            PAY,
            REFUND,
            control("/_sandbox/refunds/{refund}", r#"{"status":"failed"}"#),
        ]),
    ),
    (
        &["application_fee.created", "charge.updated"],
        Recipe::Steps(&[FEE, get("/v1/application_fees?limit=1").on_platform()]),
    ),
    (
        &["application_fee.refunded"],
        Recipe::Steps(&[
            FEE,
            get("/v1/application_fees?limit=1").on_platform(),
            post("/v1/application_fees/{application_fee}/refunds", &[]).on_platform(),
        ]),
    ),
    (
        &["application_fee.refund.updated"],
        Recipe::Steps(&[
            FEE,
            get("/v1/application_fees?limit=1").on_platform(),
            post("/v1/application_fees/{application_fee}/refunds", &[]).on_platform(),
            post(
                "/v1/application_fees/{application_fee}/refunds/{fee_refund}",
                &[&[("metadata[triggered]", "yes")]],
            )
            .on_platform(),
        ]),
    ),
    (
        &["charge.dispute.created", "charge.dispute.funds_withdrawn"],
        Recipe::Steps(&[PAY, DISPUTE]),
    ),
    (
        &["charge.dispute.updated"],
        Recipe::Steps(&[
            PAY,
            DISPUTE,
            post(
                "/v1/disputes/{dispute}",
                &[&[("metadata[triggered]", "yes")]],
            ),
        ]),
    ),
    (
        &["charge.dispute.closed", "charge.dispute.funds_reinstated"],
        Recipe::Steps(&[
            PAY,
            DISPUTE,
            control("/_sandbox/disputes/{dispute}", r#"{"status":"won"}"#),
        ]),
    ),
    (&["customer.created"], Recipe::Steps(&[CUSTOMER])),
    (
        &["customer.updated"],
        Recipe::Steps(&[
            CUSTOMER,
            post("/v1/customers/{customer}", &[&[("name", "Grace Hopper")]]),
        ]),
    ),
    (
        &["customer.deleted"],
        Recipe::Steps(&[CUSTOMER, delete("/v1/customers/{customer}")]),
    ),
    (
        &["payment_method.attached"],
        Recipe::Steps(&[CUSTOMER, SAVED_METHOD]),
    ),
    (
        &["payment_method.updated"],
        Recipe::Steps(&[
            CUSTOMER,
            SAVED_METHOD,
            post(
                "/v1/payment_methods/{payment_method}",
                &[&[("billing_details[name]", "Grace Hopper")]],
            ),
        ]),
    ),
    (
        &["payment_method.detached"],
        Recipe::Steps(&[
            CUSTOMER,
            SAVED_METHOD,
            post("/v1/payment_methods/{payment_method}/detach", &[]),
        ]),
    ),
    (&["setup_intent.created"], Recipe::Steps(&[SETUP_ONLY])),
    (&["setup_intent.succeeded"], Recipe::Steps(&[SETUP])),
    (
        &["setup_intent.setup_failed"],
        Recipe::Steps(&[SETUP_DECLINED]),
    ),
    (
        &["setup_intent.requires_action"],
        Recipe::Steps(&[SETUP_CHALLENGED]),
    ),
    (
        &["setup_intent.canceled"],
        Recipe::Steps(&[SETUP_ONLY, CANCEL_SETUP]),
    ),
    (
        &["account.updated"],
        Recipe::Steps(&[post(
            "/v1/accounts/{account}",
            &[&[("metadata[triggered]", "{turn}")]],
        )
        .on_platform()]),
    ),
    (
        &["capability.updated"],
        Recipe::Steps(&[
            capability(&[&[("requested", "false")]]),
            capability(&[&[("requested", "true")]]),
        ]),
    ),
    (
        &["account.application.authorized"],
        Recipe::Steps(&[CONSENT, CONNECT]),
    ),
    (
        &["account.application.deauthorized"],
        Recipe::Steps(&[CONSENT, CONNECT, DISCONNECT]),
    ),
    (&["balance.available"], Recipe::Balance),
    (&["payout.created"], Recipe::Payout("pending")),
    (&["payout.updated"], Recipe::Payout("in_transit")),
    (&["payout.paid"], Recipe::Payout("paid")),
    (&["payout.failed"], Recipe::Payout("failed")),
    (&["payout.canceled"], Recipe::Payout("canceled")),
];

/// How an event of that name is made, and the name as it stands in the table.
pub(crate) fn find(name: &str) -> Option<(&'static str, Recipe)> {
    SCENES.iter().find_map(|(names, recipe)| {
        let found = names.iter().find(|known| **known == name)?;
        Some((*found, *recipe))
    })
}

/// Every event that can be made, sorted.
pub(crate) fn names() -> Vec<&'static str> {
    let names = SCENES.iter().flat_map(|(names, _)| names.iter().copied());
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names
}

/// Whether an account has to be there for it.
pub(crate) fn needs_account(name: &str) -> bool {
    !name.starts_with("account.application.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::types;

    #[test]
    fn every_event_is_one_of_stripes_and_is_made_in_one_way() {
        let names = names();

        assert!(names.iter().all(|name| types::is_known(name)));
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
