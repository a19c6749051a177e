//! What a page may show of a card or a bank account.

use wasm_bindgen::JsValue;

use crate::convert;

/// What a page may show of a card.
///
/// ```
/// use stripe_js::CardFacts;
///
/// fn runs_out(card: &CardFacts, year: i64) -> bool {
///     card.exp_year.is_some_and(|last| last <= year)
/// }
///
/// let visa = CardFacts { exp_month: Some(4), exp_year: Some(2027), ..CardFacts::default() };
/// assert!(runs_out(&visa, 2027));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardFacts {
    /// The brand, such as `visa`.
    pub brand: String,
    /// The brand to show where a card has several.
    pub display_brand: Option<String>,
    /// Where it was issued: two letters.
    pub country: Option<String>,
    /// The month in which it expires, from 1.
    pub exp_month: Option<i64>,
    /// The year in which it expires, in four digits.
    pub exp_year: Option<i64>,
    /// `credit`, `debit`, `prepaid` or `unknown`.
    pub funding: Option<String>,
    /// The last four digits.
    pub last4: String,
    /// The networks that it can be paid through, such as `cartes_bancaires`.
    pub networks: Vec<String>,
    /// The network that the customer prefers, where the card has several.
    pub preferred_network: Option<String>,
    /// The wallet that it came from, such as `apple_pay`.
    pub wallet: Option<String>,
}

impl CardFacts {
    pub(crate) fn read(card: &JsValue) -> Option<Self> {
        Some(Self {
            brand: convert::text(card, "brand")?,
            display_brand: convert::text(card, "display_brand"),
            country: convert::text(card, "country"),
            exp_month: convert::integer(card, "exp_month"),
            exp_year: convert::integer(card, "exp_year"),
            funding: convert::text(card, "funding"),
            last4: convert::text(card, "last4").unwrap_or_default(),
            networks: convert::field(card, "networks")
                .map(|networks| convert::texts(&networks, "available"))
                .unwrap_or_default(),
            preferred_network: convert::field(card, "networks")
                .and_then(|networks| convert::text(&networks, "preferred")),
            wallet: convert::field(card, "wallet")
                .and_then(|wallet| convert::text(&wallet, "type")),
        })
    }
}

/// What a page may show of a bank account.
///
/// ```
/// use stripe_js::BankFacts;
///
/// fn line(account: &BankFacts) -> Option<String> {
///     Some(["•••• ", account.last4.as_deref()?].concat())
/// }
///
/// let account = BankFacts { last4: Some("6789".to_owned()), ..BankFacts::default() };
/// assert_eq!(line(&account).as_deref(), Some("•••• 6789"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankFacts {
    /// The last four digits of its number.
    pub last4: Option<String>,
    /// The bank, in words; of accounts in the US.
    pub bank_name: Option<String>,
    /// The bank, by its code: routing number, bank code, BSB or sort code.
    pub bank_code: Option<String>,
    /// `checking` or `savings`; of accounts in the US.
    pub account_type: Option<String>,
    /// Whether its owner is an `individual` or a `company`; of accounts in the US.
    pub account_holder_type: Option<String>,
    /// Where it is: two letters, of SEPA Direct Debit.
    pub country: Option<String>,
    /// What is the same for the same account.
    pub fingerprint: Option<String>,
}

/// The types of payment method that are bank accounts.
const BANK_ACCOUNTS: [&str; 6] = [
    "acss_debit",
    "au_becs_debit",
    "bacs_debit",
    "nz_bank_account",
    "sepa_debit",
    "us_bank_account",
];

impl BankFacts {
    /// Of a payment method, or of the preview of one.
    pub(crate) fn read(payment_method_type: &str, method: &JsValue) -> Option<Self> {
        if !BANK_ACCOUNTS.contains(&payment_method_type) {
            return None;
        }
        let account = convert::field(method, payment_method_type)?;
        let text = |name| convert::text(&account, name);
        let codes = ["routing_number", "bank_code", "bsb_number", "sort_code"];
        Some(Self {
            last4: text("last4"),
            bank_name: text("bank_name"),
            bank_code: codes.into_iter().find_map(text),
            account_type: text("account_type"),
            account_holder_type: text("account_holder_type"),
            country: text("country"),
            fingerprint: text("fingerprint"),
        })
    }
}
