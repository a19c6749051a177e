//! The life of a dispute.
//!
//! | from                     | submit | concede | win | lose | close inquiry | escalate |
//! |--------------------------|--------|---------|-----|------|---------------|----------|
//! | `needs_response`         | yes    | yes     | yes | yes  |               |          |
//! | `under_review`           |        |         | yes | yes  |               |          |
//! | `won`, `lost`            |        |         |     |      |               |          |
//! | `warning_needs_response` | yes    |         |     |      | yes           | yes      |
//! | `warning_under_review`   |        |         |     |      | yes           | yes      |
//! | `warning_closed`         |        |         |     |      |               |          |

use crate::choice::choices;

choices! {
    /// The status that an answer shows.
    pub(crate) enum Status {
        NeedsResponse = "needs_response",
        UnderReview = "under_review",
        Won = "won",
        Lost = "lost",
        WarningNeedsResponse = "warning_needs_response",
        WarningUnderReview = "warning_under_review",
        WarningClosed = "warning_closed",
    }
}

/// What happens to a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// The account sends its evidence to the bank.
    Submit,
    /// The account gives in.
    Concede,
    Win,
    Lose,
    /// The bank has no more questions.
    CloseInquiry,
    /// The bank takes the money back after all.
    Escalate,
}

/// The bank's answer to evidence.
const WINNING: &str = "winning_evidence";
const LOSING: &str = "losing_evidence";
const ESCALATING: &str = "escalate_inquiry_evidence";

impl Status {
    /// The status after `event`, if that can happen now.
    pub(crate) fn after(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::NeedsResponse, Event::Submit) => Some(Self::UnderReview),
            (Self::NeedsResponse | Self::UnderReview, Event::Win) => Some(Self::Won),
            (Self::NeedsResponse, Event::Concede)
            | (Self::NeedsResponse | Self::UnderReview, Event::Lose) => Some(Self::Lost),
            (Self::WarningNeedsResponse, Event::Submit) => Some(Self::WarningUnderReview),
            (Self::WarningNeedsResponse | Self::WarningUnderReview, Event::CloseInquiry) => {
                Some(Self::WarningClosed)
            }
            (Self::WarningNeedsResponse | Self::WarningUnderReview, Event::Escalate) => {
                Some(Self::NeedsResponse)
            }
            _ => None,
        }
    }

    /// Whether the bank waits for an answer.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::NeedsResponse | Self::WarningNeedsResponse)
    }

    /// What the bank decides when it has read `text`, the `uncategorized_text` of the evidence.
    /// <https://docs.stripe.com/testing#evidence>
    pub(crate) fn verdict(self, text: &str) -> Option<Event> {
        match (self, text) {
            (Self::UnderReview, WINNING) => Some(Event::Win),
            (Self::UnderReview, LOSING) => Some(Event::Lose),
            (Self::WarningUnderReview, WINNING | LOSING) => Some(Event::CloseInquiry),
            (Self::WarningUnderReview, ESCALATING) => Some(Event::Escalate),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice as _;

    /// The rows of the table in the module's documentation.
    #[test]
    fn each_status_allows_what_the_table_says() {
        let events = [
            Event::Submit,
            Event::Concede,
            Event::Win,
            Event::Lose,
            Event::CloseInquiry,
            Event::Escalate,
        ];
        for status in Status::ALL {
            let allowed = events.map(|event| status.after(event).is_some());

            let expected = match status {
                Status::NeedsResponse => [true, true, true, true, false, false],
                Status::UnderReview => [false, false, true, true, false, false],
                Status::WarningNeedsResponse => [true, false, false, false, true, true],
                Status::WarningUnderReview => [false, false, false, false, true, true],
                Status::Won | Status::Lost | Status::WarningClosed => [false; 6],
            };
            assert_eq!(allowed, expected, "{status:?}");
        }
    }

    #[test]
    fn evidence_decides_only_while_it_is_under_review() {
        for (status, text, event) in [
            (Status::UnderReview, WINNING, Some(Event::Win)),
            (Status::UnderReview, LOSING, Some(Event::Lose)),
            (Status::UnderReview, ESCALATING, None),
            (Status::UnderReview, "a photo of the bread", None),
            (Status::NeedsResponse, WINNING, None),
            (
                Status::WarningUnderReview,
                LOSING,
                Some(Event::CloseInquiry),
            ),
            (
                Status::WarningUnderReview,
                ESCALATING,
                Some(Event::Escalate),
            ),
        ] {
            assert_eq!(status.verdict(text), event, "{status:?} {text}");
        }
    }
}
