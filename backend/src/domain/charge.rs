//! A charge that was tried for a checkout.

use shared::{ChargeId, CheckoutId, PaymentIntentId};

/// A charge that was tried for a checkout. All of them are kept; at most one has succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Stripe's id of it, on the connected account.
    pub id: ChargeId,
    /// What it was to pay.
    pub checkout: CheckoutId,
    /// Whether the money was taken: held money, and held money that was let go, is not.
    pub captured: bool,
    /// The intent that it belongs to.
    pub intent: PaymentIntentId,
    /// What was to be charged, in minor units.
    pub amount: i64,
    /// `succeeded`, `pending` or `failed`, in Stripe's words.
    pub status: String,
    /// Why it failed, in Stripe's words.
    pub failure_code: Option<String>,
    /// When it was tried, in seconds since 1970 UTC.
    pub created: i64,
}

impl Charge {
    /// Whether a word of Stripe's about the same charge is newer than this one. A charge goes from
    /// pending to its end, and from held to taken, and never back.
    pub fn moves_on_to(&self, word: &Self) -> bool {
        let ends = self.status == "pending" && word.status != "pending";
        let is_taken = word.captured && !self.captured;
        (ends || is_taken) && !self.captured
    }

    /// Whether a word of Stripe's says what is known.
    pub fn same_as(&self, word: &Self) -> bool {
        self.status == word.status && self.captured == word.captured
    }
}
