//! Payment methods made in the browser, before any intent.

mod new;

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::fields::Text;
use crate::{Address, AllowRedisplay, BillingDetails, Properties, Rest, convert};

pub use new::{CardSource, NewPaymentMethod};

/// A payment method. <https://docs.stripe.com/api/payment_methods/object>
///
/// ```no_run
/// # fn show(method: &stripe_js::PaymentMethod) {
/// if let Some(card) = method.card() {
///     let text = [card.brand.as_str(), " •••• ", card.last4.as_str()].concat();
/// }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentMethod {
    /// `pm_…`
    pub id: String,
    /// Such as `card`.
    pub kind: Option<String>,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl PaymentMethod {
    /// One that JavaScript tells, such as a part of an answer; `None` without an id.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # use wasm_bindgen::JsValue;
    /// # fn f(from_the_pages_own_script: &JsValue) -> Option<String> {
    /// PaymentMethod::from_js(from_the_pages_own_script)?.last4()
    /// # }
    /// ```
    pub fn from_js(method: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(method, "id")?,
            kind: convert::text(method, "type"),
            rest: Rest::of(method),
        })
    }

    /// Whether it may be offered again: `always`, `limited` or `unspecified`.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn to_offer(method: &PaymentMethod) -> bool {
    /// method.allow_redisplay().as_deref() == Some("always")
    /// # }
    /// ```
    pub fn allow_redisplay(&self) -> Option<String> {
        self.rest.text("allow_redisplay")
    }

    /// Who pays with it.
    pub fn billing_details(&self) -> Payer {
        let details = self.rest.field("billing_details");
        details.map(|it| Payer::read(&it)).unwrap_or_default()
    }

    /// The card, if it is one.
    pub fn card(&self) -> Option<CardFacts> {
        CardFacts::read(&self.rest.field("card")?)
    }

    /// The bank account, if it is one: `us_bank_account`, `sepa_debit` and their like.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn f(method: &PaymentMethod) -> Option<String> {
    /// let account = method.bank_account()?;
    /// Some([account.bank_name?.as_str(), " •••• ", &account.last4?].concat())
    /// # }
    /// ```
    pub fn bank_account(&self) -> Option<BankFacts> {
        BankFacts::read(self.kind.as_deref()?, self.rest.as_js()?)
    }

    /// A detail that its type tells as a text, such as `email` of `link`, or `bank` of `ideal`.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn f(method: &PaymentMethod) -> Option<String> {
    /// method.detail("payer_email") // of `paypal`
    /// # }
    /// ```
    pub fn detail(&self, name: &str) -> Option<String> {
        convert::text(&self.rest.field(self.kind.as_deref()?)?, name)
    }

    /// Notes on it, which whoever made it has written.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn f(method: &PaymentMethod) -> Option<String> {
    /// method.metadata("nickname")
    /// # }
    /// ```
    pub fn metadata(&self, name: &str) -> Option<String> {
        convert::text(&self.rest.field("metadata")?, name)
    }

    /// When it was made: seconds since 1970, UTC.
    pub fn created(&self) -> Option<i64> {
        self.rest.integer("created")
    }

    /// `cus_…`, if it is saved with a customer.
    pub fn customer(&self) -> Option<String> {
        self.rest.text("customer")
    }

    /// Whether it is for real money.
    pub fn livemode(&self) -> bool {
        self.rest.flag("livemode")
    }

    /// The last four digits of the card or account, where its type has them.
    pub fn last4(&self) -> Option<String> {
        self.detail("last4")
    }
}

/// Who pays with a payment method.
///
/// ```no_run
/// use stripe_js::{Payer, PaymentMethod};
///
/// fn greeting(method: &PaymentMethod) -> Option<String> {
///     let Payer { name, .. } = method.billing_details();
///     Some(["Thank you, ", &name?, "!"].concat())
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payer {
    /// Full name.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Address,
}

impl Payer {
    pub(crate) fn read(details: &JsValue) -> Self {
        Self {
            name: convert::text(details, "name"),
            email: convert::text(details, "email"),
            phone: convert::text(details, "phone"),
            address: Address::read(&convert::field(details, "address").unwrap_or_default()),
        }
    }
}

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

define_options! {
    /// What to add to the payment method that Elements make.
    /// <https://docs.stripe.com/api/payment_methods/create>
    ///
    /// ```
    /// use stripe_js::{AllowRedisplay, BillingDetails, PaymentMethodParams, Properties};
    ///
    /// let params = PaymentMethodParams::default()
    ///     .billing_details(BillingDetails::default().name("Jenny Rosen"))
    ///     .allow_redisplay(AllowRedisplay::Always)
    ///     .metadata(Properties::default().with("order", "1042"));
    /// ```
    #[derive(Default)]
    PaymentMethodParams {
        /// The payer.
        billing_details: BillingDetails => "billing_details",
        /// Whether the method may be offered again.
        allow_redisplay: AllowRedisplay => "allow_redisplay",
        /// Notes on the payment method.
        metadata: Properties => "metadata",
        /// The payment method of a platform's customer to copy: `pm_…`
        payment_method: Text => "payment_method",
        /// Its type, such as `card`, where no Element tells it.
        kind: Text => "type",
    }
}
