//! Bank accounts that are verified by small payments to them, or by signing in to the bank.

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::fields::{Fields, Text, Value};
use crate::{BillingDetails, ClientSecret, Properties, Rest, convert};

/// How the customer verifies a bank account.
/// <https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment>
///
/// ```no_run
/// use stripe_js::{Microdeposits, PaymentIntent};
///
/// /// Stripe's page on which the customer goes on, while the bank account is being verified.
/// fn page(intent: &PaymentIntent) -> Option<String> {
///     let Microdeposits { hosted_verification_url, .. } = intent.microdeposits()?;
///     hosted_verification_url
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Microdeposits {
    /// When the small payments arrive: seconds since 1970, UTC.
    pub arrival_date: Option<i64>,
    /// Stripe's page where the customer tells what arrived.
    pub hosted_verification_url: Option<String>,
    /// `amounts` of two payments, or the `descriptor_code` of one.
    pub microdeposit_type: Option<String>,
}

impl Microdeposits {
    pub(crate) fn of_intent(intent: &Rest) -> Option<Self> {
        let action = intent.field("next_action")?;
        convert::field(&action, "verify_with_microdeposits").map(|it| Self::read(&it))
    }

    fn read(verify: &JsValue) -> Self {
        Self {
            arrival_date: convert::integer(verify, "arrival_date"),
            hosted_verification_url: convert::text(verify, "hosted_verification_url"),
            microdeposit_type: convert::text(verify, "microdeposit_type"),
        }
    }
}

/// What the customer found on the statement.
///
/// ```
/// use stripe_js::Arrived;
///
/// let two = Arrived::Amounts([32, 45]);
/// let one = Arrived::DescriptorCode("SM11AA".into());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    /// Two payments, in the currency's smallest unit.
    Amounts([i64; 2]),
    /// The code in the text of one payment, which begins with `SM`.
    DescriptorCode(Text),
}

impl Arrived {
    pub(crate) fn to_js(&self) -> JsValue {
        let mut fields = Fields::default();
        match self {
            Self::Amounts(amounts) => fields.set("amounts", amounts.to_vec()),
            Self::DescriptorCode(code) => fields.set("descriptor_code", code.clone()),
        }
        fields.to_js()
    }
}

define_options! {
    /// A call that lets the customer choose a bank account by signing in to the bank.
    /// <https://docs.stripe.com/js/payment_intents/collect_bank_account_for_payment>
    ///
    /// ```
    /// use stripe_js::{BankAccountOwner, BillingDetails, ClientSecret, CollectBankAccount};
    ///
    /// let jenny = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    /// let owner = BankAccountOwner::new(jenny);
    /// let call = CollectBankAccount::new(ClientSecret::new("…"), "us_bank_account", owner);
    /// ```
    CollectBankAccount {
        /// Fields of the answer that Stripe tells in full, such as `payment_method`.
        expand: Vec<Text> => "expand",
        /// That the customer has agreed to share data with Stripe.
        pre_collected_consent: PreCollectedConsent => "preCollectedConsent",
    }
}

impl CollectBankAccount {
    /// For an intent, a type of payment method such as `us_bank_account`, and the account's owner.
    pub fn new(
        client_secret: ClientSecret,
        payment_method_type: impl Into<Text>,
        owner: BankAccountOwner,
    ) -> Self {
        let params = CollectParams::new(payment_method_type.into(), owner);
        let mut fields = Fields::default();
        fields.set("clientSecret", client_secret);
        fields.set("params", params);
        Self(fields)
    }
}

/// The `params` of that call.
struct CollectParams(Fields);

impl CollectParams {
    fn new(payment_method_type: Text, owner: BankAccountOwner) -> Self {
        let mut fields = Fields::default();
        fields.set("payment_method_type", payment_method_type);
        fields.set("payment_method_data", owner);
        Self(fields)
    }
}

impl From<CollectParams> for Value {
    fn from(params: CollectParams) -> Self {
        params.0.into()
    }
}

define_options! {
    /// Whose account it is.
    ///
    /// ```
    /// use stripe_js::{BankAccountOwner, BillingDetails, Properties};
    ///
    /// let jenny = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    /// let order = Properties::default().with("order", "1042");
    /// let owner = BankAccountOwner::new(jenny).metadata(order);
    /// ```
    BankAccountOwner {
        /// Notes on the payment method.
        metadata: Properties => "metadata",
    }
}

impl BankAccountOwner {
    /// Name and mail address are required.
    pub fn new(owner: BillingDetails) -> Self {
        let mut fields = Fields::default();
        fields.set("billing_details", owner);
        Self(fields)
    }
}

define_options! {
    /// That the customer has agreed on the page to share data with Stripe.
    ///
    /// ```no_run
    /// use stripe_js::{CollectBankAccount, PreCollectedConsent};
    ///
    /// /// After a checkbox of the page; the server made the consent, `fccons_…`
    /// fn agreed(call: CollectBankAccount, consent: String, seconds: i64) -> CollectBankAccount {
    ///     call.pre_collected_consent(PreCollectedConsent::new(consent, seconds))
    ///         .expand(vec!["payment_method".into()])
    /// }
    /// ```
    PreCollectedConsent {
    }
}

impl PreCollectedConsent {
    /// The id of the `financial_connections.consent` that your server made, and when the customer
    /// agreed to it: seconds since 1970, UTC.
    pub fn new(consent: impl Into<Text>, collected_at: i64) -> Self {
        let mut fields = Fields::default();
        fields.set("consent", consent.into());
        fields.set("collectedAt", collected_at);
        Self(fields)
    }
}
