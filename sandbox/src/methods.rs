//! The table of payment methods that the sandbox imitates.

use crate::{debits::Scheme, money::Currency, vouchers::Voucher};

/// One kind of payment method.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Method {
    /// Stripe's word for it.
    pub(crate) name: &'static str,
    currencies: Currencies,
    pub(crate) course: Course,
    /// Money can be held first and taken later.
    pub(crate) manual_capture: bool,
}

/// How a payment goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Course {
    /// The bank answers at once.
    AtOnce,
    /// The customer leaves the page to pay.
    Redirects,
    /// The bank answers after some days.
    Delayed(Scheme),
    /// The customer pays with a voucher, outside the page.
    Vouchers(Voucher),
}

#[derive(Debug, PartialEq, Eq)]
enum Currencies {
    All,
    Only(&'static [&'static str]),
}

/// The table, in the order in which methods are offered.
pub(crate) const METHODS: [Method; 10] = [
    Method {
        name: "card",
        currencies: Currencies::All,
        course: Course::AtOnce,
        manual_capture: true,
    },
    Method {
        name: "ideal",
        currencies: Currencies::Only(&["eur"]),
        course: Course::Redirects,
        manual_capture: false,
    },
    Method {
        name: "bancontact",
        currencies: Currencies::Only(&["eur"]),
        course: Course::Redirects,
        manual_capture: false,
    },
    Method {
        name: "alipay",
        currencies: Currencies::Only(&[
            "aud", "cad", "cny", "eur", "gbp", "hkd", "jpy", "myr", "nzd", "sgd", "usd",
        ]),
        course: Course::Redirects,
        manual_capture: false,
    },
    Method {
        name: "sepa_debit",
        currencies: Currencies::Only(&["eur"]),
        course: Course::Delayed(Scheme::Sepa),
        manual_capture: false,
    },
    Method {
        name: "us_bank_account",
        currencies: Currencies::Only(&["usd"]),
        course: Course::Delayed(Scheme::Ach),
        manual_capture: false,
    },
    Method {
        name: "boleto",
        currencies: Currencies::Only(&["brl"]),
        course: Course::Vouchers(Voucher::Boleto),
        manual_capture: false,
    },
    Method {
        name: "konbini",
        currencies: Currencies::Only(&["jpy"]),
        course: Course::Vouchers(Voucher::Konbini),
        manual_capture: false,
    },
    Method {
        name: "multibanco",
        currencies: Currencies::Only(&["eur"]),
        course: Course::Vouchers(Voucher::Multibanco),
        manual_capture: false,
    },
    Method {
        name: "oxxo",
        currencies: Currencies::Only(&["mxn"]),
        course: Course::Vouchers(Voucher::Oxxo),
        manual_capture: false,
    },
];

/// What an intent asks of its payment methods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    /// Only these, when given.
    pub(crate) allowed: Option<Vec<String>>,
    /// None of these.
    pub(crate) excluded: Vec<String>,
    /// Methods that lead away from the page are not wanted.
    pub(crate) without_redirects: bool,
    /// The money is to be held first.
    pub(crate) manual_capture: bool,
}

impl Method {
    /// The method of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        METHODS.iter().find(|method| method.name == name)
    }

    /// Whether the customer leaves the page to pay.
    pub(crate) fn redirects(&self) -> bool {
        self.course == Course::Redirects
    }

    /// Whether a form shows the method. Bank accounts and vouchers are shown where they are asked for
    /// by name, so that other forms stay short.
    pub(crate) fn is_shown(&self, wish: &Wish) -> bool {
        let takes_days = matches!(self.course, Course::Delayed(_) | Course::Vouchers(_));
        !takes_days || wish.allowed.is_some()
    }

    fn takes(&self, currency: Currency) -> bool {
        match self.currencies {
            Currencies::All => true,
            Currencies::Only(codes) => codes.contains(&currency.code()),
        }
    }

    fn suits(&self, wish: &Wish) -> bool {
        wish.allowed
            .as_ref()
            .is_none_or(|names| names.iter().any(|name| name == self.name))
            && !wish.excluded.iter().any(|name| name == self.name)
            && !(wish.without_redirects && self.redirects())
            && (!wish.manual_capture || self.manual_capture)
    }
}

/// What a `PaymentIntent` in `currency` can be paid with.
pub(crate) fn available(currency: Currency, wish: &Wish) -> impl Iterator<Item = &'static Method> {
    METHODS
        .iter()
        .filter(move |method| method.takes(currency) && method.suits(wish))
}

/// What a payment form offers before there is a `PaymentIntent`: what it names, or else cards and one
/// method that leads away, so that a form stays short.
pub(crate) fn offered(currency: Currency, wish: &Wish) -> Vec<&'static str> {
    let mut led_away = false;
    available(currency, wish)
        .filter(|method| method.is_shown(wish))
        .filter(|method| {
            wish.allowed.is_some() || !method.redirects() || !std::mem::replace(&mut led_away, true)
        })
        .map(|method| method.name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code, "currency").unwrap()
    }

    fn names(code: &str, wish: &Wish) -> Vec<&'static str> {
        available(currency(code), wish)
            .map(|method| method.name)
            .collect()
    }

    #[test]
    fn each_currency_has_its_methods() {
        let any = Wish::default();

        assert_eq!(
            names("eur", &any),
            [
                "card",
                "ideal",
                "bancontact",
                "alipay",
                "sepa_debit",
                "multibanco"
            ]
        );
        assert_eq!(names("jpy", &any), ["card", "alipay", "konbini"]);
        assert_eq!(names("brl", &any), ["card", "boleto"]);
        assert_eq!(names("mxn", &any), ["card", "oxxo"]);
        assert_eq!(names("usd", &any), ["card", "alipay", "us_bank_account"]);
        assert_eq!(names("isk", &any), ["card"]);
    }

    #[test]
    fn wishes_are_honoured() {
        let only = |names: &[&str]| names.iter().copied().map(String::from).collect::<Vec<_>>();

        let allowed = Wish {
            allowed: Some(only(&["ideal"])),
            ..Wish::default()
        };
        assert_eq!(names("eur", &allowed), ["ideal"]);
        let excluded = Wish {
            excluded: only(&["card", "alipay"]),
            ..Wish::default()
        };
        assert_eq!(
            names("eur", &excluded),
            ["ideal", "bancontact", "sepa_debit", "multibanco"]
        );
        let staying = Wish {
            without_redirects: true,
            ..Wish::default()
        };
        assert_eq!(names("eur", &staying), ["card", "sepa_debit", "multibanco"]);
        let held = Wish {
            manual_capture: true,
            ..Wish::default()
        };
        assert_eq!(names("eur", &held), ["card"]);
    }

    #[test]
    fn a_form_offers_cards_and_one_redirect() {
        let any = Wish::default();

        assert_eq!(offered(currency("eur"), &any), ["card", "ideal"]);
        assert_eq!(offered(currency("jpy"), &any), ["card", "alipay"]);
        assert_eq!(offered(currency("usd"), &any), ["card", "alipay"]);
        let named = Wish {
            allowed: Some(["card", "sepa_debit"].map(String::from).to_vec()),
            ..Wish::default()
        };
        assert_eq!(offered(currency("eur"), &named), ["card", "sepa_debit"]);
    }

    #[test]
    fn a_form_offers_every_method_that_it_names() {
        let named = Wish {
            allowed: Some(["alipay", "card", "bancontact"].map(String::from).to_vec()),
            ..Wish::default()
        };

        assert_eq!(
            offered(currency("eur"), &named),
            ["card", "bancontact", "alipay"]
        );
    }
}
