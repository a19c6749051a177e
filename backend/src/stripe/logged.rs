//! Calls that are written down before they are made, and made again to the letter after a crash.

use serde::{Deserialize, Serialize};
use shared::AccountId;

/// A call that changes something at Stripe, as it is written to a log. Its idempotency key is kept
/// beside it; a secret key is never written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedCall {
    /// What is done (`payment_intents.create`).
    pub operation: String,
    /// How.
    pub method: LoggedMethod,
    /// Where, below Stripe's base URL (`/v1/payment_intents`).
    pub path: String,
    /// The body.
    pub form: String,
    /// The connected account that it acts on.
    pub account: Option<AccountId>,
}

/// The HTTP methods that change something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LoggedMethod {
    /// `POST`.
    Post,
    /// `DELETE`.
    Delete,
}

impl LoggedMethod {
    /// The method as HTTP writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }

    /// The method of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Post, Self::Delete]
            .into_iter()
            .find(|method| method.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_has_one_name() {
        for method in [LoggedMethod::Post, LoggedMethod::Delete] {
            assert_eq!(serde_json::to_value(method).unwrap(), method.as_str());
            assert_eq!(LoggedMethod::from_name(method.as_str()), Some(method));
        }
        assert_eq!(LoggedMethod::from_name("GET"), None);
    }
}
