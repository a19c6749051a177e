//! What an Express Checkout Element is made with.

use super::{ButtonTheme, ButtonType, LineItem, ShippingRate};
use crate::define::define_options;
use crate::fields::{Fields, Text};
use crate::payment::Business;
use crate::{ApplePay, Options, When};

define_options! {
    /// The options of an Express Checkout Element; what is not given is Stripe's choice.
    /// <https://docs.stripe.com/js/elements_object/create_express_checkout_element>
    ///
    /// ```
    /// use stripe_js::express_checkout::{ExpressCheckoutOptions, LineItem, ShippingRate};
    /// use stripe_js::payment::Business;
    ///
    /// let options = ExpressCheckoutOptions::default()
    ///     .business(Business::new("Rosen Shoes"))
    ///     .line_items(vec![LineItem::new("Shoes", 9900), LineItem::new("Shipping", 490)])
    ///     .shipping_address_required(true)
    ///     .allowed_shipping_countries(vec!["DE".into(), "AT".into()])
    ///     .shipping_rates(vec![ShippingRate::new("standard", 490, "Standard")])
    ///     .billing_address_required(true)
    ///     .email_required(true)
    ///     .phone_number_required(true);
    /// ```
    ///
    /// The look of the buttons:
    ///
    /// ```
    /// use stripe_js::When;
    /// use stripe_js::express_checkout::{
    ///     ApplePayTheme, ApplePayType, ButtonLayout, ButtonTheme, ButtonType,
    ///     ExpressCheckoutOptions, ShowWallet, WalletButtons,
    /// };
    ///
    /// let one_line = ButtonLayout::default().max_columns(2_u32).max_rows(1_u32);
    /// let options = ExpressCheckoutOptions::default()
    ///     .button_height(48_u32)
    ///     .button_theme(ButtonTheme::default().apple_pay(ApplePayTheme::Black))
    ///     .button_type(ButtonType::default().apple_pay(ApplePayType::Buy))
    ///     .layout(one_line.overflow(When::Auto))
    ///     .payment_method_order(vec!["apple_pay".into(), "google_pay".into()])
    ///     .payment_methods(WalletButtons::default().klarna(ShowWallet::Never));
    /// ```
    ///
    /// What Apple Pay shows of a subscription:
    ///
    /// ```
    /// use stripe_js::express_checkout::ExpressCheckoutOptions;
    /// use stripe_js::{ApplePay, BillingInterval, RecurringPayment, RegularBilling};
    ///
    /// let monthly = RegularBilling::new("Newspaper", 1990).interval_unit(BillingInterval::Month);
    /// let page = "https://shop.example/subscription";
    /// let newspaper = ApplePay::Recurring(RecurringPayment::new("Newspaper", page, monthly));
    /// let options = ExpressCheckoutOptions::default().apple_pay(newspaper);
    /// ```
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
    ///
    /// ```
    /// use stripe_js::express_checkout::{ShowWallet, WalletButtons};
    ///
    /// let wallets = WalletButtons::default()
    ///     .apple_pay(ShowWallet::Always) // also where the customer has no card in it
    ///     .google_pay(ShowWallet::Always)
    ///     .link(ShowWallet::Auto)
    ///     .paypal(ShowWallet::Auto)
    ///     .amazon_pay(ShowWallet::Never)
    ///     .klarna(ShowWallet::Never);
    /// ```
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
    ///
    /// ```
    /// use stripe_js::{When, express_checkout::ButtonLayout};
    ///
    /// // Two beside each other, and all of them.
    /// let layout = ButtonLayout::default().max_columns(2_u32).overflow(When::Never);
    /// // One line.
    /// let layout = ButtonLayout::default().max_rows(1_u32).overflow(When::Auto);
    /// ```
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
