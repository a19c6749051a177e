//! The `SetupIntent`, as far as a browser sees it.

use wasm_bindgen::JsValue;

use crate::{
    ClientSecret, Microdeposits, NextAction, PaymentIntent, PaymentMethod, Rest, StripeError,
    convert,
};

/// The fields of a `SetupIntent` that a publishable key can read: a payment method that is being kept
/// for later payments.
/// <https://docs.stripe.com/api/setup_intents/object>
///
/// ```no_run
/// use stripe_js::{SetupIntent, SetupIntentStatus};
///
/// fn notice(intent: &SetupIntent) -> &'static str {
///     match intent.status {
///         SetupIntentStatus::Succeeded if intent.usage().as_deref() == Some("off_session") => {
///             "We charge your card at the end of each month."
///         }
///         SetupIntentStatus::Succeeded => "Your card is saved.",
///         SetupIntentStatus::RequiresAction if intent.microdeposits().is_some() => {
///             "Look for a small payment on your bank statement."
///         }
///         SetupIntentStatus::Canceled => "This took too long. Please start again.",
///         _ => "Your card is not saved.",
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetupIntent {
    /// `seti_…`; opaque.
    pub id: String,
    /// How far it is.
    pub status: SetupIntentStatus,
    /// Absent where Stripe withholds it.
    pub client_secret: Option<ClientSecret>,
    /// Why the last attempt failed; cleared by the next one.
    pub last_setup_error: Option<Box<StripeError>>,
    /// What the customer must do, while the status is `requires_action`.
    pub next_action: Option<NextAction>,
    /// The id of the payment method.
    pub payment_method: Option<String>,
    /// Whether it is for real money.
    pub livemode: bool,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl SetupIntent {
    /// `None` if a field is missing without which it is no `SetupIntent`.
    pub(crate) fn read(intent: &JsValue) -> Option<Self> {
        let last_error = convert::field(intent, "last_setup_error");
        let next_action = convert::field(intent, "next_action");
        Some(Self {
            id: convert::text(intent, "id")?,
            status: SetupIntentStatus::new(convert::text(intent, "status")?),
            client_secret: convert::text(intent, "client_secret").map(ClientSecret::new),
            last_setup_error: last_error.map(|error| Box::new(StripeError::read_flat(&error))),
            next_action: next_action.as_ref().and_then(NextAction::read),
            payment_method: convert::id(intent, "payment_method"),
            livemode: convert::flag(intent, "livemode"),
            rest: Rest::of(intent),
        })
    }

    /// The payment method in use, in full: where `expand` asked for `payment_method`, and after the
    /// customer has chosen a bank account.
    ///
    /// ```no_run
    /// # fn f(intent: &stripe_js::SetupIntent) -> Option<String> {
    /// let account = intent.payment_method_in_full()?.bank_account()?;
    /// Some([account.bank_name?.as_str(), " •••• ", &account.last4?].concat())
    /// # }
    /// ```
    pub fn payment_method_in_full(&self) -> Option<PaymentMethod> {
        PaymentMethod::from_js(&self.rest.field("payment_method")?)
    }

    /// Why it was canceled, such as `abandoned`.
    ///
    /// ```no_run
    /// # fn notice(intent: &stripe_js::SetupIntent) -> Option<&'static str> {
    /// match intent.cancellation_reason()?.as_str() {
    ///     "duplicate" => Some("Your card is saved already."),
    ///     _ => Some("Your card is not saved."),
    /// }
    /// # }
    /// ```
    pub fn cancellation_reason(&self) -> Option<String> {
        self.rest.text("cancellation_reason")
    }

    /// When it was made: seconds since 1970, UTC.
    ///
    /// ```no_run
    /// # use stripe_js::SetupIntent;
    /// # fn f(intent: &SetupIntent, now: i64) -> bool {
    /// let is_of_today = intent.created().is_some_and(|made| now - made < 86_400);
    /// let what_for = intent.description(); // such as "Membership"
    /// # is_of_today
    /// # }
    /// ```
    pub fn created(&self) -> Option<i64> {
        self.rest.integer("created")
    }

    /// What the platform wrote about it.
    pub fn description(&self) -> Option<String> {
        self.rest.text("description")
    }

    /// The types of payment method that it takes, such as `card`.
    ///
    /// ```no_run
    /// # fn takes_cards(intent: &stripe_js::SetupIntent) -> bool {
    /// intent.payment_method_types().iter().any(|kind| kind == "card")
    /// # }
    /// ```
    pub fn payment_method_types(&self) -> Vec<String> {
        self.rest.texts("payment_method_types")
    }

    /// What the payment method is kept for: `off_session` or `on_session`.
    pub fn usage(&self) -> Option<String> {
        self.rest.text("usage")
    }

    /// How the customer verifies a bank account, while that is what is waited for.
    pub fn microdeposits(&self) -> Option<Microdeposits> {
        Microdeposits::of_intent(&self.rest)
    }
}

/// The states of a `SetupIntent`. Open: Stripe may add one.
/// <https://docs.stripe.com/payments/paymentintents/lifecycle>
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetupIntentStatus {
    /// Nothing to keep yet, or the last attempt failed.
    RequiresPaymentMethod,
    /// Ready to be confirmed.
    RequiresConfirmation,
    /// The customer must act, for example authenticate.
    RequiresAction,
    /// Under way; the result comes later.
    Processing,
    /// Will not be kept.
    Canceled,
    /// The payment method is kept.
    Succeeded,
    /// A status that this version does not know, as Stripe named it.
    Unknown(String),
}

impl SetupIntentStatus {
    fn new(name: String) -> Self {
        match name.as_str() {
            "requires_payment_method" => Self::RequiresPaymentMethod,
            "requires_confirmation" => Self::RequiresConfirmation,
            "requires_action" => Self::RequiresAction,
            "processing" => Self::Processing,
            "canceled" => Self::Canceled,
            "succeeded" => Self::Succeeded,
            _ => Self::Unknown(name),
        }
    }
}

/// A `PaymentIntent` or a `SetupIntent`.
///
/// ```no_run
/// use stripe_js::AnyIntent;
///
/// fn id(intent: &AnyIntent) -> &str {
///     match intent {
///         AnyIntent::Payment(payment) => &payment.id,
///         AnyIntent::Setup(setup) => &setup.id,
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnyIntent {
    /// A payment.
    Payment(PaymentIntent),
    /// A payment method that is kept.
    Setup(SetupIntent),
}
