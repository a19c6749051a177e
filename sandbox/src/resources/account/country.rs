//! Where Stripe has accounts.

use crate::{
    error::{Error, Result},
    money::Currency,
};

/// Where Stripe has accounts, and what they count in by default.
const COUNTRIES: [(&str, &str); 46] = [
    ("AE", "aed"),
    ("AT", "eur"),
    ("AU", "aud"),
    ("BE", "eur"),
    ("BG", "eur"),
    ("BR", "brl"),
    ("CA", "cad"),
    ("CH", "chf"),
    ("CY", "eur"),
    ("CZ", "czk"),
    ("DE", "eur"),
    ("DK", "dkk"),
    ("EE", "eur"),
    ("ES", "eur"),
    ("FI", "eur"),
    ("FR", "eur"),
    ("GB", "gbp"),
    ("GI", "gbp"),
    ("GR", "eur"),
    ("HK", "hkd"),
    ("HR", "eur"),
    ("HU", "huf"),
    ("IE", "eur"),
    ("IN", "inr"),
    ("IT", "eur"),
    ("JP", "jpy"),
    ("LI", "chf"),
    ("LT", "eur"),
    ("LU", "eur"),
    ("LV", "eur"),
    ("MT", "eur"),
    ("MX", "mxn"),
    ("MY", "myr"),
    ("NL", "eur"),
    ("NO", "nok"),
    ("NZ", "nzd"),
    ("PL", "pln"),
    ("PT", "eur"),
    ("RO", "ron"),
    ("SE", "sek"),
    ("SG", "sgd"),
    ("SI", "eur"),
    ("SK", "eur"),
    ("TH", "thb"),
    ("US", "usd"),
    ("ID", "idr"),
];

/// A country that Stripe has accounts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Country(&'static (&'static str, &'static str));

impl Country {
    pub(crate) const UNITED_STATES: Self = Self(&("US", "usd"));

    /// Reads a two-letter code.
    pub(crate) fn parse(code: &str) -> Result<Self> {
        COUNTRIES
            .iter()
            .find(|(known, _)| *known == code)
            .map(Self)
            .ok_or_else(|| {
                Error::invalid(format!(
                "Country '{code}' is unknown. Try using a 2-character alphanumeric country code \
                 instead, such as 'US', 'EG', or 'GB'. A full list of country codes is available \
                 at https://stripe.com/global"
            ))
            .param("country")
            })
    }

    pub(crate) fn code(self) -> &'static str {
        self.0.0
    }

    /// The currency that accounts there count in by default.
    pub(crate) fn currency(self) -> Currency {
        Currency::listed(self.0.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_counts_in_a_currency_that_stripe_takes() {
        for (code, currency) in COUNTRIES {
            let country = Country::parse(code).unwrap();
            let parsed = Currency::parse(currency, "default_currency").unwrap();
            assert_eq!(country.currency(), parsed, "{code}");
        }
    }
}
