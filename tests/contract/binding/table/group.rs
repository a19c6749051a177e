//! Groups of Elements, their looks and what they are made for.

use super::Pair;

const CAMEL: &str = "the same option in camel case is bound";

pub(super) const GROUP: &[Pair] = &[
    // The group
    Pair::of("ElementsOptions", &["StripeElementsOptionsClientSecret"])
        .without(&[("mode", "in `Deferred`")]),
    Pair::of(
        "Deferred",
        &[
            "StripeElementsOptionsMode",
            "StripeElementsOptionsMode.mode",
        ],
    )
    .without(&[
        ("appearance", "in `ElementsOptions`"),
        ("capture_method", CAMEL),
        ("clientSecret", "what is deferred has none"),
        ("customPaymentMethods", "in `ElementsOptions`"),
        ("customerOptions", "in `ElementsOptions`"),
        ("customerSessionClientSecret", "in `ElementsOptions`"),
        ("fonts", "in `ElementsOptions`"),
        ("loader", "in `ElementsOptions`"),
        ("locale", "in `ElementsOptions`"),
        ("on_behalf_of", CAMEL),
        ("paymentMethodCreation", "in `ElementsOptions`"),
        ("payment_method_configuration", CAMEL),
        ("payment_method_options", CAMEL),
        ("setup_future_usage", CAMEL),
        ("syncAddressCheckbox", "in `ElementsOptions`"),
    ]),
    Pair::of(
        "AdaptivePricing",
        &["StripeElementsOptionsMode.adaptivePricing"],
    ),
    Pair::of(
        "SetupFutureUsage",
        &["StripeElementsOptionsMode.setupFutureUsage"],
    ),
    Pair::of(
        "CaptureMethod",
        &["StripeElementsOptionsMode.captureMethod"],
    ),
    Pair::of("Loader", &["StripeElementsOptionsMode.loader"]),
    Pair::of(
        "SyncAddress",
        &["StripeElementsOptionsMode.syncAddressCheckbox"],
    ),
    Pair::of(
        "PaymentMethodCreation",
        &["StripeElementsOptionsMode.paymentMethodCreation"],
    ),
    Pair::of(
        "MethodOptions",
        &[
            "StripeElementsOptionsMode.paymentMethodOptions.card",
            "StripeElementsOptionsMode.paymentMethodOptions.us_bank_account",
        ],
    ),
    Pair::of(
        "MethodFutureUsage",
        &["StripeElementsOptionsMode.paymentMethodOptions.card.setup_future_usage"],
    ),
    Pair::of(
        "FinancialConnections",
        &["StripeElementsOptionsMode.paymentMethodOptions.us_bank_account.financial_connections"],
    ),
    Pair::of(
        "Permission",
        &[
            "StripeElementsOptionsMode.paymentMethodOptions.us_bank_account.financial_connections.permissions",
        ],
    ),
    Pair::of(
        "VerificationMethod",
        &["StripeElementsOptionsMode.paymentMethodOptions.us_bank_account.verification_method"],
    ),
    Pair::of("CustomerOptions", &["CustomerOptions"]),
    Pair::of("CustomPaymentMethod", &["CustomPaymentMethod"]),
    Pair::of("ShownMethod", &["CustomPaymentMethod.options"]),
    Pair::of("ShownType", &["CustomPaymentMethod.options.type"]),
    Pair::of("EmbeddedMethod", &["CustomPaymentMethod.expressCheckout"]),
    Pair::of(
        "EmbeddedHandlers",
        &["CustomPaymentMethod.options.embedded"],
    ),
    Pair::of("Appearance", &["Appearance"]),
    Pair::of("Theme", &["Appearance.theme"]),
    Pair::of("Labels", &["Appearance.labels"]),
    Pair::of("Inputs", &["Appearance.inputs"]),
    Pair::of("CustomFont", &["CustomFontSource"]),
    Pair::of("Font", &["CssFontSource"]),
    Pair::of("FontStyle", &["CustomFontSource.style"]),
];
