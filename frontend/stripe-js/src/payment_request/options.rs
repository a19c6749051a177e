//! What a payment sheet is made with.

use crate::ApplePay;
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, Value};

define_options! {
    /// The options of a payment sheet.
    /// <https://docs.stripe.com/js/payment_request/create>
    ///
    /// ```
    /// use stripe_js::payment_request::{CardFunding, Item, PaymentRequestOptions, RequestApplePay};
    /// use stripe_js::payment_request::{ShippingOption, Wallet};
    ///
    /// let by_post = ShippingOption::new("post", "By post", "Two to four days", 500);
    /// let debit = Some(CardFunding::SupportsDebit);
    /// let total = Item::new("Shop", 10_400).pending(true);
    /// let options = PaymentRequestOptions::new("DE", "eur", total.clone())
    ///     .display_items(vec![Item::new("Shoes", 9900), Item::new("Postage", 500)])
    ///     .request_payer_name(true)
    ///     .request_payer_email(true)
    ///     .request_payer_phone(true)
    ///     .request_shipping(true)
    ///     .shipping_options(vec![by_post])
    ///     .disable_wallets(vec![Wallet::BrowserCard])
    ///     .apple_pay(RequestApplePay { later: None, card_funding: debit });
    /// let for_a_platform = PaymentRequestOptions::new("DE", "eur", total)
    ///     .wallets(vec![Wallet::ApplePay, Wallet::GooglePay])
    ///     .on_behalf_of("acct_…");
    /// ```
    PaymentRequestOptions {
        /// The lines above the total.
        display_items: Vec<Item> => "displayItems",
        /// Whether the sheet asks for the payer's name.
        request_payer_name: bool => "requestPayerName",
        /// Whether the sheet asks for the payer's phone number.
        request_payer_phone: bool => "requestPayerPhone",
        /// Whether the sheet asks for the payer's mail address.
        request_payer_email: bool => "requestPayerEmail",
        /// Whether the sheet asks where the purchase goes.
        request_shipping: bool => "requestShipping",
        /// How the purchase can be sent, the first one chosen.
        shipping_options: Vec<ShippingOption> => "shippingOptions",
        /// The wallets that are not offered.
        disable_wallets: Vec<Wallet> => "disableWallets",
        /// What Apple Pay shows of later payments, and which cards it takes.
        apple_pay: RequestApplePay => "applePay",
        /// The account that is the business of record; not for direct charges.
        on_behalf_of: Text => "onBehalfOf",
        /// The wallets that are offered.
        wallets: Vec<Wallet> => "wallets",
    }
}

impl PaymentRequestOptions {
    /// The country of the account in two letters, upper case; the currency in three, lower case; what
    /// is paid.
    pub fn new(country: impl Into<Text>, currency: impl Into<Text>, total: Item) -> Self {
        let mut fields = Fields::default();
        fields.set("country", country.into());
        fields.set("currency", currency.into());
        fields.set("total", total);
        Self(fields)
    }
}

define_options! {
    /// What changes of a payment sheet.
    ///
    /// ```
    /// use stripe_js::payment_request::{Item, RequestUpdate};
    ///
    /// let update = RequestUpdate::default()
    ///     .currency("usd")
    ///     .total(Item::new("Shop", 9900))
    ///     .display_items(vec![Item::new("Shoes", 9900)]);
    /// ```
    #[derive(Default)]
    RequestUpdate {
        /// Three letters, lower case.
        currency: Text => "currency",
        /// What is paid.
        total: Item => "total",
        /// The lines above the total.
        display_items: Vec<Item> => "displayItems",
        /// How the purchase can be sent, the first one chosen.
        shipping_options: Vec<ShippingOption> => "shippingOptions",
        /// What Apple Pay shows of later payments, and which cards it takes.
        apple_pay: RequestApplePay => "applePay",
    }
}

define_options! {
    /// The answer to a change of address or of sending.
    ///
    /// ```
    /// use stripe_js::payment_request::{Item, ShippingOption, UpdateDetails, UpdateStatus};
    ///
    /// let abroad = UpdateDetails::default()
    ///     .status(UpdateStatus::Success)
    ///     .shipping_options(vec![ShippingOption::new("air", "By air", "Ten days", 2900)])
    ///     .display_items(vec![Item::new("Shoes", 9900), Item::new("Postage", 2900)])
    ///     .total(Item::new("Shop", 12_800));
    /// ```
    #[derive(Default)]
    UpdateDetails {
        /// Whether it goes on; it does if absent.
        status: UpdateStatus => "status",
        /// What is paid now.
        total: Item => "total",
        /// The lines above the total.
        display_items: Vec<Item> => "displayItems",
        /// How the purchase can be sent there, the first one chosen.
        shipping_options: Vec<ShippingOption> => "shippingOptions",
        /// What Apple Pay shows of later payments.
        apple_pay: ApplePay => "applePay",
    }
}

define_words! {
    /// Whether a sheet goes on after a change.
    UpdateStatus {
        /// It does.
        Success => "success",
        /// It does not.
        Fail => "fail",
        /// Nothing is sent there.
        InvalidShippingAddress => "invalid_shipping_address",
    }
}

define_options! {
    /// A line of the sheet.
    Item {
        /// Whether the amount may still change.
        pending: bool => "pending",
    }
}

impl Item {
    /// What it is, and the amount in the currency's smallest unit.
    pub fn new(label: impl Into<Text>, amount: i64) -> Self {
        let mut fields = Fields::default();
        fields.set("label", label.into());
        fields.set("amount", amount);
        Self(fields)
    }
}

define_options! {
    /// A way to send the purchase.
    ShippingOption {
    }
}

impl ShippingOption {
    /// A name of your own, one for the customer with a line of detail, and the amount in the currency's
    /// smallest unit.
    pub fn new(
        id: impl Into<Text>,
        label: impl Into<Text>,
        detail: impl Into<Text>,
        amount: i64,
    ) -> Self {
        let mut fields = Fields::default();
        fields.set("id", id.into());
        fields.set("label", label.into());
        fields.set("detail", detail.into());
        fields.set("amount", amount);
        Self(fields)
    }
}

define_words! {
    /// A wallet behind the sheet.
    Wallet {
        /// Apple Pay.
        ApplePay => "applePay",
        /// Google Pay.
        GooglePay => "googlePay",
        /// Link.
        Link => "link",
        /// Cards that the browser has saved.
        BrowserCard => "browserCard",
    }
}

/// What Apple Pay shows of later payments, and which cards it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestApplePay {
    /// The later payments.
    pub later: Option<ApplePay>,
    /// The cards; all if absent.
    pub card_funding: Option<CardFunding>,
}

impl From<RequestApplePay> for Value {
    fn from(apple_pay: RequestApplePay) -> Self {
        let mut fields = Fields::default();
        if let Some(Self::Fields(later)) = apple_pay.later.map(Self::from) {
            fields = later;
        }
        fields.set_some("cardFunding", apple_pay.card_funding);
        fields.into()
    }
}

define_words! {
    /// Which cards Apple Pay takes.
    CardFunding {
        /// Credit cards.
        SupportsCredit => "supportsCredit",
        /// Debit cards.
        SupportsDebit => "supportsDebit",
    }
}
