//! What an attempt to pay with a method leads to: the one decision of a confirmation.

use crate::{
    cards::{Behaviour, Decline, Exemption},
    debits::Scheme,
    resources::payment_method::{Card, Instrument},
    vouchers::Voucher,
};

/// What an attempt leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Approve,
    Decline(Decline),
    /// 3-D Secure comes first.
    Challenge,
    /// The customer must leave the page.
    Redirect,
    /// The bank will say in some days.
    Debit(Scheme),
    /// The customer gets a voucher.
    Show(Voucher),
}

/// Whether the customer is there to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// At the page, and the caller can lead them through an action.
    Present,
    /// At the page, but the caller wants an error rather than an action.
    WithoutActions,
    /// Away.
    OffSession,
}

/// The first look at a method.
pub(crate) fn verdict(instrument: &Instrument, presence: Presence) -> Verdict {
    let card = match instrument {
        Instrument::Card(card) => card,
        Instrument::BankAccount(account) => return Verdict::Debit(account.scheme()),
        Instrument::Redirect(_) if presence == Presence::Present => return Verdict::Redirect,
        Instrument::Voucher(payer) if presence == Presence::Present => {
            return Verdict::Show(payer.voucher);
        }
        Instrument::Redirect(_) | Instrument::Voucher(_) => {
            return Verdict::Decline(Decline::AUTHENTICATION_NOT_HANDLED);
        }
    };
    match card.specimen.behaviour {
        Behaviour::Pays => Verdict::Approve,
        Behaviour::Declines(decline) | Behaviour::DeclinesCharges(decline) => {
            Verdict::Decline(decline)
        }
        Behaviour::Authenticates { off_session, .. } => match presence {
            Presence::Present => Verdict::Challenge,
            Presence::WithoutActions => Verdict::Decline(Decline::AUTHENTICATION_NOT_HANDLED),
            Presence::OffSession if is_exempt(off_session, card) => Verdict::Approve,
            Presence::OffSession => Verdict::Decline(Decline::AUTHENTICATION_REQUIRED),
        },
    }
}

/// The look at a method that is to be saved and not to pay: the customer is there.
pub(crate) fn setup_verdict(instrument: &Instrument) -> Verdict {
    match instrument {
        Instrument::Card(card) => match card.specimen.behaviour {
            Behaviour::Pays | Behaviour::DeclinesCharges(_) => Verdict::Approve,
            Behaviour::Declines(decline) => Verdict::Decline(decline),
            Behaviour::Authenticates { .. } => Verdict::Challenge,
        },
        Instrument::BankAccount(account) => Verdict::Debit(account.scheme()),
        Instrument::Redirect(_) => Verdict::Redirect,
        Instrument::Voucher(payer) => Verdict::Show(payer.voucher),
    }
}

/// What the bank says to saving a method, once the customer has done their part.
pub(crate) fn after_setup_action(instrument: &Instrument) -> Option<Decline> {
    match instrument {
        Instrument::Card(card) => match card.specimen.behaviour {
            Behaviour::Authenticates { then, .. } => then,
            Behaviour::Declines(decline) => Some(decline),
            Behaviour::Pays | Behaviour::DeclinesCharges(_) => None,
        },
        Instrument::BankAccount(_) | Instrument::Redirect(_) | Instrument::Voucher(_) => None,
    }
}

fn is_exempt(exemption: Exemption, card: &Card) -> bool {
    match exemption {
        Exemption::Never => false,
        Exemption::OnceSetUp => card.set_up,
        Exemption::Always => true,
    }
}

/// What the bank says once the customer has done their part: `None` is yes.
pub(crate) fn after_action(instrument: &Instrument) -> Option<Decline> {
    match instrument {
        Instrument::Card(card) => match card.specimen.behaviour {
            Behaviour::Pays => None,
            Behaviour::Declines(decline) | Behaviour::DeclinesCharges(decline) => Some(decline),
            Behaviour::Authenticates { then, .. } => then,
        },
        Instrument::BankAccount(_) | Instrument::Redirect(_) | Instrument::Voucher(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cards, clock::Month, methods::Method, resources::payment_method::Card};

    fn card(ready_made: &str) -> Instrument {
        Instrument::Card(Card {
            specimen: cards::by_payment_method(ready_made).unwrap(),
            expiry: Month {
                year: 2030,
                month: 1,
            },
            has_cvc: true,
            set_up: false,
        })
    }

    #[test]
    fn a_good_card_pays_even_when_the_customer_is_away() {
        for presence in [
            Presence::Present,
            Presence::WithoutActions,
            Presence::OffSession,
        ] {
            assert_eq!(verdict(&card("pm_card_visa"), presence), Verdict::Approve);
        }
    }

    #[test]
    fn three_d_secure_needs_the_customer() {
        let card = card("pm_card_threeDSecure2Required");

        assert_eq!(verdict(&card, Presence::Present), Verdict::Challenge);
        assert_eq!(
            verdict(&card, Presence::OffSession),
            Verdict::Decline(Decline::AUTHENTICATION_REQUIRED)
        );
        assert_eq!(
            verdict(&card, Presence::WithoutActions),
            Verdict::Decline(Decline::AUTHENTICATION_NOT_HANDLED)
        );
        assert_eq!(after_action(&card), None);
    }

    #[test]
    fn a_bank_may_refuse_after_three_d_secure() {
        let card = card("pm_card_threeDSecureRequiredChargeDeclined");

        assert_eq!(verdict(&card, Presence::Present), Verdict::Challenge);
        assert!(after_action(&card).is_some());
    }

    #[test]
    fn a_redirect_leads_away() {
        let ideal = Instrument::Redirect(Method::named("ideal").unwrap());

        assert_eq!(verdict(&ideal, Presence::Present), Verdict::Redirect);
        assert_eq!(after_action(&ideal), None);
    }
}
