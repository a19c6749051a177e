//! Disputes: a customer asks their bank for the money of a charge.
//!
//! <https://docs.stripe.com/api/disputes/object>

mod evidence;
pub(crate) mod reason;
pub(crate) mod status;

use serde_json::{Value, json};

pub(crate) use crate::resources::dispute::evidence::{Changes, Evidence};
use crate::{
    choice::{Choice as _, choices},
    clock::{DAY_SECONDS, UnixSeconds},
    money::Currency,
    params::Metadata,
    resources::{
        Resource,
        balance_transaction::BalanceTransaction,
        dispute::{reason::Reason, status::Status},
        payment_method::{Instrument, PaymentMethod},
    },
};

/// How long the account has for an answer. Stripe gives seven to twenty-one days.
pub(crate) const ANSWER_SECONDS: i64 = 7 * DAY_SECONDS;

choices! {
    /// Whether the bank takes the money back at once, or asks first.
    pub(crate) enum Case { Chargeback = "chargeback", Inquiry = "inquiry" }
}

choices! {
    /// Who is to send the evidence. It is kept and changes nothing.
    pub(crate) enum SubmissionMethod {
        Manual = "manual",
        PreferManual = "prefer_manual",
        PreferSmartDisputes = "prefer_smart_disputes",
        SmartDisputes = "smart_disputes",
    }
}

/// What a customer has against a charge, and what came of it.
#[derive(Debug, Clone)]
pub(crate) struct Dispute {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) charge: String,
    pub(crate) payment_intent: String,
    /// What the charge was paid with.
    pub(crate) method: PaymentMethod,
    /// Minor units that the customer wants back.
    pub(crate) amount: i64,
    pub(crate) currency: Currency,
    pub(crate) reason: Reason,
    pub(crate) status: Status,
    /// What the dispute moved on the account's balance: taken away, and perhaps given back.
    pub(crate) movements: Vec<BalanceTransaction>,
    pub(crate) evidence: Evidence,
    /// When an answer is too late.
    pub(crate) due_by: UnixSeconds,
    /// There was no answer in time.
    pub(crate) past_due: bool,
    /// How often evidence was sent to the bank.
    pub(crate) submissions: u32,
    pub(crate) intended_submission_method: Option<SubmissionMethod>,
    pub(crate) metadata: Metadata,
}

impl Dispute {
    /// Whether the charge can still be refunded by the account itself.
    pub(crate) fn is_charge_refundable(&self) -> bool {
        match self.status {
            Status::WarningNeedsResponse
            | Status::WarningUnderReview
            | Status::WarningClosed
            | Status::Won => true,
            Status::NeedsResponse | Status::UnderReview | Status::Lost => false,
        }
    }

    /// A dispute that took no money yet is an inquiry.
    fn case(&self) -> Case {
        if self.movements.is_empty() {
            Case::Inquiry
        } else {
            Case::Chargeback
        }
    }

    fn method_details(&self) -> Value {
        let name = self.method.draft.type_name();
        let mut details = json!({ "type": name });
        if let Instrument::Card(card) = &self.method.draft.instrument {
            let brand = card.specimen.brand().name();
            details["card"] = json!({
                "brand": brand,
                "case_type": self.case().as_str(),
                "network": brand,
                "network_reason_code": self.reason.network_code(),
            });
        }
        details
    }

    fn evidence_details(&self) -> Value {
        json!({
            "due_by": self.due_by,
            "enhanced_eligibility": {},
            "has_evidence": !self.evidence.is_empty(),
            "past_due": self.past_due,
            "submission_count": self.submissions,
            "submission_method": if self.submissions == 0 { "not_submitted" } else { "manual" },
        })
    }
}

impl Resource for Dispute {
    const OBJECT: &'static str = "dispute";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let movements: Vec<_> = self.movements.iter().map(Resource::to_json).collect();
        let intended = self.intended_submission_method;
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "amount": self.amount,
            "balance_transactions": movements,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency.code(),
            "enhanced_eligibility_types": [],
            "evidence": self.evidence.to_json(),
            "evidence_details": self.evidence_details(),
            "intended_submission_method": intended.map(SubmissionMethod::as_str),
            "is_charge_refundable": self.is_charge_refundable(),
            "livemode": false,
            "metadata": self.metadata,
            "network_reason_code": self.reason.network_code(),
            "payment_intent": self.payment_intent,
            "payment_method_details": self.method_details(),
            "reason": self.reason.as_str(),
            "status": self.status.as_str(),
        })
    }
}
