//! Whether an account may take payments, and what Stripe must still know of it.

use serde_json::{Value, json};

use crate::choice::{Choice as _, choices};

/// What a new account must still tell Stripe.
const OPEN_REQUIREMENTS: [&str; 3] = [
    "business_profile.url",
    "external_account",
    "tos_acceptance.date",
];

/// What Stripe asks for when it doubts what it was told.
const VERIFICATION: [&str; 1] = ["individual.verification.document"];

/// Where an account stands with Stripe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Its owner has not told all that Stripe must know.
    Onboarding,
    /// It takes payments and is paid out.
    Enabled,
    /// Stripe, or the platform, stopped it.
    Disabled {
        reason: DisabledReason,
        payouts: Payouts,
    },
}

/// Whether a stopped account is still paid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Payouts {
    Paused,
    Running,
}

choices! {
    /// `requirements.disabled_reason`.
    pub(crate) enum DisabledReason {
        RequestedCapabilities = "action_required.requested_capabilities",
        Listed = "listed",
        Other = "other",
        PlatformPaused = "platform_paused",
        RejectedFraud = "rejected.fraud",
        RejectedIncompleteVerification = "rejected.incomplete_verification",
        RejectedListed = "rejected.listed",
        RejectedOther = "rejected.other",
        RejectedPlatformFraud = "rejected.platform_fraud",
        RejectedPlatformOther = "rejected.platform_other",
        RejectedPlatformTermsOfService = "rejected.platform_terms_of_service",
        RejectedTermsOfService = "rejected.terms_of_service",
        PastDue = "requirements.past_due",
        PendingVerification = "requirements.pending_verification",
        UnderReview = "under_review",
    }
}

impl Standing {
    /// Whether payments are possible, as far as Stripe is concerned.
    pub(crate) fn is_enabled(self) -> bool {
        self == Self::Enabled
    }

    /// Whether money is paid out.
    pub(crate) fn pays_out(self) -> bool {
        match self {
            Self::Onboarding => false,
            Self::Enabled => true,
            Self::Disabled { payouts, .. } => payouts == Payouts::Running,
        }
    }

    /// Whether onboarding was finished once.
    pub(crate) fn is_submitted(self) -> bool {
        self != Self::Onboarding
    }

    /// `requirements` of the account.
    pub(super) fn requirements_json(self) -> Value {
        let reason = match self {
            Self::Onboarding => Some(DisabledReason::PastDue),
            Self::Enabled => None,
            Self::Disabled { reason, .. } => Some(reason),
        };
        requirements(self, reason.map(DisabledReason::as_str))
    }

    /// `requirements` of one of its capabilities, which has words of its own for the reason.
    pub(super) fn capability_requirements_json(self) -> Value {
        let reason = match self {
            Self::Onboarding => Some("requirements.fields_needed"),
            Self::Enabled => None,
            Self::Disabled { reason, .. } => Some(match reason {
                DisabledReason::PastDue | DisabledReason::RequestedCapabilities => {
                    "requirements.fields_needed"
                }
                DisabledReason::PendingVerification | DisabledReason::UnderReview => {
                    "pending.review"
                }
                DisabledReason::PlatformPaused => "platform_paused",
                DisabledReason::Listed | DisabledReason::Other => "other",
                DisabledReason::RejectedFraud
                | DisabledReason::RejectedIncompleteVerification
                | DisabledReason::RejectedListed
                | DisabledReason::RejectedOther
                | DisabledReason::RejectedPlatformFraud
                | DisabledReason::RejectedPlatformOther
                | DisabledReason::RejectedPlatformTermsOfService
                | DisabledReason::RejectedTermsOfService => "rejected.other",
            }),
        };
        requirements(self, reason)
    }

    fn due(self) -> &'static [&'static str] {
        match self {
            Self::Onboarding => &OPEN_REQUIREMENTS,
            Self::Disabled {
                reason: DisabledReason::PastDue,
                ..
            } => &VERIFICATION,
            Self::Enabled | Self::Disabled { .. } => &[],
        }
    }

    /// Whether Stripe is looking at what it was told.
    pub(super) fn is_pending(self) -> bool {
        matches!(
            self,
            Self::Disabled {
                reason: DisabledReason::PendingVerification | DisabledReason::UnderReview,
                ..
            }
        )
    }
}

fn requirements(standing: Standing, disabled_reason: Option<&str>) -> Value {
    let due = standing.due();
    let pending: &[&str] = if standing.is_pending() {
        &VERIFICATION
    } else {
        &[]
    };
    json!({
        "alternatives": [],
        "current_deadline": null,
        "currently_due": due,
        "disabled_reason": disabled_reason,
        "errors": [],
        "eventually_due": due,
        "past_due": due,
        "pending_verification": pending,
    })
}

/// `future_requirements`: nothing changes in the sandbox's future.
pub(super) fn future_requirements() -> Value {
    requirements(Standing::Enabled, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_standing_says_what_is_missing() {
        let disabled = |reason| Standing::Disabled {
            reason,
            payouts: Payouts::Paused,
        };

        for (standing, reason, due, pending) in [
            (Standing::Onboarding, Some("requirements.past_due"), 3, 0),
            (Standing::Enabled, None, 0, 0),
            (
                disabled(DisabledReason::PastDue),
                Some("requirements.past_due"),
                1,
                0,
            ),
            (
                disabled(DisabledReason::UnderReview),
                Some("under_review"),
                0,
                1,
            ),
            (
                disabled(DisabledReason::RejectedFraud),
                Some("rejected.fraud"),
                0,
                0,
            ),
        ] {
            let json = standing.requirements_json();
            let count = |name: &str| json[name].as_array().unwrap().len();

            assert_eq!(json["disabled_reason"].as_str(), reason);
            assert_eq!(count("currently_due"), due);
            assert_eq!(count("pending_verification"), pending);
        }
    }
}
