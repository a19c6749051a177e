//! What the buttons of wallets say, and their colours.

use crate::define::{define_options, define_words};

define_options! {
    /// The colours of the buttons.
    ///
    /// ```
    /// use stripe_js::express_checkout::{ApplePayTheme, ButtonTheme, GooglePayTheme, PaypalTheme};
    ///
    /// let on_dark = ButtonTheme::default()
    ///     .apple_pay(ApplePayTheme::White)
    ///     .google_pay(GooglePayTheme::White)
    ///     .paypal(PaypalTheme::Gold);
    /// ```
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
    ///
    /// ```
    /// use stripe_js::express_checkout::{ApplePayType, ButtonType, GooglePayType, PaypalType};
    ///
    /// let buy = ButtonType::default()
    ///     .apple_pay(ApplePayType::Buy)
    ///     .google_pay(GooglePayType::Buy)
    ///     .paypal(PaypalType::BuyNow);
    /// ```
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
