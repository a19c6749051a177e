//! Which changes the platform's own server is told of.
//!
//! | a checkout becomes | from | message |
//! |---|---|---|
//! | processing, authorized, canceled, expired | any other | `checkout.` and that |
//! | paid | not yet paid | `checkout.paid` |
//! | partially refunded, refunded | less refunded | `checkout.` and that |
//! | open | processing | `checkout.payment_failed` |
//!
//! Of a dispute the platform is told beside that ([`dispute_news`]). A refund that comes to nothing is told
//! by its own message, and not by what the checkout becomes.

use shared::{CheckoutStatus, MessageType};

use super::{Checkout, Dispute, State, dispute_news};

/// A checkout before a change, as far as that tells what is news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// How far it had come.
    pub status: CheckoutStatus,
    /// What went back already, in minor units.
    pub refunded: i64,
    /// What the cardholder disputed already.
    pub dispute: Option<Dispute>,
}

/// What the platform is told of a change.
pub fn announcements(before: &Before, after: &Checkout) -> impl Iterator<Item = MessageType> {
    let disputed = dispute_news(before.dispute.as_ref(), after.dispute.as_ref());
    [progress(before, after), disputed].into_iter().flatten()
}

/// What it is told of how far the payment has come.
fn progress(before: &Before, after: &Checkout) -> Option<MessageType> {
    use CheckoutStatus as Status;
    let refunded = match &after.state {
        State::Paid(payment) => payment.refunded,
        _ => 0,
    };
    let more_goes_back = refunded > before.refunded;
    match (before.status, after.state.status()) {
        (_, Status::PartiallyRefunded) => {
            more_goes_back.then_some(MessageType::CheckoutPartiallyRefunded)
        }
        (_, Status::Refunded) => more_goes_back.then_some(MessageType::CheckoutRefunded),
        (Status::PartiallyRefunded | Status::Refunded, Status::Paid) => None,
        (before, after) if before == after => None,
        (Status::Processing, Status::Open) => Some(MessageType::CheckoutPaymentFailed),
        (_, Status::Open) => None,
        (_, Status::Processing) => Some(MessageType::CheckoutProcessing),
        (_, Status::Authorized) => Some(MessageType::CheckoutAuthorized),
        (_, Status::Paid) => Some(MessageType::CheckoutPaid),
        (_, Status::Canceled) => Some(MessageType::CheckoutCanceled),
        (_, Status::Expired) => Some(MessageType::CheckoutExpired),
    }
}

#[cfg(test)]
mod tests {
    use shared::Named as _;

    use super::{
        super::{
            Cause, Ending, Intent, Pending, Timestamp,
            checkout::tests::{open, paid},
        },
        *,
    };

    fn refunded(amount: i64) -> Checkout {
        let mut checkout = paid(1850);
        if let State::Paid(payment) = &mut checkout.state {
            payment.refunded = amount;
        }
        checkout
    }

    fn ended(cause: Cause) -> Checkout {
        Checkout {
            state: State::Ended(Ending {
                cause,
                intent: None,
                at: Timestamp::from_millis(0),
            }),
            ..open(Intent::None)
        }
    }

    #[test]
    fn each_change_that_matters_is_told_once() {
        use CheckoutStatus as Status;
        let processing = Checkout {
            state: State::Processing(Pending::at_the_bank("pi_1")),
            ..open(Intent::None)
        };
        for (status, before, after, expected) in [
            (Status::Open, 0, &open(Intent::Ordered), ""),
            (Status::Open, 0, &processing, "checkout.processing"),
            (Status::Processing, 0, &processing, ""),
            (
                Status::Processing,
                0,
                &open(Intent::None),
                "checkout.payment_failed",
            ),
            (Status::Open, 0, &paid(1850), "checkout.paid"),
            (Status::Authorized, 0, &paid(1850), "checkout.paid"),
            (Status::Expired, 0, &paid(1850), "checkout.paid"),
            (Status::Paid, 0, &paid(1850), ""),
            (
                Status::Paid,
                0,
                &refunded(50),
                "checkout.partially_refunded",
            ),
            (
                Status::PartiallyRefunded,
                20,
                &refunded(50),
                "checkout.partially_refunded",
            ),
            (Status::PartiallyRefunded, 50, &refunded(50), ""),
            (Status::Refunded, 1850, &refunded(50), ""),
            (Status::PartiallyRefunded, 50, &refunded(0), ""),
            (
                Status::PartiallyRefunded,
                50,
                &refunded(1850),
                "checkout.refunded",
            ),
            (Status::Open, 0, &ended(Cause::Expired), "checkout.expired"),
            (
                Status::Authorized,
                0,
                &ended(Cause::Canceled(None)),
                "checkout.canceled",
            ),
        ] {
            let before = Before {
                status,
                refunded: before,
                dispute: None,
            };
            let told = progress(&before, after).map_or("", MessageType::name);
            assert_eq!(told, expected, "{before:?} {after:?}");
        }
    }
}
