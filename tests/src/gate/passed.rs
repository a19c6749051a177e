//! What has come by the gate.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::Request;
use serde_json::Value;

/// What has come by.
#[derive(Debug, Clone, Default)]
pub struct Passed(Arc<Mutex<Notes>>);

#[derive(Debug, Default)]
struct Notes {
    stripe_accounts: Vec<Option<String>>,
    oauth_tokens: Vec<String>,
}

impl Passed {
    /// The `Stripe-Account` of each call, or that it had none.
    pub fn stripe_accounts(&self) -> Vec<Option<String>> {
        self.notes().stripe_accounts.clone()
    }

    /// Every token that was handed out.
    pub fn oauth_tokens(&self) -> Vec<String> {
        self.notes().oauth_tokens.clone()
    }

    pub(super) fn note_request(&self, request: &Request) {
        let account = request.headers().get("stripe-account");
        let account = account.map(|it| it.to_str().unwrap().to_owned());
        self.notes().stripe_accounts.push(account);
    }

    pub(super) fn note_answer(&self, body: &[u8]) {
        let Ok(body) = serde_json::from_slice::<Value>(body) else {
            return;
        };
        let tokens = ["access_token", "refresh_token"];
        let tokens = tokens.iter().filter_map(|it| body[it].as_str());
        self.notes().oauth_tokens.extend(tokens.map(str::to_owned));
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
