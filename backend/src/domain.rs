//! What a checkout is and what may become of it. Pure: no `async`, no IO, time is an argument.

mod announcement;
mod attempts;
mod capture;
mod charge;
mod checkout;
mod delivery;
mod dispute;
mod edit;
mod event_kind;
mod fee;
mod idempotency;
mod inbox;
mod interrupted;
mod looks;
mod message;
pub mod news;
mod options;
mod patience;
mod refund;
mod settlement;
mod standing;
mod state;
mod sweep;
mod terms;
mod timestamp;
mod view;

pub use announcement::{Before, announcements};
pub use attempts::{
    AttemptLimit, AttemptLimits, Breaker, Charged, CountedFailures, TooManyAttempts, Window,
};
pub use capture::{Capture, CaptureError};
pub use charge::Charge;
pub use checkout::{Checkout, RefundError, Refusal, TakenFee};
pub use delivery::{Delivery, delivery};
pub use dispute::{Dispute, dispute_news};
pub use edit::Edit;
pub use event_kind::EventKind;
pub use fee::{FeePolicy, FeePolicyError};
pub use idempotency::Operation;
pub use inbox::{Arrival, Event, Outcome, Said, Unheeded, after_failure, heed};
pub use interrupted::{Interrupted, is_still_wanted};
pub use looks::{Looked, next_look};
pub use message::{Message, Subject};
pub use options::{OptionsError, PaymentOptions};
pub use patience::Patience;
pub use refund::{Refund, RefundChange, RefundFact, RefundOptions};
pub use settlement::{Ignored, IntentFact, IntentProgress, Settlement, settle};
pub use standing::{Standing, account_news, standing_view};
pub use state::{Authorization, Cause, Ending, Intent, Payment, Pending, State};
pub use sweep::{EventSource, Listed, latest_sweep, listed_since, next_sweep};
pub use terms::{Terms, TermsError};
pub use timestamp::Timestamp;
pub use view::{checkout_view, refund_view};
