//! Currencies as Stripe counts them.
//!
//! Stripe's minor units differ from ISO 4217 in a few places (MGA has none, ISK and UGX are sent
//! with two decimals that must be zero), so the table is Stripe's:
//! <https://docs.stripe.com/currencies>.

use std::fmt;

/// A three-letter currency code in lower case, as Stripe's requests want it.
///
/// Any well-formed code is accepted, since Stripe adds currencies; an unknown one has two decimals.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "eur", pattern = "^[A-Za-z]{3}$"))]
pub struct Currency([u8; 3]);

/// Why a text is not a currency code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidCurrency;

impl fmt::Display for InvalidCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a currency is a three-letter ISO code such as eur or jpy")
    }
}

impl std::error::Error for InvalidCurrency {}

impl Currency {
    /// Reads a code in either case.
    ///
    /// # Errors
    /// When the text is not three ASCII letters.
    pub fn new(code: &str) -> Result<Self, InvalidCurrency> {
        match code.as_bytes() {
            [a, b, c] if code.bytes().all(|byte| byte.is_ascii_alphabetic()) => Ok(Self([
                a.to_ascii_lowercase(),
                b.to_ascii_lowercase(),
                c.to_ascii_lowercase(),
            ])),
            _ => Err(InvalidCurrency),
        }
    }

    /// The code in lower case.
    pub fn as_str(&self) -> &str {
        // Only ASCII letters get in, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// How many decimal digits the minor unit stands behind the major one: 0, 2 or 3.
    pub const fn exponent(self) -> u32 {
        match &self.0 {
            b"bif" | b"clp" | b"djf" | b"gnf" | b"jpy" | b"kmf" | b"krw" | b"mga" | b"pyg"
            | b"rwf" | b"vnd" | b"vuv" | b"xaf" | b"xof" | b"xpf" => 0,
            b"bhd" | b"jod" | b"kwd" | b"omr" | b"tnd" => 3,
            _ => 2,
        }
    }

    /// The smallest difference between two amounts, in minor units: Stripe wants the last digit
    /// of a three-decimal currency, and the last two of ISK and UGX, to be zero.
    pub const fn step(self) -> i64 {
        match &self.0 {
            b"isk" | b"ugx" => 100,
            _ if self.exponent() == 3 => 10,
            _ => 1,
        }
    }

    /// Minor units in one major unit: 1, 100 or 1000.
    pub const fn minor_per_major(self) -> i64 {
        10_i64.pow(self.exponent())
    }
}

impl TryFrom<String> for Currency {
    type Error = InvalidCurrency;

    fn try_from(code: String) -> Result<Self, InvalidCurrency> {
        Self::new(&code)
    }
}

impl std::str::FromStr for Currency {
    type Err = InvalidCurrency;

    fn from_str(code: &str) -> Result<Self, InvalidCurrency> {
        Self::new(code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::new(code).unwrap()
    }

    #[test]
    fn exponents_are_stripes_and_not_isos() {
        for code in [
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV",
            "XAF", "XOF", "XPF",
        ] {
            assert_eq!(currency(code).exponent(), 0, "{code}");
        }
        for code in ["bhd", "jod", "kwd", "omr", "tnd"] {
            assert_eq!(
                (currency(code).exponent(), currency(code).step()),
                (3, 10),
                "{code}"
            );
        }
        for code in ["isk", "ugx"] {
            assert_eq!(
                (currency(code).exponent(), currency(code).step()),
                (2, 100),
                "{code}"
            );
        }
        for code in ["eur", "usd", "huf", "twd", "zzz"] {
            assert_eq!(
                (currency(code).exponent(), currency(code).step()),
                (2, 1),
                "{code}"
            );
        }
    }

    #[test]
    fn a_code_is_three_letters_in_any_case() {
        assert_eq!(currency("EuR").as_str(), "eur");
        for bad in ["", "eu", "euro", "e1r", "€", "e u"] {
            assert_eq!(Currency::new(bad), Err(InvalidCurrency), "{bad}");
        }
    }
}
