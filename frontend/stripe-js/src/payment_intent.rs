//! The `PaymentIntent`, as far as a browser sees it.

use wasm_bindgen::JsValue;

use crate::{
    Address, ClientSecret, Microdeposits, NextAction, PaymentMethod, Rest, StripeError, convert,
};

/// The fields of a `PaymentIntent` that a publishable key can read.
/// <https://docs.stripe.com/api/payment_intents/object>
///
/// ```no_run
/// use stripe_js::{PaymentIntent, PaymentIntentStatus};
///
/// fn notice(intent: &PaymentIntent) -> &'static str {
///     match intent.status {
///         PaymentIntentStatus::Succeeded => "Thank you!",
///         PaymentIntentStatus::RequiresCapture => "Thank you! The amount is held on your card.",
///         PaymentIntentStatus::Processing => "We tell you when your payment has arrived.",
///         PaymentIntentStatus::RequiresPaymentMethod => "Nothing has been paid. Try again?",
///         PaymentIntentStatus::Canceled => "Nothing has been paid.",
///         // Also what Stripe may invent: never say more than is known.
///         _ => "Your payment is not finished.",
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentIntent {
    /// `pi_…`; opaque.
    pub id: String,
    /// In the currency's smallest unit, by Stripe's exponent for it.
    pub amount: i64,
    /// Three letters, lower case.
    pub currency: String,
    /// How far the payment is.
    pub status: PaymentIntentStatus,
    /// Absent where Stripe withholds it.
    pub client_secret: Option<ClientSecret>,
    /// Why the last attempt failed; cleared by the next one.
    pub last_payment_error: Option<Box<StripeError>>,
    /// What the customer must do, while the status is `requires_action`.
    pub next_action: Option<NextAction>,
    /// The id of the payment method in use.
    pub payment_method: Option<String>,
    /// What the platform wrote about the payment.
    pub description: Option<String>,
    /// Whether real money moves.
    pub livemode: bool,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl PaymentIntent {
    /// `None` if a field is missing without which it is no `PaymentIntent`.
    pub(crate) fn read(intent: &JsValue) -> Option<Self> {
        let last_error = convert::field(intent, "last_payment_error");
        let next_action = convert::field(intent, "next_action");
        Some(Self {
            id: convert::text(intent, "id")?,
            amount: convert::integer(intent, "amount")?,
            currency: convert::text(intent, "currency")?,
            status: PaymentIntentStatus::new(convert::text(intent, "status")?),
            client_secret: convert::text(intent, "client_secret").map(ClientSecret::new),
            last_payment_error: last_error.map(|error| Box::new(StripeError::read_flat(&error))),
            next_action: next_action.as_ref().and_then(NextAction::read),
            payment_method: convert::id(intent, "payment_method"),
            description: convert::text(intent, "description"),
            livemode: convert::flag(intent, "livemode"),
            rest: Rest::of(intent),
        })
    }

    /// The payment method in use, in full: where `expand` asked for `payment_method`, and after the
    /// customer has chosen a bank account.
    ///
    /// ```no_run
    /// # fn f(intent: &stripe_js::PaymentIntent) -> Option<String> {
    /// let account = intent.payment_method_in_full()?.bank_account()?;
    /// Some([account.bank_name?.as_str(), " •••• ", &account.last4?].concat())
    /// # }
    /// ```
    pub fn payment_method_in_full(&self) -> Option<PaymentMethod> {
        PaymentMethod::from_js(&self.rest.field("payment_method")?)
    }

    /// When it was canceled: seconds since 1970, UTC.
    ///
    /// ```no_run
    /// # fn gave_up(intent: &stripe_js::PaymentIntent) -> bool {
    /// let reason = intent.cancellation_reason();
    /// intent.canceled_at().is_some() && reason.as_deref() == Some("abandoned")
    /// # }
    /// ```
    pub fn canceled_at(&self) -> Option<i64> {
        self.rest.integer("canceled_at")
    }

    /// Why it was canceled, such as `abandoned`.
    pub fn cancellation_reason(&self) -> Option<String> {
        self.rest.text("cancellation_reason")
    }

    /// When the money is taken: `automatic`, `automatic_async` or `manual`.
    ///
    /// ```no_run
    /// # fn notice(intent: &stripe_js::PaymentIntent) -> &'static str {
    /// match intent.capture_method().as_deref() {
    ///     Some("manual") => "We charge you when the parcel leaves.",
    ///     _ => "You are charged now.",
    /// }
    /// # }
    /// ```
    pub fn capture_method(&self) -> Option<String> {
        self.rest.text("capture_method")
    }

    /// Who confirms it: `automatic` for the browser, `manual` for the server.
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, Confirmation, Error, PaymentIntent, Stripe};
    /// # async fn f(
    /// #     stripe: Stripe, intent: PaymentIntent, secret: ClientSecret,
    /// # ) -> Result<Confirmation, Error> {
    /// match intent.confirmation_method().as_deref() {
    ///     Some("manual") => stripe.handle_card_action(&secret).await, // then the server confirms
    ///     _ => stripe.handle_next_action(&secret).await,
    /// }
    /// # }
    /// ```
    pub fn confirmation_method(&self) -> Option<String> {
        self.rest.text("confirmation_method")
    }

    /// When it was made: seconds since 1970, UTC.
    pub fn created(&self) -> Option<i64> {
        self.rest.integer("created")
    }

    /// The types of payment method that it takes, such as `card`.
    ///
    /// ```no_run
    /// # fn needs_a_mandate(intent: &stripe_js::PaymentIntent) -> bool {
    /// let is_kept = intent.setup_future_usage().is_some();
    /// is_kept && intent.payment_method_types().contains(&"sepa_debit".to_owned())
    /// # }
    /// ```
    pub fn payment_method_types(&self) -> Vec<String> {
        self.rest.texts("payment_method_types")
    }

    /// Where Stripe mails the receipt.
    pub fn receipt_email(&self) -> Option<String> {
        self.rest.text("receipt_email")
    }

    /// Whether the payment method is kept: `off_session` or `on_session`.
    pub fn setup_future_usage(&self) -> Option<String> {
        self.rest.text("setup_future_usage")
    }

    /// Where the purchase goes.
    pub fn shipping(&self) -> Option<ShippedTo> {
        self.rest.field("shipping").map(|it| ShippedTo::read(&it))
    }

    /// How the customer verifies a bank account, while that is what is waited for.
    pub fn microdeposits(&self) -> Option<Microdeposits> {
        Microdeposits::of_intent(&self.rest)
    }

    /// The QR code to pay with `WeChat` Pay, while that is what is waited for.
    pub fn wechat_pay_qr_code(&self) -> Option<QrCode> {
        let action = self.rest.field("next_action")?;
        let code = convert::field(&action, "wechat_pay_display_qr_code")?;
        Some(QrCode::read(&code))
    }
}

