//! What an event is about, by its type.
//!
//! <https://docs.stripe.com/api/events/types>

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A `PaymentIntent`.
    Intent,
    /// A charge.
    Charge,
    /// A charge of which something went back.
    RefundedCharge,
    /// A refund.
    Refund,
    /// A dispute.
    Dispute,
    /// The fee that the platform took.
    Fee,
    /// A part of such a fee that went back.
    FeeRefund,
    /// What an account can do.
    Account,
    /// That an account is connected to the platform.
    Authorization,
    /// That it is not any more.
    Deauthorization,
}

impl EventKind {
    /// What events of a type are about. A thin event has the type of the snapshot event with `v1.`
    /// before it. `None`: nothing here depends on it.
    pub fn of(kind: &str) -> Option<Self> {
        let kind = kind.strip_prefix("v1.").unwrap_or(kind);
        Some(match kind {
            "charge.refunded" => Self::RefundedCharge,
            "charge.refund.updated" => Self::Refund,
            "application_fee.refund.updated" => Self::FeeRefund,
            "account.updated" => Self::Account,
            "account.application.authorized" => Self::Authorization,
            "account.application.deauthorized" => Self::Deauthorization,
            _ if kind.starts_with("payment_intent.") => Self::Intent,
            _ if kind.starts_with("charge.dispute.") => Self::Dispute,
            _ if kind.starts_with("charge.") => Self::Charge,
            _ if kind.starts_with("refund.") => Self::Refund,
            _ if kind.starts_with("application_fee.") => Self::Fee,
            _ if kind.starts_with("capability.") => Self::Account,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_tells_what_an_event_is_about() {
        for (kind, expected) in [
            ("payment_intent.succeeded", Some(EventKind::Intent)),
            ("v1.payment_intent.succeeded", Some(EventKind::Intent)),
            ("payment_intent.one_day", Some(EventKind::Intent)),
            ("charge.failed", Some(EventKind::Charge)),
            ("charge.refunded", Some(EventKind::RefundedCharge)),
            ("charge.refund.updated", Some(EventKind::Refund)),
            ("refund.failed", Some(EventKind::Refund)),
            ("charge.dispute.created", Some(EventKind::Dispute)),
            ("application_fee.created", Some(EventKind::Fee)),
            ("application_fee.refunded", Some(EventKind::Fee)),
            ("application_fee.refund.updated", Some(EventKind::FeeRefund)),
            ("account.updated", Some(EventKind::Account)),
            ("capability.updated", Some(EventKind::Account)),
            (
                "account.application.authorized",
                Some(EventKind::Authorization),
            ),
            (
                "account.application.deauthorized",
                Some(EventKind::Deauthorization),
            ),
            ("account.external_account.created", None),
            ("payout.paid", None),
            ("balance.available", None),
            ("v2.core.account.updated", None),
            ("", None),
        ] {
            assert_eq!(EventKind::of(kind), expected, "{kind}");
        }
    }
}
