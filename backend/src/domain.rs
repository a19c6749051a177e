//! What a checkout is and what may become of it. Pure: no `async`, no IO, time is an argument.

mod attempts;
mod capture;
mod charge;
mod checkout;
mod dispute;
mod event_kind;
mod fee;
mod idempotency;
mod inbox;
mod interrupted;
mod looks;
pub mod news;
mod options;
mod refund;
mod settlement;
mod state;
mod terms;
mod timestamp;

pub use attempts::{AttemptLimit, AttemptLimits, Breaker, Charged, TooManyAttempts, Window};
pub use capture::{Capture, CaptureError};
pub use charge::Charge;
pub use checkout::{Checkout, RefundError, Refusal, TakenFee};
pub use dispute::Dispute;
pub use event_kind::EventKind;
pub use fee::{FeePolicy, FeePolicyError};
pub use idempotency::Operation;
pub use inbox::{Arrival, Event, Outcome, Said, Unheeded, after_failure, heed};
pub use interrupted::{Interrupted, is_still_wanted};
pub use looks::{Looked, next_look};
pub use options::{OptionsError, PaymentOptions};
pub use refund::{Refund, RefundChange, RefundFact, RefundOptions};
pub use settlement::{Ignored, IntentFact, IntentProgress, Settlement, settle};
pub use state::{Authorization, Cause, Ending, Intent, Payment, State};
pub use terms::{Terms, TermsError};
pub use timestamp::Timestamp;
