//! What a platform asks of a payment beside its amount. The browser decides none of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{CaptureMethod, CustomerId, SetupFutureUsage};

/// What a platform asks of a payment beside its amount.
/// <https://docs.stripe.com/api/payment_intents/create>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentOptions {
    /// Whether the money moves at once, or is held until it is captured.
    pub capture_method: CaptureMethod,
    /// The customer of the connected account who pays.
    pub customer: Option<CustomerId>,
    /// What the payment method may be used for later.
    pub setup_future_usage: Option<SetupFutureUsage>,
    /// The payment methods to offer; all that fit, when there are none.
    pub allowed_payment_method_types: Vec<String>,
    /// What stands on the customer's statement after the account's prefix.
    pub statement_descriptor_suffix: Option<String>,
    /// Where Stripe sends a receipt.
    pub receipt_email: Option<String>,
    /// The platform's own notes, handed on to Stripe.
    pub metadata: BTreeMap<String, String>,
}

const LONGEST_SUFFIX: usize = 22;
const MOST_METADATA: usize = 49;
const LONGEST_METADATA_KEY: usize = 40;
const LONGEST_METADATA_VALUE: usize = 500;

/// An option that Stripe would refuse later, when a customer waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// Not a suffix that fits a statement.
    #[error(
        "statement_descriptor_suffix has 1 to 22 Latin characters, a letter among them, and none \
         of < > \\ ' \" *"
    )]
    StatementDescriptorSuffix,
    /// Not a mail address.
    #[error("receipt_email must be a mail address")]
    ReceiptEmail,
    /// Too much, or too long.
    #[error(
        "metadata has at most 49 keys of 1 to 40 characters without square brackets, with values \
         of at most 500 characters; the key `checkout` is connect-pay's own"
    )]
    Metadata,
    /// An empty name.
    #[error("allowed_payment_method_types must name payment methods, such as card")]
    AllowedPaymentMethodTypes,
}

impl OptionsError {
    /// The field at fault.
    pub const fn param(self) -> &'static str {
        match self {
            Self::StatementDescriptorSuffix => "statement_descriptor_suffix",
            Self::ReceiptEmail => "receipt_email",
            Self::Metadata => "metadata",
            Self::AllowedPaymentMethodTypes => "allowed_payment_method_types",
        }
    }
}

impl PaymentOptions {
    /// The options themselves, when Stripe could take them.
    ///
    /// # Errors
    /// [`OptionsError`] names the one at fault.
    pub fn checked(self) -> Result<Self, OptionsError> {
        let suffix = self.statement_descriptor_suffix.as_deref();
        if !suffix.is_none_or(is_suffix) {
            return Err(OptionsError::StatementDescriptorSuffix);
        }
        if !self.receipt_email.as_deref().is_none_or(is_mail_address) {
            return Err(OptionsError::ReceiptEmail);
        }
        if !is_metadata(&self.metadata) {
            return Err(OptionsError::Metadata);
        }
        if self
            .allowed_payment_method_types
            .iter()
            .any(|it| !is_name(it))
        {
            return Err(OptionsError::AllowedPaymentMethodTypes);
        }
        Ok(self)
    }
}

fn is_suffix(text: &str) -> bool {
    let fits = (1..=LONGEST_SUFFIX).contains(&text.chars().count());
    let latin = |it: char| it.is_ascii_graphic() || it == ' ';
    let plain = text.chars().all(|it| latin(it) && !"<>\\'\"*".contains(it));
    fits && plain && text.chars().any(|it| it.is_ascii_alphabetic())
}

fn is_mail_address(text: &str) -> bool {
    let plain = !text.chars().any(|it| it.is_whitespace() || it.is_control());
    let parts = text.rsplit_once('@');
    plain && parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn is_metadata(metadata: &BTreeMap<String, String>) -> bool {
    let is_key = |key: &str| {
        let length = key.chars().count();
        (1..=LONGEST_METADATA_KEY).contains(&length) && !key.contains(['[', ']'])
    };
    metadata.len() <= MOST_METADATA
        && !metadata.contains_key("checkout")
        && metadata
            .iter()
            .all(|(key, value)| is_key(key) && value.chars().count() <= LONGEST_METADATA_VALUE)
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_that_stripe_would_refuse_are_refused_at_once() {
        let suffix = |text: &str| PaymentOptions {
            statement_descriptor_suffix: Some(text.to_owned()),
            ..PaymentOptions::default()
        };
        let mail = |text: &str| PaymentOptions {
            receipt_email: Some(text.to_owned()),
            ..PaymentOptions::default()
        };
        let note = |key: &str, value: &str| PaymentOptions {
            metadata: [(key.to_owned(), value.to_owned())].into(),
            ..PaymentOptions::default()
        };
        let refused = [
            (suffix(""), OptionsError::StatementDescriptorSuffix),
            (suffix("1234"), OptionsError::StatementDescriptorSuffix),
            (suffix("A*B"), OptionsError::StatementDescriptorSuffix),
            (suffix("Café"), OptionsError::StatementDescriptorSuffix),
            (
                suffix(&"A".repeat(23)),
                OptionsError::StatementDescriptorSuffix,
            ),
            (mail("nobody"), OptionsError::ReceiptEmail),
            (mail("a b@example.com"), OptionsError::ReceiptEmail),
            (note("", "x"), OptionsError::Metadata),
            (note("a[b]", "x"), OptionsError::Metadata),
            (note("checkout", "x"), OptionsError::Metadata),
            (note("a", &"x".repeat(501)), OptionsError::Metadata),
        ];
        for (options, error) in refused {
            assert_eq!(options.clone().checked(), Err(error), "{options:?}");
        }
        for options in [
            suffix("BREAD 42"),
            mail("a@example.com"),
            note("order", "7"),
        ] {
            assert_eq!(options.clone().checked(), Ok(options));
        }
    }
}
