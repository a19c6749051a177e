//! What an Express Checkout Element is made with.

use super::{LineItem, ShippingRate};
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};
use crate::payment::Business;
use crate::{ApplePay, Options, When};

define_options! {
    /// The options of an Express Checkout Element; what is not given is Stripe's choice.
    /// <https://docs.stripe.com/js/elements_object/create_express_checkout_element>
    #[derive(Default)]
    ExpressCheckoutOptions {
        /// Where goods can be sent: two-letter codes; everywhere if absent.
        allowed_shipping_countries: Vec<Text> => "allowedShippingCountries",
        /// What Apple Pay shows of later payments. It cannot be changed in place.
        apple_pay: ApplePay => "applePay",
        /// Whether the wallet asks for a billing address.
        billing_address_required: bool => "billingAddressRequired",
        /// The merchant, as the wallet names it. It cannot be changed in place.
        business: Business => "business",
        /// How high the buttons are, in pixels: 40 to 55.
        button_height: u32 => "buttonHeight",
        /// The colours of the buttons. It cannot be changed in place.
        button_theme: ButtonTheme => "buttonTheme",
        /// The words on the buttons. It cannot be changed in place.
        button_type: ButtonType => "buttonType",
        /// Whether the wallet asks for an email address.
        email_required: bool => "emailRequired",
        /// How the buttons are arranged.
        layout: ButtonLayout => "layout",
        /// What is paid for. It cannot be changed in place.
        line_items: Vec<LineItem> => "lineItems",
        /// Wallets, the first one first.
        payment_method_order: Vec<Text> => "paymentMethodOrder",
        /// Which wallets show. It cannot be changed in place.
        payment_methods: WalletButtons => "paymentMethods",
        /// Whether the wallet asks for a phone number.
        phone_number_required: bool => "phoneNumberRequired",
        /// Whether the wallet asks for a shipping address.
        shipping_address_required: bool => "shippingAddressRequired",
        /// How goods can be sent, the first one chosen. It cannot be changed in place.
        shipping_rates: Vec<ShippingRate> => "shippingRates",
    }
}

impl Options for ExpressCheckoutOptions {
    const FIXED: &'static [&'static str] = &[
        "applePay",
        "business",
        "buttonTheme",
        "buttonType",
        "lineItems",
        "paymentMethods",
        "shippingRates",
    ];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

define_options! {
    /// Which wallets show.
    #[derive(Default)]
    WalletButtons {
        /// Apple Pay.
        apple_pay: ShowWallet => "applePay",
        /// Google Pay.
        google_pay: ShowWallet => "googlePay",
        /// Link.
        link: ShowWallet => "link",
        /// `PayPal`.
        paypal: ShowWallet => "paypal",
        /// Amazon Pay.
        amazon_pay: ShowWallet => "amazonPay",
        /// Klarna.
        klarna: ShowWallet => "klarna",
    }
}

/// Whether a wallet shows. Link, `PayPal`, Amazon Pay and Klarna know no `Always`.
pub type ShowWallet = When;

define_options! {
    /// How the buttons are arranged.
    #[derive(Default)]
    ButtonLayout {
        /// At most so many beside each other.
        max_columns: u32 => "maxColumns",
        /// At most so many below each other.
        max_rows: u32 => "maxRows",
        /// Whether those that have no place hide behind "more"; never `Always`.
        overflow: When => "overflow",
    }
}

define_options! {
    /// The colours of the buttons.
    #[derive(Default)]
    ButtonTheme {
        /// Apple Pay.
        apple_pay: ApplePayTheme => "applePay",
        /// Google Pay.
        google_pay: GooglePayTheme => "googlePay",
        /// `PayPal`.
        paypal: PaypalTheme => "paypal",
    }
}

define_words! {
    /// The colours of Apple Pay's button.
    ApplePayTheme {
        /// Black.
        Black => "black",
        /// White.
        White => "white",
        /// White with a black edge.
        WhiteOutline => "white-outline",
    }
}

define_words! {
    /// The colours of Google Pay's button.
    GooglePayTheme {
        /// Black.
        Black => "black",
        /// White.
        White => "white",
    }
}

define_words! {
    /// The colours of `PayPal`'s button.
    PaypalTheme {
        /// Gold.
        Gold => "gold",
        /// Blue.
        Blue => "blue",
        /// Silver.
        Silver => "silver",
        /// White.
        White => "white",
        /// Black.
        Black => "black",
    }
}

define_options! {
    /// The words on the buttons.
    #[derive(Default)]
    ButtonType {
        /// Apple Pay.
        apple_pay: ApplePayType => "applePay",
        /// Google Pay.
        google_pay: GooglePayType => "googlePay",
        /// `PayPal`.
        paypal: PaypalType => "paypal",
    }
}

define_words! {
    /// The words on Apple Pay's button.
    ApplePayType {
        /// Add money.
        AddMoney => "add-money",
        /// Book.
        Book => "book",
        /// Buy.
        Buy => "buy",
        /// Check out.
        CheckOut => "check-out",
        /// Contribute.
        Contribute => "contribute",
        /// Donate.
        Donate => "donate",
        /// Order.
        Order => "order",
        /// No words.
        Plain => "plain",
        /// Reload.
        Reload => "reload",
        /// Rent.
        Rent => "rent",
        /// Subscribe.
        Subscribe => "subscribe",
        /// Support.
        Support => "support",
        /// Tip.
        Tip => "tip",
        /// Top up.
        TopUp => "top-up",
    }
}

define_words! {
    /// The words on Google Pay's button.
    GooglePayType {
        /// Book.
        Book => "book",
        /// Buy.
        Buy => "buy",
        /// Checkout.
        Checkout => "checkout",
        /// Donate.
        Donate => "donate",
        /// Order.
        Order => "order",
        /// Pay.
        Pay => "pay",
        /// No words.
        Plain => "plain",
        /// Subscribe.
        Subscribe => "subscribe",
    }
}

define_words! {
    /// The words on `PayPal`'s button.
    PaypalType {
        /// The logo alone.
        Paypal => "paypal",
        /// Buy now.
        BuyNow => "buynow",
        /// Checkout.
        Checkout => "checkout",
        /// Pay.
        Pay => "pay",
    }
}
