//! Wallets: the Express Checkout Element, payment sheets and Apple Pay.

use super::{KIND, Pair};

pub(super) const WALLETS: &[Pair] = &[
    // The Express Checkout Element
    Pair::of(
        "ExpressCheckoutOptions",
        &["StripeExpressCheckoutElementOptions"],
    ),
    Pair::of(
        "WalletButtons",
        &["StripeExpressCheckoutElementOptions.paymentMethods"],
    ),
    Pair::of(
        "ButtonLayout",
        &["StripeExpressCheckoutElementOptions.layout"],
    ),
    Pair::of("ButtonTheme", &["ButtonThemeOption"]),
    Pair::of("ApplePayTheme", &["ApplePayButtonTheme"]),
    Pair::of("GooglePayTheme", &["GooglePayButtonTheme"]),
    Pair::of("PaypalTheme", &["PayPalButtonTheme"]),
    Pair::of("ButtonType", &["ButtonTypeOption"]),
    Pair::of("ApplePayType", &["ApplePayButtonType"]),
    Pair::of("GooglePayType", &["GooglePayButtonType"]),
    Pair::of("PaypalType", &["PayPalButtonType"]),
    Pair::of("LineItem", &["LineItem"]),
    Pair::of("ShippingRate", &["ShippingRate"]),
    Pair::of("DeliveryRange", &["ShippingRate.deliveryEstimate"]),
    Pair::of("DeliveryEstimate", &["DeliveryEstimate"]),
    Pair::of("DeliveryUnit", &["DeliveryUnit"]),
    Pair::of("ChosenRate", &["ShippingRate"]).without(&[("deliveryEstimate", "the page gave it")]),
    Pair::of("ClickDetails", &["ClickResolveDetails"]),
    Pair::of("ChangeDetails", &["ChangeResolveDetails"]),
    Pair::of("Clicked", &["StripeExpressCheckoutElementClickEvent"]).without(&[KIND]),
    Pair::of("Confirmed", &["StripeExpressCheckoutElementConfirmEvent"])
        .inside(&["fail", "reason"]),
    Pair::of(
        "WalletFailure",
        &["StripeExpressCheckoutElementConfirmEvent.paymentFailed.()"],
    ),
    Pair::of(
        "FailureReason",
        &["StripeExpressCheckoutElementConfirmEvent.paymentFailed.().reason"],
    ),
    Pair::of(
        "WalletContact",
        &["StripeExpressCheckoutElementConfirmEvent.billingDetails"],
    ),
    Pair::of(
        "AddressChosen",
        &["StripeExpressCheckoutElementShippingAddressChangeEvent"],
    ),
    Pair::of(
        "RateChosen",
        &["StripeExpressCheckoutElementShippingRateChangeEvent"],
    ),
    // Payment sheets
    Pair::of("PaymentRequestOptions", &["PaymentRequestOptions"]),
    Pair::of("RequestUpdate", &["PaymentRequestUpdateOptions"]),
    Pair::of("UpdateDetails", &["PaymentRequestUpdateDetails"]),
    Pair::of("UpdateStatus", &["PaymentRequestUpdateDetails.status"]),
    Pair::of("Item", &["PaymentRequestItem"]),
    Pair::of("ShippingOption", &["PaymentRequestShippingOption"]),
    Pair::of("Wallet", &["PaymentRequestWallet"]),
    Pair::of(
        "CardFunding",
        &["PaymentRequestOptions.applePay.cardFunding"],
    ),
    Pair::of("Completion", &["PaymentRequestCompleteStatus"]),
    Pair::of(
        "Sheet",
        &[
            "PaymentRequestPaymentMethodEvent",
            "PaymentRequestTokenEvent",
        ],
    )
    .inside(&["id"]),
    Pair::of("ChosenOption", &["PaymentRequestShippingOption"]),
    Pair::of("AddressChanged", &["PaymentRequestShippingAddressEvent"]),
    Pair::of("OptionChanged", &["PaymentRequestShippingOptionEvent"]),
    Pair::of("SheetAddress", &["PaymentRequestShippingAddress"]),
    // Apple Pay
    Pair::of("ApplePay", &["StripePaymentElementOptions.applePay"]),
    Pair::of(
        "RecurringPayment",
        &["StripePaymentElementOptions.applePay.recurringPaymentRequest"],
    ),
    Pair::of(
        "RegularBilling",
        &["StripePaymentElementOptions.applePay.recurringPaymentRequest.regularBilling"],
    ),
    Pair::of(
        "BillingInterval",
        &[
            "StripePaymentElementOptions.applePay.recurringPaymentRequest.regularBilling.recurringPaymentIntervalUnit",
        ],
    ),
    Pair::of(
        "DeferredPayment",
        &["StripePaymentElementOptions.applePay.deferredPaymentRequest"],
    ),
    Pair::of(
        "DeferredBilling",
        &["StripePaymentElementOptions.applePay.deferredPaymentRequest.deferredBilling"],
    ),
    Pair::of(
        "AutomaticReload",
        &["StripePaymentElementOptions.applePay.automaticReloadPaymentRequest"],
    ),
    Pair::of(
        "ReloadBilling",
        &[
            "StripePaymentElementOptions.applePay.automaticReloadPaymentRequest.automaticReloadBilling",
        ],
    ),
];
