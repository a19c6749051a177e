//! Elements in which customers enter something.

use super::{KIND, Pair};

const ENTERED: &str = "in `AddressEntered`";
const CSS: &str = "a property of CSS, which is given by name";

pub(super) const FORMS: &[Pair] = &[
    // The Payment Element
    Pair::of("PaymentElementOptions", &["StripePaymentElementOptions"]),
    Pair::of(
        "DefaultValues",
        &["StripePaymentElementOptions.defaultValues"],
    ),
    Pair::of(
        "CardDefaults",
        &["StripePaymentElementOptions.defaultValues.card"],
    ),
    Pair::of("CardNetwork", &["CardNetworkBrand"]),
    Pair::of("Business", &["StripePaymentElementOptions.business"]),
    Pair::of(
        "ContactFields",
        &["StripePaymentElementOptions.fields.billingDetails"],
    )
    .without(&[
        ("auto", "in `BillingFields`"),
        ("never", "in `BillingFields`"),
    ]),
    Pair::of(
        "AddressParts",
        &["StripePaymentElementOptions.fields.billingDetails.address"],
    )
    .without(&[
        ("auto", "in `AddressFields`"),
        ("never", "in `AddressFields`"),
        ("if_required", "in `AddressFields`"),
    ]),
    Pair::of(
        "Show",
        &["StripePaymentElementOptions.fields.billingDetails.email"],
    ),
    Pair::of(
        "When",
        &["StripePaymentElementOptions.fields.billingDetails.name"],
    ),
    Pair::of("Terms", &["StripePaymentElementOptions.terms"]),
    Pair::of("Wallets", &["StripePaymentElementOptions.wallets"]),
    Pair::of(
        "WalletOptions",
        &["StripePaymentElementOptions.walletOptions"],
    ),
    Pair::of("Layout", &["LayoutObject"]),
    Pair::of("LayoutType", &["LayoutObject.type"]),
    Pair::of("Radios", &["LayoutObject.radios"]),
    Pair::of("LogoPosition", &["LayoutObject.paymentMethodLogoPosition"]),
    Pair::of("PaymentChange", &["StripePaymentElementChangeEvent"]).without(&[KIND]),
    Pair::of(
        "PaymentValue",
        &[
            "StripePaymentElementChangeEvent.value",
            "StripePaymentElementChangeEvent.value.billingDetails",
            "StripePaymentElementChangeEvent.value.billingDetails.address",
        ],
    ),
    Pair::of(
        "CardDetails",
        &[
            "StripePaymentElementCardDetailsChangeEvent",
            "StripePaymentElementCardDetailsChangeEvent.details",
        ],
    )
    .without(&[KIND]),
    Pair::of(
        "SavedPaymentMethod",
        &[
            "StripePaymentElementSavedPaymentMethodUpdateEvent",
            "StripePaymentElementSavedPaymentMethodRemoveEvent",
        ],
    )
    .without(&[KIND]),
    // The Address Element
    Pair::of("AddressOptions", &["StripeAddressElementOptions"]),
    Pair::of("AddressMode", &["StripeAddressElementOptions.mode"]),
    Pair::of(
        "AddressDefaults",
        &["StripeAddressElementOptions.defaultValues"],
    ),
    Pair::of("Contact", &["ContactOption"]),
    Pair::of(
        "AddressFieldOptions",
        &["StripeAddressElementOptions.fields"],
    ),
    Pair::of(
        "AddressValidation",
        &["StripeAddressElementOptions.validation"],
    ),
    Pair::of(
        "Requirement",
        &["StripeAddressElementOptions.validation.phone"],
    ),
    Pair::of("AddressDisplay", &["StripeAddressElementOptions.display"]),
    Pair::of("NameDisplay", &["StripeAddressElementOptions.display.name"]),
    Pair::of("AddressFormat", &["AddressElementGetValueOptions.format"]),
    Pair::of(
        "Autocomplete",
        &[
            "StripeAddressElementOptions.autocomplete",
            "StripeAddressElementOptions.autocomplete.mode",
        ],
    ),
    Pair::of("AddressChange", &["StripeAddressElementChangeEvent"]).without(&[
        KIND,
        ("elementMode", "the options of the Element tell it"),
        ("complete", ENTERED),
        ("isNewAddress", ENTERED),
        ("value", ENTERED),
    ]),
    Pair::of(
        "AddressEntered",
        &[
            "StripeAddressElementChangeEvent",
            "StripeAddressElementChangeEvent.value",
        ],
    )
    .without(&[
        KIND,
        ("elementMode", "the options of the Element tell it"),
        ("empty", "in `AddressChange`"),
    ]),
    // Contact
    Pair::of(
        "LinkAuthenticationOptions",
        &["StripeLinkAuthenticationElementOptions"],
    ),
    Pair::of(
        "LinkDefaultValues",
        &["StripeLinkAuthenticationElementOptions.defaultValues"],
    ),
    Pair::of(
        "LinkAuthenticationChange",
        &[
            "StripeLinkAuthenticationElementChangeEvent",
            "StripeLinkAuthenticationElementChangeEvent.value",
        ],
    )
    .without(&[KIND]),
    Pair::of("LinkSignupOptions", &["StripeLinkSignupElementOptions"]),
    Pair::of(
        "LinkSignupDefaults",
        &["StripeLinkSignupElementOptions.defaultValues"],
    ),
    Pair::of(
        "ContactDetailsOptions",
        &["StripeContactDetailsElementOptions"],
    ),
    Pair::of(
        "NoOptions",
        &[
            "StripeCurrencySelectorElementOptions",
            "StripeTermsElementOptions",
        ],
    ),
    // The Tax ID Element
    Pair::of("TaxIdOptions", &["StripeTaxIdElementOptions"]),
    Pair::of("TaxIdFields", &["StripeTaxIdElementOptions.fields"]),
    Pair::of("TaxIdValidation", &["StripeTaxIdElementOptions.validation"]),
    Pair::of(
        "TaxIdVerification",
        &["StripeTaxIdElementOptions.verification"],
    ),
    Pair::of(
        "VerificationMode",
        &["StripeTaxIdElementOptions.verification.taxId"],
    ),
    Pair::of(
        "Lookup",
        &["StripeTaxIdElementOptions.verification.taxId.mode"],
    ),
    Pair::of(
        "TaxIdDefaults",
        &["StripeTaxIdElementOptions.defaultValues"],
    ),
    Pair::of(
        "TaxIdChange",
        &[
            "StripeTaxIdElementChangeEvent",
            "StripeTaxIdElementChangeEvent.value",
            "StripeTaxIdElementChangeEvent.verification",
            "StripeTaxIdElementChangeEvent.verification.taxId",
        ],
    )
    .without(&[KIND]),
    // Messages on prices
    Pair::of(
        "PaymentMethodMessagingOptions",
        &["StripePaymentMethodMessagingElementOptions"],
    ),
    Pair::of(
        "LaterMethod",
        &["StripePaymentMethodMessagingElementOptions.paymentMethodTypes"],
    ),
    Pair::of(
        "LogoColor",
        &["StripePaymentMethodMessagingElementOptions.logoColor"],
    ),
    Pair::of(
        "MessagingMetaData",
        &["StripePaymentMethodMessagingElementOptions.metaData"],
    ),
    // Cards and bank accounts
    Pair::of("Style", &["StripeElementStyle"]),
    Pair::of("Variant", &["StripeElementStyleVariant"]).without(&[
        ("::-ms-clear", "of browsers that are no more"),
        ("backgroundColor", CSS),
        ("color", CSS),
        ("fontFamily", CSS),
        ("fontSize", CSS),
        ("fontSmoothing", CSS),
        ("fontStyle", CSS),
        ("fontVariant", CSS),
        ("fontWeight", CSS),
        ("iconColor", CSS),
        ("letterSpacing", CSS),
        ("lineHeight", CSS),
        ("padding", CSS),
        ("textAlign", CSS),
        ("textDecoration", CSS),
        ("textShadow", CSS),
        ("textTransform", CSS),
    ]),
    Pair::of("Classes", &["StripeElementClasses"]),
    Pair::of("IconStyle", &["StripeCardElementOptions.iconStyle"]),
    Pair::of("CardOptions", &["StripeCardElementOptions"]),
    Pair::of("CardValue", &["StripeCardElementOptions.value"]),
    Pair::of("CardNumberOptions", &["StripeCardNumberElementOptions"]),
    Pair::of(
        "CardPartOptions",
        &[
            "StripeCardExpiryElementOptions",
            "StripeCardCvcElementOptions",
        ],
    ),
    Pair::of("IbanOptions", &["StripeIbanElementOptions"]),
    Pair::of(
        "AuBankAccountOptions",
        &["StripeAuBankAccountElementOptions"],
    ),
    Pair::of(
        "CardChange",
        &[
            "StripeCardElementChangeEvent",
            "StripeCardElementChangeEvent.value",
        ],
    )
    .without(&[KIND]),
    Pair::of("CardNumberChange", &["StripeCardNumberElementChangeEvent"]).without(&[KIND]),
    Pair::of(
        "FieldChange",
        &[
            "StripeCardExpiryElementChangeEvent",
            "StripeCardCvcElementChangeEvent",
        ],
    )
    .without(&[KIND]),
    Pair::of("IbanChange", &["StripeIbanElementChangeEvent"]).without(&[KIND]),
    Pair::of(
        "AuBankAccountChange",
        &["StripeAuBankAccountElementChangeEvent"],
    )
    .without(&[KIND]),
];
