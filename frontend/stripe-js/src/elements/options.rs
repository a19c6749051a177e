//! What a group of Elements is made with.

use super::{Appearance, CustomPaymentMethod, CustomerOptions, Font, PaymentMethodOptions};
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};
use crate::{ClientSecret, Options, SetupFutureUsage};

define_options! {
    /// The options of `stripe.elements`.
    /// <https://docs.stripe.com/js/elements_object/create_without_intent>
    ///
    /// ```
    /// use stripe_js::{Appearance, Deferred, ElementsOptions, Mode, SetupFutureUsage, Theme};
    ///
    /// let mode = Mode::Payment { amount: 1099, currency: "eur".into() };
    /// let intent = Deferred::from(mode).setup_future_usage(SetupFutureUsage::OffSession);
    /// let options = ElementsOptions::new(intent.into())
    ///     .appearance(Appearance::default().theme(Theme::Night))
    ///     .locale("de");
    /// ```
    ///
    /// For a customer who has paid before:
    ///
    /// ```
    ///
    /// use stripe_js::{
    ///     ClientSecret, ElementsOptions, Loader, Mode, PaymentMethodCreation, SyncAddress,
    /// };
    ///
    /// let mode = Mode::Payment { amount: 1099, currency: "eur".into() };
    /// let for_a_known_customer = ElementsOptions::new(mode.into())
    ///     .customer_session_client_secret(ClientSecret::new("cuss_secret_…"))
    ///     .payment_method_creation(PaymentMethodCreation::Manual)
    ///     .sync_address_checkbox(SyncAddress::Shipping)
    ///     .loader(Loader::Always);
    /// ```
    ///
    /// Without any intent, for Elements that need none, such as those of cards and bank accounts:
    ///
    /// ```no_run
    /// use stripe_js::card::{Card, CardOptions};
    /// use stripe_js::{Element, ElementsOptions, Error, Stripe};
    ///
    /// fn card(stripe: &Stripe) -> Result<Element<Card>, Error> {
    ///     let elements = stripe.elements(&ElementsOptions::default())?;
    ///     elements.create(Card, &CardOptions::default())
    /// }
    /// ```
    #[derive(Default)]
    ElementsOptions {
        /// How it looks.
        appearance: Appearance => "appearance",
        /// The fonts that the appearance names.
        fonts: Vec<Font> => "fonts",
        /// An IETF language tag; that of the `Stripe` object if absent.
        locale: Text => "locale",
        /// Whether a skeleton shows while Elements load; Stripe decides if absent.
        loader: Loader => "loader",
        /// Shows a customer's saved payment methods.
        /// <https://docs.stripe.com/api/customer_sessions>
        customer_session_client_secret: ClientSecret => "customerSessionClientSecret",
        /// Needed for [`Stripe::create_payment_method`](crate::Stripe::create_payment_method).
        payment_method_creation: PaymentMethodCreation => "paymentMethodCreation",
        /// The currency of a group that shows prices and has no intent: three letters, lower case.
        currency: Text => "currency",
        /// Shows a customer's saved payment methods. A customer session does more.
        customer_options: CustomerOptions => "customerOptions",
        /// Payment methods that are not Stripe's.
        custom_payment_methods: Vec<CustomPaymentMethod> => "customPaymentMethods",
        /// Which of two Address Elements offers to take over the other's address.
        sync_address_checkbox: SyncAddress => "syncAddressCheckbox",
    }
}

/// What is to be paid: an intent that exists, or what it will be.
///
/// ```
/// use stripe_js::{ClientSecret, ElementsOptions, Intent, Mode};
///
/// // The server has made the intent:
/// let secret = ClientSecret::new("pi_1_secret_2");
/// let known = ElementsOptions::new(Intent::ClientSecret(secret));
/// // The server makes it later:
/// let mode = Mode::Setup { currency: Some("eur".to_owned()) };
/// let later = ElementsOptions::new(Intent::Deferred(mode.into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// The secret of a `PaymentIntent` or `SetupIntent` that exists.
    ClientSecret(ClientSecret),
    /// The server makes the intent when the customer pays.
    /// <https://docs.stripe.com/payments/accept-a-payment-deferred>
    Deferred(Deferred),
}