/// Where a purchase goes, as Stripe tells it.
///
/// ```no_run
/// use stripe_js::{PaymentIntent, ShippedTo};
///
/// fn track(intent: &PaymentIntent) -> Option<String> {
///     let ShippedTo { carrier, tracking_number, .. } = intent.shipping()?;
///     Some([carrier?, tracking_number?].join(" "))
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShippedTo {
    /// The recipient.
    pub name: Option<String>,
    /// The recipient's phone number.
    pub phone: Option<String>,
    /// The recipient's address.
    pub address: Address,
    /// The delivery service.
    pub carrier: Option<String>,
    /// The parcel's number with that service.
    pub tracking_number: Option<String>,
}

impl ShippedTo {
    pub(crate) fn read(shipping: &JsValue) -> Self {
        Self {
            name: convert::text(shipping, "name"),
            phone: convert::text(shipping, "phone"),
            address: Address::read(&convert::field(shipping, "address").unwrap_or_default()),
            carrier: convert::text(shipping, "carrier"),
            tracking_number: convert::text(shipping, "tracking_number"),
        }
    }
}

/// A code to be scanned.
///
/// ```no_run
/// use stripe_js::{PaymentIntent, QrCode};
///
/// /// The `src` of an `<img>`.
/// fn picture(intent: &PaymentIntent) -> Option<String> {
///     let QrCode { image_data_url, .. } = intent.wechat_pay_qr_code()?;
///     image_data_url
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QrCode {
    /// What is in it.
    pub data: Option<String>,
    /// Its picture, as a `data:` URL.
    pub image_data_url: Option<String>,
}

impl QrCode {
    fn read(code: &JsValue) -> Self {
        Self {
            data: convert::text(code, "data"),
            image_data_url: convert::text(code, "image_data_url"),
        }
    }
}

/// The states of a `PaymentIntent`. Open: Stripe may add one.
/// <https://docs.stripe.com/payments/paymentintents/lifecycle>
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentIntentStatus {
    /// Nothing to pay with yet, or the last attempt failed.
    RequiresPaymentMethod,
    /// Ready to be confirmed.
    RequiresConfirmation,
    /// The customer must act, for example authenticate.
    RequiresAction,
    /// Under way; the result comes later, as with bank debits.
    Processing,
    /// Authorised, not yet captured.
    RequiresCapture,
    /// Will not be paid.
    Canceled,
    /// Paid.
    Succeeded,
    /// A status that this version does not know, as Stripe named it.
    Unknown(String),
}

impl PaymentIntentStatus {
    fn new(name: String) -> Self {
        match name.as_str() {
            "requires_payment_method" => Self::RequiresPaymentMethod,
            "requires_confirmation" => Self::RequiresConfirmation,
            "requires_action" => Self::RequiresAction,
            "processing" => Self::Processing,
            "requires_capture" => Self::RequiresCapture,
            "canceled" => Self::Canceled,
            "succeeded" => Self::Succeeded,
            _ => Self::Unknown(name),
        }
    }
}
