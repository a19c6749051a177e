//! Currencies and the amounts that Stripe takes in them. Whole minor units only.

use crate::error::{Error, Result};

/// The largest amount that a card payment may have: twelve digits.
const MAXIMUM: i64 = 999_999_999_999;

/// Currencies without a minor unit.
const ZERO_DECIMAL: [&str; 15] = [
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
    "xof", "xpf",
];

/// Currencies whose minor unit is a thousandth; Stripe takes only multiples of ten of them.
const THREE_DECIMAL: [&str; 5] = ["bhd", "jod", "kwd", "omr", "tnd"];

/// Currencies without a minor unit that Stripe nevertheless counts in hundredths.
const HUNDREDS: [&str; 2] = ["isk", "ugx"];

const TWO_DECIMAL: [&str; 109] = [
    "usd", "aed", "afn", "all", "amd", "ang", "aoa", "ars", "aud", "awg", "azn", "bam", "bbd",
    "bdt", "bmd", "bnd", "bob", "brl", "bsd", "bwp", "byn", "bzd", "cad", "cdf", "chf", "cny",
    "cop", "crc", "cve", "czk", "dkk", "dop", "dzd", "egp", "etb", "eur", "fjd", "fkp", "gbp",
    "gel", "gip", "gmd", "gtq", "gyd", "hkd", "hnl", "htg", "huf", "idr", "ils", "inr", "jmd",
    "kes", "kgs", "khr", "kyd", "kzt", "lak", "lbp", "lkr", "lrd", "lsl", "mad", "mdl", "mkd",
    "mmk", "mnt", "mop", "mur", "mvr", "mwk", "mxn", "myr", "mzn", "nad", "ngn", "nio", "nok",
    "npr", "nzd", "pab", "pen", "pgk", "php", "pkr", "pln", "qar", "ron", "rsd", "rub", "sar",
    "sbd", "scr", "sek", "sgd", "shp", "sle", "sos", "srd", "szl", "thb", "tjs", "top", "try",
    "ttd", "twd", "tzs", "uah", "uyu",
];

const TWO_DECIMAL_REST: [&str; 7] = ["uzs", "wst", "xcd", "yer", "zar", "zmw", "xcg"];

/// Smallest amounts, in minor units, with the sign that Stripe's message shows.
const MINIMUMS: [(&str, i64, &str); 31] = [
    ("usd", 50, "$"),
    ("aed", 200, "د.إ"),
    ("ars", 50, "$"),
    ("aud", 50, "$"),
    ("brl", 50, "R$"),
    ("cad", 50, "$"),
    ("chf", 50, "CHF"),
    ("cop", 50, "$"),
    ("czk", 1500, "Kč"),
    ("dkk", 250, "kr."),
    ("eur", 50, "€"),
    ("gbp", 30, "£"),
    ("hkd", 400, "$"),
    ("huf", 17500, "Ft"),
    ("idr", 50, "Rp"),
    ("ils", 50, "₪"),
    ("inr", 50, "₹"),
    ("jpy", 50, "¥"),
    ("krw", 50, "₩"),
    ("mxn", 1000, "$"),
    ("myr", 200, "RM"),
    ("nok", 300, "kr"),
    ("nzd", 50, "$"),
    ("php", 50, "₱"),
    ("pln", 200, "zł"),
    ("ron", 200, "lei"),
    ("rub", 50, "₽"),
    ("sek", 300, "kr"),
    ("sgd", 50, "$"),
    ("thb", 1000, "฿"),
    ("zar", 50, "R"),
];

/// A currency that Stripe takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Currency(&'static str);

impl Currency {
    /// Reads a three-letter code, in either case.
    pub(crate) fn parse(code: &str, param: &str) -> Result<Self> {
        let lower = code.to_ascii_lowercase();
        all()
            .find(|known| *known == lower)
            .map(Self)
            .ok_or_else(|| {
                let supported: Vec<_> = all().collect();
                Error::invalid(format!(
                    "Invalid currency: {code}. Stripe currently supports these currencies: {}",
                    supported.join(", ")
                ))
                .param(param)
            })
    }

    /// A currency of the tables in this crate, by its lower-case code.
    pub(crate) const fn listed(code: &'static str) -> Self {
        Self(code)
    }