define_options! {
    /// What the intent will be; the server must then make it like this.
    ///
    /// ```
    /// use stripe_js::{CaptureMethod, Deferred, MethodOptions, Mode, PaymentMethodOptions};
    ///
    /// let mode = Mode::Payment { amount: 1099, currency: "eur".into() };
    /// // A direct charge, with what the connected account offers except Klarna:
    /// let direct = Deferred::from(mode.clone())
    ///     .payment_method_configuration("pmc_1")
    ///     .excluded_payment_method_types(vec!["klarna".into()])
    ///     .capture_method(CaptureMethod::Manual);
    /// // A destination charge, by card and a wallet of another provider only:
    /// let again = MethodOptions::default().require_cvc_recollection(true);
    /// let destination = Deferred::from(mode)
    ///     .on_behalf_of("acct_…")
    ///     .allowed_payment_method_types(vec!["card".into()])
    ///     .payment_method_options(PaymentMethodOptions::default().with("card", again))
    ///     .external_payment_method_types(vec!["external_paypal".into()]);
    /// ```
    Deferred {
        /// Whether the payment method is kept for later payments.
        setup_future_usage: SetupFutureUsage => "setupFutureUsage",
        /// When the money is taken; at once if absent.
        capture_method: CaptureMethod => "captureMethod",
        /// The account that is the business of record; not for direct charges.
        on_behalf_of: Text => "onBehalfOf",
        /// Only these types of payment method, such as `card`; any if absent.
        allowed_payment_method_types: Vec<Text> => "allowedPaymentMethodTypes",
        /// None of these types of payment method.
        excluded_payment_method_types: Vec<Text> => "excludedPaymentMethodTypes",
        /// `pmc_…`, the configuration of payment methods to use.
        payment_method_configuration: Text => "paymentMethodConfiguration",
        /// Options of single payment methods.
        payment_method_options: PaymentMethodOptions => "paymentMethodOptions",
        /// Payment methods of other providers, such as `external_paypal`.
        external_payment_method_types: Vec<Text> => "externalPaymentMethodTypes",
        /// Whether the customer may pay in a currency of their own.
        adaptive_pricing: AdaptivePricing => "adaptivePricing",
    }
}

define_options! {
    /// Whether the customer may pay in a currency of their own.
    /// <https://docs.stripe.com/payments/currencies/localize-prices/adaptive-pricing>
    ///
    /// ```
    /// use stripe_js::{AdaptivePricing, Deferred, Mode};
    ///
    /// let mode = Mode::Payment { amount: 1099, currency: "eur".into() };
    /// let own_currency = AdaptivePricing::default().allowed(true);
    /// let intent = Deferred::from(mode).adaptive_pricing(own_currency);
    /// ```
    #[derive(Default)]
    AdaptivePricing {
        /// Whether.
        allowed: bool => "allowed",
    }
}

/// The kind of intent and its amount.
///
/// ```
/// use stripe_js::{ElementsOptions, Mode};
///
/// let first_month = Mode::Subscription { amount: 1990, currency: "eur".to_owned() };
/// let options = ElementsOptions::new(first_month.into());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// One payment.
    Payment {
        /// In the currency's smallest unit.
        amount: i64,
        /// Three letters, lower case.
        currency: String,
    },
    /// The first of several payments.
    Subscription {
        /// Of the first payment, in the currency's smallest unit.
        amount: i64,
        /// Three letters, lower case.
        currency: String,
    },
    /// No payment now: the payment method is kept for later.
    Setup {
        /// Three letters, lower case; decides which payment methods show.
        currency: Option<String>,
    },
}

define_words! {
    /// When the money is taken.
    CaptureMethod {
        /// At once, before the confirmation answers.
        Automatic => "automatic",
        /// At once, with details following later; Stripe's default.
        AutomaticAsync => "automatic_async",
        /// When the server asks for it.
        Manual => "manual",
    }
}

define_words! {
    /// Whether a skeleton shows while Elements load.
    Loader {
        /// Stripe decides.
        Auto => "auto",
        /// It shows.
        Always => "always",
        /// It does not.
        Never => "never",
    }
}

define_words! {
    /// Which of two Address Elements offers to take over the other's address.
    SyncAddress {
        /// That of the billing address.
        Billing => "billing",
        /// That of the shipping address.
        Shipping => "shipping",
        /// Neither.
        None => "none",
    }
}

define_words! {
    /// Who makes the payment method.
    PaymentMethodCreation {
        /// The page, before it confirms.
        Manual => "manual",
    }
}

impl ElementsOptions {
    /// Options for an intent and nothing else.
    pub fn new(intent: Intent) -> Self {
        match intent {
            Intent::ClientSecret(secret) => {
                let mut fields = Fields::default();
                fields.set("clientSecret", secret);
                Self(fields)
            }
            Intent::Deferred(deferred) => Self(deferred.0),
        }
    }
}

impl Options for ElementsOptions {
    // A group that went from a payment to a setup would keep its amount.
    const FIXED: &'static [&'static str] = &[
        "adaptivePricing",
        "clientSecret",
        "customerOptions",
        "externalPaymentMethodTypes",
        "loader",
        "mode",
        "paymentMethodCreation",
        "paymentMethodOptions",
        "syncAddressCheckbox",
    ];

    const NULLABLE: &'static [&'static str] = &["setupFutureUsage"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl From<Mode> for Deferred {
    fn from(mode: Mode) -> Self {
        let (name, amount, currency) = match mode {
            Mode::Payment { amount, currency } => ("payment", Some(amount), Some(currency)),
            Mode::Subscription { amount, currency } => {
                ("subscription", Some(amount), Some(currency))
            }
            Mode::Setup { currency } => ("setup", None, currency),
        };
        let mut fields = Fields::default();
        fields.set("mode", name);
        fields.set_some("amount", amount);
        fields.set_some("currency", currency);
        Self(fields)
    }
}

impl From<Deferred> for Intent {
    fn from(deferred: Deferred) -> Self {
        Self::Deferred(deferred)
    }
}

impl From<Mode> for Intent {
    fn from(mode: Mode) -> Self {
        Self::Deferred(mode.into())
    }
}

impl From<ClientSecret> for Intent {
    fn from(secret: ClientSecret) -> Self {
        Self::ClientSecret(secret)
    }
}
