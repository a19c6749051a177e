//! What a checkout is and what may become of it. Pure: no `async`, no IO, time is an argument.

mod checkout;
mod idempotency;
mod settlement;
mod timestamp;

pub use checkout::{Checkout, Intent, Payment, Refusal, State, Terms, TermsError};
pub use idempotency::Operation;
pub use settlement::{Ignored, IntentFact, IntentProgress, Settlement, settle};
pub use timestamp::Timestamp;