    /// The lower-case code.
    pub(crate) fn code(self) -> &'static str {
        self.0
    }

    /// Refuses what Stripe would not take as an amount in this currency.
    pub(crate) fn check_amount(self, amount: i64) -> Result<()> {
        check_positive(amount)?;
        if amount > MAXIMUM {
            return Err(Error::invalid(format!(
                "Amount must be no more than {}",
                self.display(MAXIMUM)
            ))
            .code("amount_too_large")
            .param("amount"));
        }
        if let Some((_, minimum, _)) = self.minimum().filter(|(_, least, _)| amount < *least) {
            return Err(Error::invalid(format!(
                "Amount must be at least {}",
                self.display(*minimum)
            ))
            .code("amount_too_small")
            .param("amount"));
        }
        self.check_step(amount)
    }

    /// Refuses what is no part of an amount in this currency: of a refund, say, which has no minimum.
    pub(crate) fn check_part(self, amount: i64) -> Result<()> {
        check_positive(amount)?;
        self.check_step(amount)
    }

    fn check_step(self, amount: i64) -> Result<()> {
        let step = self.step();
        if amount % step == 0 {
            return Ok(());
        }
        Err(Error::invalid(format!(
            "Invalid amount: an amount in {} must be evenly divisible by {step}.",
            self.0
        ))
        .code("invalid_charge_amount")
        .param("amount"))
    }

    fn minimum(self) -> Option<&'static (&'static str, i64, &'static str)> {
        MINIMUMS.iter().find(|(code, ..)| *code == self.0)
    }

    /// Amounts must be a multiple of this.
    fn step(self) -> i64 {
        if THREE_DECIMAL.contains(&self.0) {
            10
        } else if HUNDREDS.contains(&self.0) {
            100
        } else {
            1
        }
    }

    /// `€0.50 eur`, as in Stripe's messages about an amount.
    fn display(self, amount: i64) -> String {
        format!("{} {}", self.with_sign(amount), self.0)
    }

    /// `€0.50`, as in Stripe's messages about a part of an amount.
    pub(crate) fn with_sign(self, amount: i64) -> String {
        let sign = self.minimum().map_or("", |(.., sign)| sign);
        if ZERO_DECIMAL.contains(&self.0) {
            format!("{sign}{amount}")
        } else if THREE_DECIMAL.contains(&self.0) {
            format!("{sign}{}.{:03}", amount / 1000, amount % 1000)
        } else {
            format!("{sign}{}.{:02}", amount / 100, amount % 100)
        }
    }
}

/// Refuses what is no amount in any currency.
pub(crate) fn check_positive(amount: i64) -> Result<()> {
    if amount >= 1 {
        return Ok(());
    }
    Err(
        Error::invalid("This value must be greater than or equal to 1.")
            .code("parameter_invalid_integer")
            .param("amount"),
    )
}

fn all() -> impl Iterator<Item = &'static str> {
    TWO_DECIMAL
        .into_iter()
        .chain(TWO_DECIMAL_REST)
        .chain(HUNDREDS)
        .chain(ZERO_DECIMAL)
        .chain(THREE_DECIMAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(code: &str, amount: i64) -> Option<String> {
        let currency = Currency::parse(code, "currency").unwrap();
        let error = currency.check_amount(amount).err()?.into_json();
        Some(String::from(error["error"]["message"].as_str().unwrap()))
    }

    #[test]
    fn every_currency_is_listed_once() {
        let mut codes: Vec<_> = all().collect();
        let listed = codes.len();
        codes.sort_unstable();
        codes.dedup();

        assert_eq!(codes.len(), listed);
        assert!(MINIMUMS.iter().all(|(code, ..)| codes.contains(code)));
    }

    #[test]
    fn codes_are_read_in_either_case() {
        assert_eq!(Currency::parse("EUR", "currency").unwrap().code(), "eur");
        assert!(Currency::parse("eurx", "currency").is_err());
    }

    #[test]
    fn each_currency_has_its_minimum() {
        assert_eq!(
            refusal("usd", 49).as_deref(),
            Some("Amount must be at least $0.50 usd")
        );
        assert_eq!(
            refusal("jpy", 49).as_deref(),
            Some("Amount must be at least ¥50 jpy")
        );
        assert_eq!(refusal("usd", 50), None);
        assert_eq!(refusal("jpy", 50), None);
    }

    #[test]
    fn amounts_are_positive_and_have_at_most_twelve_digits() {
        assert!(refusal("usd", 0).is_some());
        assert!(refusal("usd", -100).is_some());
        assert!(refusal("usd", i64::MAX).is_some());
        assert_eq!(refusal("usd", MAXIMUM), None);
    }

    #[test]
    fn coarse_currencies_take_only_multiples() {
        assert_eq!(refusal("kwd", 1230), None);
        assert!(refusal("kwd", 1235).is_some());
        assert_eq!(refusal("isk", 500), None);
        assert!(refusal("ugx", 550).is_some());
    }
}
