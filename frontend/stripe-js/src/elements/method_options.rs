//! Options of single payment methods, for Elements without an intent.

use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, Value};

/// Options by type of payment method; the intent must be made with the same.
/// <https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method_options>
///
/// ```
/// use stripe_js::{MethodFutureUsage, MethodOptions, PaymentMethodOptions};
///
/// let kept = MethodOptions::default().setup_future_usage(MethodFutureUsage::OffSession);
/// let options = PaymentMethodOptions::default().with("card", kept);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentMethodOptions(Fields);

impl PaymentMethodOptions {
    /// Sets the options of a type, such as `card`; the last ones given for a type count.
    #[must_use]
    pub fn with(mut self, payment_method_type: impl Into<Text>, options: MethodOptions) -> Self {
        self.0.set(payment_method_type, options);
        self
    }
}

impl From<PaymentMethodOptions> for Value {
    fn from(options: PaymentMethodOptions) -> Self {
        options.0.into()
    }
}

define_options! {
    /// Options of one payment method. Which ones there are depends on the method.
    ///
    /// ```
    /// use stripe_js::{MethodFutureUsage, MethodOptions, PaymentMethodOptions, VerificationMethod};
    ///
    /// let card = MethodOptions::default().require_cvc_recollection(true);
    /// let account = MethodOptions::default()
    ///     .setup_future_usage(MethodFutureUsage::None)
    ///     .verification_method(VerificationMethod::Instant);
    /// let options = PaymentMethodOptions::default()
    ///     .with("card", card)
    ///     .with("us_bank_account", account);
    /// ```
    #[derive(Default)]
    MethodOptions {
        /// Whether it is kept for later payments.
        setup_future_usage: MethodFutureUsage => "setup_future_usage",
        /// Of cards: whether the CVC of a saved one is asked for again.
        require_cvc_recollection: bool => "require_cvc_recollection",
        /// Of accounts in the US: what the bank is asked for.
        financial_connections: FinancialConnections => "financial_connections",
        /// Of accounts in the US: how they are verified.
        verification_method: VerificationMethod => "verification_method",
    }
}

define_words! {
    /// Whether a payment method is kept for later payments.
    MethodFutureUsage {
        /// It is not, whatever holds for the others.
        None => "none",
        /// For payments at which the customer is there.
        OnSession => "on_session",
        /// For payments at which the customer may be absent.
        OffSession => "off_session",
    }
}

define_options! {
    /// What a bank is asked for. <https://docs.stripe.com/financial-connections>
    ///
    /// ```
    /// use stripe_js::{FinancialConnections, MethodOptions, Permission};
    ///
    /// let bank = FinancialConnections::default()
    ///     .permissions(vec![Permission::PaymentMethod, Permission::Balances]);
    /// let account = MethodOptions::default().financial_connections(bank);
    /// ```
    #[derive(Default)]
    FinancialConnections {
        /// Each must be asked for.
        permissions: Vec<Permission> => "permissions",
    }
}

define_words! {
    /// What a bank may tell.
    Permission {
        /// Balances.
        Balances => "balances",
        /// Who owns the account.
        Ownership => "ownership",
        /// What is needed to debit it.
        PaymentMethod => "payment_method",
        /// Transactions.
        Transactions => "transactions",
    }
}

define_words! {
    /// How a bank account is verified.
    VerificationMethod {
        /// At once, or by small payments to it.
        Automatic => "automatic",
        /// At once or not at all.
        Instant => "instant",
    }
}
