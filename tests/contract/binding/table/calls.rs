//! `Stripe` and its calls: what they take and what they answer.

use super::Pair;

pub(super) const OBJECT: (&str, &str) = ("object", "the type of the answer tells it");
pub(super) const FOR_SERVERS: &str = "of use to servers; a page finds it in `rest`";
const SOURCE: &str = "in `Source` or `Redirect`";

pub(super) const CALLS: &[Pair] = &[
    // Stripe
    Pair::of("StripeOptions", &["StripeConstructorOptions"]).without(&[(
        "apiVersion",
        "a Stripe.js of a train has its own and refuses another",
    )]),
    Pair::of(
        "DeveloperTools",
        &["StripeConstructorOptions.developerTools"],
    ),
    Pair::of(
        "Assistant",
        &["StripeConstructorOptions.developerTools.assistant"],
    ),
    Pair::of("AppInfo", &["WrapperLibrary"]),
    Pair::of("StripeError", &["StripeError"])
        .without(&[("source", "sources are deprecated for payment methods")]),
    Pair::of("ErrorKind", &["StripeError.type"]),
    // Intents
    Pair::of("ConfirmParams", &["ConfirmPaymentData"]).without(&[
        ("confirmation_token", SOURCE),
        ("payment_method", SOURCE),
        ("return_url", SOURCE),
    ]),
    Pair::of("ConfirmSetupParams", &["ConfirmSetupData"]).without(&[
        ("confirmation_token", SOURCE),
        ("payment_method", SOURCE),
        ("return_url", SOURCE),
    ]),
    Pair::of(
        "PaymentMethodData",
        &["ConfirmPaymentData.payment_method_data"],
    ),
    Pair::of(
        "AllowRedisplay",
        &["ConfirmPaymentData.payment_method_data.allow_redisplay"],
    ),
    Pair::of(
        "BillingDetails",
        &["ConfirmPaymentData.payment_method_data.billing_details"],
    ),
    Pair::of(
        "Address",
        &["ConfirmPaymentData.payment_method_data.billing_details.address"],
    ),
    Pair::of("Shipping", &["ConfirmPaymentData.shipping"]),
    Pair::of(
        "CollectBankAccount",
        &["CollectBankAccountForPaymentOptions"],
    ),
    Pair::of("CollectParams", &["CollectBankAccountParams"]),
    Pair::of(
        "BankAccountOwner",
        &["CollectBankAccountParams.payment_method_data"],
    ),
    Pair::of("PreCollectedConsent", &["PreCollectedConsent"]),
    Pair::of(
        "Arrived",
        &[
            "VerifyMicrodepositsForPaymentData",
            "VerifyMicrodepositsForSetupData",
        ],
    ),
    Pair::of(
        "PaymentIntent",
        &["PaymentIntent", "PaymentIntent.next_action"],
    )
    .without(&[
        OBJECT,
        ("type", "in `NextAction`"),
        ("redirect_to_url", "in `NextAction`"),
        ("use_stripe_sdk", "in `NextAction`"),
        ("verify_with_microdeposits", "in `Microdeposits`"),
    ]),
    Pair::of("PaymentIntentStatus", &["PaymentIntent.status"]),
    Pair::of(
        "NextAction",
        &[
            "PaymentIntent.next_action",
            "PaymentIntent.next_action.redirect_to_url",
        ],
    )
    .without(&[
        ("return_url", "the page gave it"),
        ("verify_with_microdeposits", "in `Microdeposits`"),
        ("wechat_pay_display_qr_code", "in `QrCode`"),
    ]),
    Pair::of(
        "QrCode",
        &["PaymentIntent.next_action.wechat_pay_display_qr_code"],
    ),
    Pair::of(
        "Microdeposits",
        &[
            "PaymentIntent.next_action.verify_with_microdeposits",
            "SetupIntent.next_action.verify_with_microdeposits",
        ],
    )
    .inside(&["next_action", "verify_with_microdeposits"]),
    Pair::of("ShippedTo", &["PaymentIntent.shipping"]),
    Pair::of("SetupIntent", &["SetupIntent"]).without(&[OBJECT]),
    Pair::of("SetupIntentStatus", &["SetupIntent.status"]),
    // Tokens
    Pair::of(
        "ConfirmationTokenParams",
        &["ConfirmationTokenCreateParams"],
    ),
    Pair::of("ConfirmationToken", &["ConfirmationToken"])
        .without(&[OBJECT, ("use_stripe_sdk", FOR_SERVERS)])
        .inside(&["billing_details", "card", "type"]),
    Pair::of("CardTokenData", &["CreateTokenCardData"]),
    Pair::of("IbanTokenData", &["CreateTokenIbanData"]),
    Pair::of("BankAccountData", &["CreateTokenBankAccountData"]),
    Pair::of("Token", &["Token"]).without(&[
        OBJECT,
        ("bank_account", FOR_SERVERS),
        ("card", FOR_SERVERS),
        ("client_ip", FOR_SERVERS),
    ]),
];
