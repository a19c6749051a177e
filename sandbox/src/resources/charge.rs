//! Charges: one attempt to move money.

mod details;

use serde_json::{Value, json};

use crate::{
    cards::{Aftermath, Decline},
    clock::{DAY_SECONDS, UnixSeconds},
    debits::Fate,
    money::Currency,
    params::Metadata,
    resources::{
        Resource,
        billing::Shipping,
        payment_method::{Instrument, PaymentMethod},
    },
};

/// How long Stripe holds an amount on a card before the bank lets it go.
const HOLD_SECONDS: i64 = 7 * DAY_SECONDS;

/// How long it takes until money that was taken can be paid out.
const SETTLEMENT_SECONDS: i64 = 2 * DAY_SECONDS;

/// One attempt to move money.
#[derive(Debug, Clone)]
pub(crate) struct Charge {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) payment_intent: String,
    pub(crate) method: PaymentMethod,
    pub(crate) amount: i64,
    pub(crate) currency: Currency,
    pub(crate) outcome: Outcome,
    pub(crate) approval: Approval,
    /// The customer asked their bank for the money.
    pub(crate) disputed: bool,
    pub(crate) facts: Facts,
}

/// How the customer agreed to an attempt, beyond asking for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Approval {
    None,
    /// They passed 3-D Secure.
    Authenticated,
    /// They gave this mandate.
    Mandate(String),
}

/// How the attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Captured(Capture),
    /// The bank has not said yet whether it pays.
    Pending,
    /// The amount is held on the card.
    Held,
    /// The amount was held and let go again.
    Released,
    /// The bank, or Stripe, refused.
    Declined(Decline),
}

/// Money that was taken, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Capture {
    /// Less than the charge's amount where a part was let go.
    pub(crate) amount: i64,
    pub(crate) balance_transaction: String,
    pub(crate) available_on: UnixSeconds,
    /// The platform's fee, once it is an object.
    pub(crate) application_fee: Option<String>,
    /// The sum of the refunds.
    pub(crate) returned: i64,
    /// The part of it whose share of the fee was returned too.
    pub(crate) returned_with_fee: i64,
}

/// What a charge copies from its `PaymentIntent`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) application: Option<String>,
    pub(crate) customer: Option<String>,
    pub(crate) application_fee_amount: Option<i64>,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) receipt_email: Option<String>,
    pub(crate) shipping: Option<Shipping>,
    pub(crate) statement_descriptor_suffix: Option<String>,
    pub(crate) transfer_group: Option<String>,
}

impl Charge {
    /// The money that was taken, if any was.
    pub(crate) fn capture(&self) -> Option<&Capture> {
        if let Outcome::Captured(capture) = &self.outcome {
            Some(capture)
        } else {
            None
        }
    }

    /// The same, to be changed.
    pub(crate) fn capture_mut(&mut self) -> Option<&mut Capture> {
        if let Outcome::Captured(capture) = &mut self.outcome {
            Some(capture)
        } else {
            None
        }
    }

    /// When the bank lets a held amount go.
    pub(crate) fn capture_before(&self) -> UnixSeconds {
        self.created + HOLD_SECONDS
    }

    /// When money that is taken `now` becomes available.
    pub(crate) fn settles_on(&self, now: UnixSeconds) -> UnixSeconds {
        match self.aftermath() {
            Aftermath::BypassesPending => now,
            Aftermath::Ordinary
            | Aftermath::RefundPends
            | Aftermath::RefundFails
            | Aftermath::Fraud
            | Aftermath::NotReceived
            | Aftermath::Unauthorized
            | Aftermath::Inquiry => now + SETTLEMENT_SECONDS,
        }
    }

    /// What becomes of the money.
    pub(crate) fn aftermath(&self) -> Aftermath {
        match &self.method.draft.instrument {
            Instrument::Card(card) => card.specimen.aftermath,
            Instrument::BankAccount(account) => match account.specimen.fate {
                Fate::PaysDisputed => Aftermath::Unauthorized,
                Fate::Pays | Fate::Fails(_) | Fate::Hangs => Aftermath::Ordinary,
            },
            Instrument::Redirect(_) | Instrument::Voucher(_) => Aftermath::Ordinary,
        }
    }

    /// What was let go instead of being taken counts as refunded.
    fn refunded(&self) -> i64 {
        match &self.outcome {
            Outcome::Captured(capture) => self.amount - capture.amount + capture.returned,
            Outcome::Released => self.amount,
            Outcome::Pending | Outcome::Held | Outcome::Declined(_) => 0,
        }
    }

    /// Minor units that were asked for. A debit is asked for as a whole, and answered later.
    fn captured(&self) -> i64 {
        match &self.outcome {
            Outcome::Captured(capture) => capture.amount,
            Outcome::Pending => self.amount,
            Outcome::Held | Outcome::Released | Outcome::Declined(_) => 0,
        }
    }

    /// Whether the bank agreed.
    fn is_paid(&self) -> bool {
        self.status() == "succeeded"
    }

    fn status(&self) -> &'static str {
        match &self.outcome {
            Outcome::Captured(_) | Outcome::Held | Outcome::Released => "succeeded",
            Outcome::Pending => "pending",
            Outcome::Declined(_) => "failed",
        }
    }

    fn decline(&self) -> Option<Decline> {
        if let Outcome::Declined(decline) = self.outcome {
            Some(decline)
        } else {
            None
        }
    }
}

impl Resource for Charge {
    const OBJECT: &'static str = "charge";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let decline = self.decline();
        let capture = self.capture();
        let facts = &self.facts;
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "amount": self.amount,
            "amount_captured": self.captured(),
            "amount_refunded": self.refunded(),
            "application": facts.application,
            "application_fee": capture.and_then(|capture| capture.application_fee.as_deref()),
            "application_fee_amount": facts.application_fee_amount,
            "balance_transaction": capture.map(|capture| &capture.balance_transaction),
            "billing_details": self.method.draft.billing_details.to_json(),
            "calculated_statement_descriptor": null,
            "captured": self.captured() > 0,
            "created": self.created,
            "currency": self.currency.code(),
            "customer": facts.customer,
            "description": facts.description,
            "disputed": self.disputed,
            "failure_balance_transaction": null,
            "failure_code": decline.map(|decline| decline.code),
            "failure_message": decline.map(|decline| decline.message),
            "fraud_details": {},
            "livemode": false,
            "metadata": facts.metadata,
            "on_behalf_of": null,
            "outcome": self.outcome_json(),
            "paid": self.is_paid(),
            "payment_intent": self.payment_intent,
            "payment_method": self.method.id,
            "payment_method_details": self.method_details(),
            "radar_options": {},
            "receipt_email": facts.receipt_email,
            "receipt_number": null,
            "receipt_url": null,
            "refunded": self.refunded() == self.amount,
            "review": null,
            "shipping": facts.shipping.as_ref().map(Shipping::to_json),
            "source": null,
            "source_transfer": null,
            "statement_descriptor": null,
            "statement_descriptor_suffix": facts.statement_descriptor_suffix,
            "status": self.status(),
            "transfer_data": null,
            "transfer_group": facts.transfer_group,
        })
    }
}
