//! Request bodies, as Stripe's v1 API wants them: `a[b]=c` forms.

use serde::Serialize;

/// An encoded body. What was sent once can be stored and sent again to the letter, which is what
/// makes a replay under the same idempotency key possible.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form(String);

/// Why parameters can not be written as a form. Only a mistake in our own types leads here.
#[derive(Debug, thiserror::Error)]
#[error("the parameters can not be written as a form")]
pub struct EncodeError(#[from] serde_qs::Error);

impl Form {
    /// Encodes parameters; an absent `Option` leaves its parameter out.
    ///
    /// # Errors
    /// When the type has no form representation.
    pub fn encode(params: &impl Serialize) -> Result<Self, EncodeError> {
        Ok(Self(serde_qs::to_string(params)?))
    }

    /// A form as it was stored.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The form as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn push_expand(&mut self, paths: &[&'static str]) {
        for path in paths {
            if !self.0.is_empty() {
                self.0.push('&');
            }
            self.0.push_str("expand[]=");
            self.0.push_str(path);
        }
    }
}
