//! Lists of what came of a payment, such as its refunds.

use crate::{error::Result, params::Params, state::Merchant};

/// Of which payment, by its charge or its intent; of any if neither is named.
pub(crate) struct OfPayment {
    charge: Option<String>,
    intent: Option<String>,
}

impl OfPayment {
    /// Reads both parameters.
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        Ok(Self {
            charge: params.text("charge")?,
            intent: params.text("payment_intent")?,
        })
    }

    /// Refuses what the merchant does not have.
    pub(crate) fn check(&self, merchant: &Merchant) -> Result<()> {
        if let Some(charge) = &self.charge {
            merchant.charges.get(charge, "charge")?;
        }
        if let Some(intent) = &self.intent {
            merchant.payment_intents.get(intent, "payment_intent")?;
        }
        Ok(())
    }

    /// Whether something of this charge and intent is asked for.
    pub(crate) fn includes(&self, charge: &str, intent: &str) -> bool {
        self.charge.as_ref().is_none_or(|id| id == charge)
            && self.intent.as_ref().is_none_or(|id| id == intent)
    }
}
