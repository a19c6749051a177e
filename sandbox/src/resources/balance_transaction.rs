//! Balance transactions: what moved on an account's balance, and why.

mod entry;

use serde_json::{Value, json};

pub(crate) use crate::resources::balance_transaction::entry::Entry;
use crate::{
    choice::{Choice as _, choices},
    clock::UnixSeconds,
    resources::Resource,
};

choices! {
    /// What moved the balance.
    pub(crate) enum Kind {
        Charge = "charge",
        Payment = "payment",
        Refund = "refund",
        PaymentRefund = "payment_refund",
        RefundFailure = "refund_failure",
        PaymentFailureRefund = "payment_failure_refund",
        ApplicationFee = "application_fee",
        ApplicationFeeRefund = "application_fee_refund",
        // Stripe tells the next two apart by their category only.
        Dispute = "adjustment",
        DisputeReversal = "adjustment",
    }
}

/// Whether money can be paid out yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Funds {
    Pending,
    Available,
}

/// One movement on an account's balance.
#[derive(Debug, Clone)]
pub(crate) struct BalanceTransaction {
    id: String,
    created: UnixSeconds,
    pub(crate) funds: Funds,
    pub(crate) entry: Entry,
}

impl BalanceTransaction {
    /// What `entry` becomes when it is written down.
    pub(crate) fn new(id: String, created: UnixSeconds, entry: Entry) -> Self {
        let funds = if entry.available_on > created {
            Funds::Pending
        } else {
            Funds::Available
        };
        Self {
            id,
            created,
            funds,
            entry,
        }
    }

    /// The time has come at which the money can be paid out.
    pub(crate) fn become_available(&mut self) {
        self.funds = Funds::Available;
    }
}

impl Kind {
    /// Stripe's word in its financial reports.
    fn reporting_category(self) -> &'static str {
        match self {
            Self::Charge | Self::Payment => "charge",
            Self::Refund | Self::PaymentRefund => "refund",
            Self::RefundFailure | Self::PaymentFailureRefund => "refund_failure",
            Self::ApplicationFee => "platform_earning",
            Self::ApplicationFeeRefund => "platform_earning_refund",
            Self::Dispute => "dispute",
            Self::DisputeReversal => "dispute_reversal",
        }
    }
}

impl Resource for BalanceTransaction {
    const OBJECT: &'static str = "balance_transaction";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let entry = &self.entry;
        let code = entry.currency.code();
        let fees: Vec<_> = entry.fees.iter().map(|fee| fee.to_json(code)).collect();
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "amount": entry.amount,
            "available_on": entry.available_on,
            "balance_type": "payments",
            "created": self.created,
            "currency": code,
            "description": entry.description,
            "exchange_rate": null,
            "fee": entry.fee(),
            "fee_details": fees,
            "net": entry.net(),
            "reporting_category": entry.kind.reporting_category(),
            "source": entry.source,
            "status": match self.funds {
                Funds::Pending => "pending",
                Funds::Available => "available",
            },
            "type": entry.kind.as_str(),
        })
    }
}
