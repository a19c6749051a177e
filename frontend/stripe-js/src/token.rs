//! Tokens: card and account data that a server can use once.
//! <https://docs.stripe.com/js/tokens>
//!
//! Payment methods and confirmation tokens have taken their place; these are for servers that still
//! use them, and for the CVC of a saved card.

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::fields::{Fields, Text, secret};
use crate::{Rest, convert};

/// A single-use token. <https://docs.stripe.com/api/tokens/object>
///
/// ```no_run
/// use stripe_js::Token;
///
/// fn can_send(token: &Token, now: i64) -> bool {
///     let is_fresh = token.created().is_some_and(|made| now - made < 600);
///     is_fresh && token.livemode() && !token.used()
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// `tok_…`, `btok_…` or `cvctok_…`
    pub id: String,
    /// What it stands for: `card`, `bank_account`, `cvc_update` or `pii`.
    pub kind: Option<String>,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl Token {
    pub(crate) fn read(token: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(token, "id")?,
            kind: convert::text(token, "type"),
            rest: Rest::of(token),
        })
    }

    /// When it was made: seconds since 1970, UTC.
    pub fn created(&self) -> Option<i64> {
        self.rest.integer("created")
    }

    /// Whether it is for real money.
    pub fn livemode(&self) -> bool {
        self.rest.flag("livemode")
    }

    /// Whether it has been used.
    pub fn used(&self) -> bool {
        self.rest.flag("used")
    }
}

define_options! {
    /// What to add to a card that was typed into an Element.
    /// <https://docs.stripe.com/js/tokens/create_token?type=cardElement>
    ///
    /// ```
    /// use stripe_js::token::CardTokenData;
    ///
    /// let data = CardTokenData::default()
    ///     .name("Jenny Rosen")
    ///     .address_line1("Torstraße 1")
    ///     .address_line2("2. OG")
    ///     .address_city("Berlin")
    ///     .address_state("BE")
    ///     .address_zip("10119")
    ///     .address_country("DE");
    /// let to_be_paid_out_to = CardTokenData::default().currency("usd");
    /// ```
    #[derive(Default)]
    CardTokenData {
        /// Full name.
        name: Text => "name",
        /// Street and number.
        address_line1: Text => "address_line1",
        /// Flat, floor or building.
        address_line2: Text => "address_line2",
        /// City, town or village.
        address_city: Text => "address_city",
        /// State, county or province.
        address_state: Text => "address_state",
        /// ZIP or postal code.
        address_zip: Text => "address_zip",
        /// Two letters, ISO 3166-1 alpha-2.
        address_country: Text => "address_country",
        /// Of a card that is paid out to: three letters, lower case.
        currency: Text => "currency",
    }
}

define_options! {
    /// What to add to an IBAN that was typed into an Element.
    /// <https://docs.stripe.com/js/tokens/create_token?type=iban>
    IbanTokenData {
    }
}

impl IbanTokenData {
    /// The currency, `eur`; the owner, and whether that is an `individual` or a `company`.
    pub fn new(
        currency: impl Into<Text>,
        account_holder_name: impl Into<Text>,
        account_holder_type: impl Into<Text>,
    ) -> Self {
        let mut fields = Fields::default();
        fields.set("currency", currency.into());
        fields.set("account_holder_name", account_holder_name.into());
        fields.set("account_holder_type", account_holder_type.into());
        Self(fields)
    }
}

define_options! {
    /// A bank account.
    /// <https://docs.stripe.com/js/tokens/create_token?type=bank_account>
    ///
    /// ```
    /// use stripe_js::token::BankAccountData;
    ///
    /// let japanese = BankAccountData::new("JP", "jpy", "0001234", "individual")
    ///     .routing_number("1100000") // bank and branch
    ///     .account_holder_name("ローゼン ジェニー")
    ///     .account_type("futsu");
    /// ```
    BankAccountData {
        /// The bank; not with an IBAN.
        routing_number: Text => "routing_number",
        /// The owner.
        account_holder_name: Text => "account_holder_name",
        /// In Japan: `futsu` or `toza`.
        account_type: Text => "account_type",
    }
}

impl BankAccountData {
    /// Where the account is, in two letters; its currency in three; its number, and whether its owner
    /// is an `individual` or a `company`.
    pub fn new(
        country: impl Into<Text>,
        currency: impl Into<Text>,
        account_number: impl Into<Text>,
        account_holder_type: impl Into<Text>,
    ) -> Self {
        let mut fields = Fields::default();
        fields.set("country", country.into());
        fields.set("currency", currency.into());
        fields.set("account_number", secret(account_number));
        fields.set("account_holder_type", account_holder_type.into());
        Self(fields)
    }
}
