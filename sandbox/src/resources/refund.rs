//! Refunds: money on its way back to a customer.
//!
//! | from        | succeed | fail | cancel |
//! |-------------|---------|------|--------|
//! | `pending`   | yes     | yes  | yes    |
//! | `succeeded` |         | yes  |        |
//! | `failed`    |         |      |        |
//! | `canceled`  |         |      |        |

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    clock::UnixSeconds,
    money::Currency,
    params::Metadata,
    resources::{Resource, payment_method::PaymentMethod},
};

choices! {
    /// Why money goes back.
    pub(crate) enum Reason {
        Duplicate = "duplicate",
        Fraudulent = "fraudulent",
        RequestedByCustomer = "requested_by_customer",
    }
}

/// Money on its way back.
#[derive(Debug, Clone)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) amount: i64,
    pub(crate) currency: Currency,
    pub(crate) charge: String,
    pub(crate) payment_intent: String,
    pub(crate) customer: Option<String>,
    pub(crate) method: PaymentMethod,
    pub(crate) reason: Option<Reason>,
    pub(crate) metadata: Metadata,
    pub(crate) balance_transaction: String,
    pub(crate) progress: Progress,
}

/// Where a refund stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Progress {
    Pending,
    Succeeded,
    /// The bank could not pass the money on. The balance transaction brings it back.
    Failed {
        reversal: String,
    },
    /// The platform stopped it. The balance transaction brings the money back.
    Canceled {
        reversal: String,
    },
}

/// What is to become of a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Succeed,
    Fail,
    Cancel,
}

impl Progress {
    /// Stripe's word for it.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed { .. } => "failed",
            Self::Canceled { .. } => "canceled",
        }
    }

    /// Whether `event` can happen now.
    pub(crate) fn allows(&self, event: Event) -> bool {
        match (self, event) {
            (Self::Pending, _) | (Self::Succeeded, Event::Fail) => true,
            (Self::Succeeded, Event::Succeed | Event::Cancel)
            | (Self::Failed { .. } | Self::Canceled { .. }, _) => false,
        }
    }

    /// The balance transaction that brought the money back, and why.
    fn reversal(&self) -> Option<(&str, &'static str)> {
        match self {
            Self::Pending | Self::Succeeded => None,
            Self::Failed { reversal } => Some((reversal, "expired_or_canceled_card")),
            Self::Canceled { reversal } => Some((reversal, "merchant_request")),
        }
    }
}

impl Refund {
    fn destination(&self) -> Option<Value> {
        match self.method.draft.type_name() {
            "card" => Some(json!({
                "type": "card",
                "card": {
                    "reference_status": "pending",
                    "reference_type": "acquirer_reference_number",
                    "type": "refund",
                },
            })),
            "alipay" => Some(json!({ "type": "alipay", "alipay": {} })),
            _ => None,
        }
    }
}

impl Resource for Refund {
    const OBJECT: &'static str = "refund";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let mut fields = json!({
            "id": self.id,
            "object": Self::OBJECT,
            "amount": self.amount,
            "balance_transaction": self.balance_transaction,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency.code(),
            "customer": self.customer,
            "customer_account": null,
            "metadata": self.metadata,
            "payment_intent": self.payment_intent,
            "payment_method": self.method.id,
            "reason": self.reason.map(Reason::as_str),
            "receipt_number": null,
            "source_transfer_reversal": null,
            "status": self.progress.as_str(),
            "transfer_reversal": null,
        });
        if let Some(destination) = self.destination() {
            fields["destination_details"] = destination;
        }
        if self.progress == Progress::Pending {
            fields["pending_reason"] = "processing".into();
        }
        if let Some((reversal, reason)) = self.progress.reversal() {
            fields["failure_balance_transaction"] = reversal.into();
            fields["failure_reason"] = reason.into();
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of the table in the module's documentation.
    #[test]
    fn each_status_allows_what_the_table_says() {
        let reversal = || String::from("txn_1");
        let rows = [
            (Progress::Pending, [true, true, true]),
            (Progress::Succeeded, [false, true, false]),
            (
                Progress::Failed {
                    reversal: reversal(),
                },
                [false; 3],
            ),
            (
                Progress::Canceled {
                    reversal: reversal(),
                },
                [false; 3],
            ),
        ];

        for (progress, allowed) in rows {
            let events = [Event::Succeed, Event::Fail, Event::Cancel];
            assert_eq!(events.map(|event| progress.allows(event)), allowed);
        }
    }
}
