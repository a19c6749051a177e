//! The table of test cards.

use crate::cards::{Aftermath, Behaviour, Decline, Exemption, TestCard};

const AUTHENTICATES: Behaviour = authenticates(Exemption::Never);

const fn authenticates(off_session: Exemption) -> Behaviour {
    Behaviour::Authenticates {
        off_session,
        then: None,
    }
}

const fn card(
    number: &'static str,
    payment_method: Option<&'static str>,
    behaviour: Behaviour,
) -> TestCard {
    TestCard {
        number,
        payment_method,
        behaviour,
        aftermath: Aftermath::Ordinary,
    }
}

const fn declines(
    number: &'static str,
    payment_method: &'static str,
    decline: Decline,
) -> TestCard {
    card(number, Some(payment_method), Behaviour::Declines(decline))
}

const fn pays(number: &'static str, payment_method: Option<&'static str>) -> TestCard {
    card(number, payment_method, Behaviour::Pays)
}

const fn pays_then(
    number: &'static str,
    payment_method: &'static str,
    aftermath: Aftermath,
) -> TestCard {
    TestCard {
        aftermath,
        ..pays(number, Some(payment_method))
    }
}

pub(super) const CARDS: [TestCard; 29] = [
    pays("4242424242424242", Some("pm_card_visa")),
    pays("5555555555554444", Some("pm_card_mastercard")),
    pays("378282246310005", Some("pm_card_amex")),
    pays_then(
        "4000000000000077",
        "pm_card_bypassPending",
        Aftermath::BypassesPending,
    ),
    pays_then(
        "4000003720000278",
        "pm_card_bypassPendingInternational",
        Aftermath::BypassesPending,
    ),
    declines(
        "4000000000000002",
        "pm_card_visa_chargeDeclined",
        Decline::GENERIC,
    ),
    declines(
        "4000000000009995",
        "pm_card_visa_chargeDeclinedInsufficientFunds",
        Decline::INSUFFICIENT_FUNDS,
    ),
    declines(
        "4000000000009987",
        "pm_card_visa_chargeDeclinedLostCard",
        Decline::declined("lost_card", Some("do_not_try_again")),
    ),
    declines(
        "4000000000009979",
        "pm_card_visa_chargeDeclinedStolenCard",
        Decline::declined("stolen_card", Some("do_not_try_again")),
    ),
    declines(
        "4000000000000069",
        "pm_card_chargeDeclinedExpiredCard",
        Decline::EXPIRED,
    ),
    declines(
        "4000000000000127",
        "pm_card_chargeDeclinedIncorrectCvc",
        Decline::INCORRECT_CVC,
    ),
    declines(
        "4000000000000119",
        "pm_card_chargeDeclinedProcessingError",
        Decline::PROCESSING,
    ),
    declines(
        "4000000000006975",
        "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
        Decline::declined("card_velocity_exceeded", None),
    ),
    declines(
        "4100000000000019",
        "pm_card_chargeDeclinedFraudulent",
        Decline::FRAUDULENT,
    ),
    declines(
        "4100000000000019",
        "pm_card_radarBlock",
        Decline::FRAUDULENT,
    ),
    card(
        "4000000000000341",
        Some("pm_card_chargeCustomerFail"),
        Behaviour::DeclinesCharges(Decline::GENERIC),
    ),
    card(
        "4000002500003155",
        Some("pm_card_authenticationRequiredOnSetup"),
        authenticates(Exemption::OnceSetUp),
    ),
    card(
        "4000002760003184",
        Some("pm_card_authenticationRequired"),
        AUTHENTICATES,
    ),
    card("4000003800000446", None, authenticates(Exemption::Always)),
    card(
        "4000000000003220",
        Some("pm_card_threeDSecure2Required"),
        AUTHENTICATES,
    ),
    card(
        "4000008400001629",
        Some("pm_card_threeDSecureRequiredChargeDeclined"),
        Behaviour::Authenticates {
            off_session: Exemption::Never,
            then: Some(Decline::GENERIC),
        },
    ),
    pays("4000000000003055", Some("pm_card_threeDSecureOptional")),
    card(
        "4000000000003097",
        None,
        Behaviour::Declines(Decline::PROCESSING),
    ),
    pays_then(
        "4000000000000259",
        "pm_card_createDispute",
        Aftermath::Fraud,
    ),
    pays_then(
        "4000000000002685",
        "pm_card_createDisputeProductNotReceived",
        Aftermath::NotReceived,
    ),
    pays_then(
        "4000000000001976",
        "pm_card_createDisputeInquiry",
        Aftermath::Inquiry,
    ),
    pays("4000000000005423", None),
    pays_then(
        "4000000000007726",
        "pm_card_pendingRefund",
        Aftermath::RefundPends,
    ),
    pays_then(
        "4000000000005126",
        "pm_card_refundFail",
        Aftermath::RefundFails,
    ),
];
