//! Which type of the binding is which of the package, and what is left out for what reason.

mod calls;
mod forms;
mod group;
mod methods;
mod wallets;

/// The options, words and answers.
pub(super) const TYPES: [&[Pair]; 5] = [
    calls::CALLS,
    forms::FORMS,
    group::GROUP,
    methods::PAYMENT_METHODS,
    wallets::WALLETS,
];

/// A type of ours and the places that have its names in the package.
pub(super) struct Pair {
    pub(super) ours: &'static str,
    pub(super) theirs: &'static [&'static str],
    /// The names that the binding does without, and why.
    without: &'static [(&'static str, &'static str)],
    /// Names that the source of our type has for what is inside of it.
    pub(super) inside: &'static [&'static str],
}

impl Pair {
    pub(super) const fn of(ours: &'static str, theirs: &'static [&'static str]) -> Self {
        Self {
            ours,
            theirs,
            without: &[],
            inside: &[],
        }
    }

    pub(super) const fn without(mut self, names: &'static [(&'static str, &'static str)]) -> Self {
        self.without = names;
        self
    }

    pub(super) const fn inside(mut self, names: &'static [&'static str]) -> Self {
        self.inside = names;
        self
    }

    pub(super) fn left_out(&self) -> impl Iterator<Item = &'static str> {
        self.without.iter().map(|(name, _)| *name)
    }
}

const KIND: (&str, &str) = ("elementType", "the type of the Element tells it");
const CHECKOUT: &str = "Checkout Sessions are another product, with forms of its own";
const ISSUING: &str = "shows cards that a platform issues";
const ORDERS: &str = "orders are a beta that Stripe has ended";
const NO_PAYMENT: &str = "neither a payment nor a setup";
const ONCE: &str = "`once` is made of `on`";

pub(super) const METHODS: &[Pair] = &[
    Pair::of("ElementKind", &["StripeElementType"]).without(&[
        ("issuingAddToWalletButton", ISSUING),
        ("issuingCardCopyButton", ISSUING),
        ("issuingCardCvcDisplay", ISSUING),
        ("issuingCardExpiryDisplay", ISSUING),
        ("issuingCardNumberDisplay", ISSUING),
        ("issuingCardPinDisplay", ISSUING),
        ("paymentForm", CHECKOUT),
        ("shippingAddress", "deprecated for the Address Element"),
    ]),
    Pair::of("ffi::Stripe", &["Stripe"]).without(&[
        ("collectBankAccountToken", NO_PAYMENT),
        ("collectFinancialConnectionsAccounts", NO_PAYMENT),
        ("createEmbeddedCheckoutPage", CHECKOUT),
        ("createEphemeralKeyNonce", ISSUING),
        ("initCheckoutElementsSdk", CHECKOUT),
        ("initCheckoutFormSdk", CHECKOUT),
        ("initializePricing", NO_PAYMENT),
        ("processOrder", ORDERS),
        ("retrieveOrder", ORDERS),
        ("verifyIdentity", NO_PAYMENT),
    ]),
    Pair::of("ffi::Elements", &["StripeElements"]),
    Pair::of(
        "ffi::Element",
        &[
            "StripePaymentElement",
            "StripeExpressCheckoutElement",
            "StripeAddressElement",
            "StripeLinkAuthenticationElement",
            "StripeLinkSignupElement",
            "StripeContactDetailsElement",
            "StripeCurrencySelectorElement",
            "StripeTaxIdElement",
            "StripeTermsElement",
            "StripePaymentMethodMessagingElement",
            "StripeCardElement",
            "StripeCardNumberElement",
            "StripeCardExpiryElement",
            "StripeCardCvcElement",
            "StripeIbanElement",
            "StripeAuBankAccountElement",
        ],
    )
    .without(&[("once", ONCE)]),
    Pair::of("ffi::PaymentRequest", &["PaymentRequest"]).without(&[("once", ONCE)]),
];

/// The kinds of Elements, for their events.
pub(super) const ELEMENTS: &[Pair] = &[
    Pair::of("Payment", &["StripePaymentElement"]),
    Pair::of("ExpressCheckout", &["StripeExpressCheckoutElement"]),
    Pair::of("AddressElement", &["StripeAddressElement"]),
    Pair::of("LinkAuthentication", &["StripeLinkAuthenticationElement"]),
    Pair::of("LinkSignup", &["StripeLinkSignupElement"]),
    Pair::of("ContactDetails", &["StripeContactDetailsElement"]),
    Pair::of("CurrencySelector", &["StripeCurrencySelectorElement"]),
    Pair::of("TaxId", &["StripeTaxIdElement"]),
    Pair::of("Terms", &["StripeTermsElement"]),
    Pair::of(
        "PaymentMethodMessaging",
        &["StripePaymentMethodMessagingElement"],
    ),
    Pair::of("Card", &["StripeCardElement"]),
    Pair::of("CardNumber", &["StripeCardNumberElement"]),
    Pair::of("CardExpiry", &["StripeCardExpiryElement"]),
    Pair::of("CardCvc", &["StripeCardCvcElement"]),
    Pair::of("Iban", &["StripeIbanElement"]),
    Pair::of("AuBankAccount", &["StripeAuBankAccountElement"]),
    Pair::of("PaymentRequest", &["PaymentRequest"])
        .without(&[("source", "sources are deprecated for payment methods")]),
];

/// Types that are compared with others, by their methods in [`METHODS`], or whose names are types of
/// payment methods, which an app gives as a text.
pub(super) const OURS_ALONE: &[&str] = &[
    "Elements",
    "Fields",
    "PaymentCall",
    "SetupCall",
    "Stripe",
    "StripeJs",
];
