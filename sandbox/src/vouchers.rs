//! Vouchers: the customer gets a number and pays it outside the page, days later.
//!
//! What becomes of one is decided by the customer's email address, as in Stripe's test mode:
//! <https://docs.stripe.com/payments/oxxo/accept-a-payment#test-integration>

use crate::clock::{DAY_SECONDS, UnixSeconds};

/// Who takes the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voucher {
    /// Brazil: banks and their machines.
    Boleto,
    /// Japan: convenience stores.
    Konbini,
    /// Portugal: cash machines and online banking.
    Multibanco,
    /// Mexico: convenience stores.
    Oxxo,
}

/// What becomes of a voucher, if nobody else says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is paid after so many seconds.
    Paid(i64),
    /// It expires after so many seconds, or in its own time.
    Expires(Option<i64>),
}

/// How long a test waits that is not said to end at once.
const DELAY_SECONDS: i64 = 3 * 60;

const HOUR_SECONDS: i64 = 60 * 60;

impl Voucher {
    /// Stripe's word for the kind of payment method.
    pub(crate) fn method_name(self) -> &'static str {
        match self {
            Self::Boleto => "boleto",
            Self::Konbini => "konbini",
            Self::Multibanco => "multibanco",
            Self::Oxxo => "oxxo",
        }
    }

    /// What must be known of the customer.
    pub(crate) fn asks_for(self) -> &'static [&'static str] {
        match self {
            Self::Boleto => &["name", "email", "address"],
            Self::Konbini | Self::Oxxo => &["name", "email"],
            Self::Multibanco => &["email"],
        }
    }

    /// After how many days it expires.
    pub(crate) fn expires_after_days(self) -> i64 {
        match self {
            Self::Boleto | Self::Konbini | Self::Oxxo => 3,
            Self::Multibanco => 7,
        }
    }

    /// When one that is made `now` expires: with the end of a day, where it is paid.
    pub(crate) fn expires_at(self, now: UnixSeconds) -> UnixSeconds {
        let ahead_of_utc = match self {
            Self::Boleto => -3 * HOUR_SECONDS,
            Self::Konbini => 9 * HOUR_SECONDS,
            Self::Multibanco => 0,
            Self::Oxxo => -6 * HOUR_SECONDS,
        };
        let today = (now + ahead_of_utc).div_euclid(DAY_SECONDS);
        let last_day = today + self.expires_after_days();
        (last_day + 1) * DAY_SECONDS - 1 - ahead_of_utc
    }
}

impl Fate {
    /// The fate of a voucher of a customer with that email address.
    pub(crate) fn of(email: Option<&str>) -> Self {
        let name = email.and_then(|email| email.split_once('@'));
        let name = name.map_or("", |(name, _)| name);
        let fates = [
            ("succeed_immediately", Self::Paid(0)),
            ("expire_immediately", Self::Expires(Some(0))),
            ("expire_with_delay", Self::Expires(Some(DELAY_SECONDS))),
            ("fill_never", Self::Expires(None)),
        ];
        let own = fates.into_iter().find(|(end, _)| name.ends_with(end));
        own.map_or(Self::Paid(DELAY_SECONDS), |(_, fate)| fate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_decides() {
        for (email, fate) in [
            (None, Fate::Paid(180)),
            (Some("ada@example.com"), Fate::Paid(180)),
            (Some("ada.succeed_immediately@example.com"), Fate::Paid(0)),
            (
                Some("expire_immediately@example.com"),
                Fate::Expires(Some(0)),
            ),
            (
                Some("expire_with_delay@example.com"),
                Fate::Expires(Some(180)),
            ),
            (Some("fill_never@example.com"), Fate::Expires(None)),
            (Some("ada@fill_never.example.com"), Fate::Paid(180)),
        ] {
            assert_eq!(Fate::of(email), fate, "{email:?}");
        }
    }

    #[test]
    fn a_voucher_expires_with_a_day_where_it_is_paid() {
        // 2026-11-22T04:40:08Z: still the day before in Mexico.
        let now = 1_795_322_408;
        for (voucher, at) in [
            (Voucher::Oxxo, "2026-11-25T05:59:59.000Z"),
            (Voucher::Boleto, "2026-11-26T02:59:59.000Z"),
            (Voucher::Konbini, "2026-11-25T14:59:59.000Z"),
            (Voucher::Multibanco, "2026-11-29T23:59:59.000Z"),
        ] {
            let expires = crate::clock::rfc3339(voucher.expires_at(now));
            assert_eq!(expires, at, "{voucher:?}");
        }
    }
}
