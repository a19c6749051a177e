//! What a customer agreed to.

use crate::fields::{Fields, Text, Value};

/// That the customer agreed to later payments, for payment methods that need a mandate and where no
/// Element asks for it.
/// <https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-mandate_data>
///
/// ```
/// use stripe_js::{ConfirmParams, MandateData};
///
/// let agreed = MandateData::Online { ip_address: None, user_agent: None };
/// let params = ConfirmParams::default().mandate_data(agreed);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MandateData {
    /// On this page. Stripe takes address and browser from the request where they are absent.
    Online {
        /// The customer's address in the net.
        ip_address: Option<Text>,
        /// The customer's browser.
        user_agent: Option<Text>,
    },
}

impl From<MandateData> for Value {
    fn from(mandate: MandateData) -> Self {
        let mut acceptance = Fields::default();
        match mandate {
            MandateData::Online {
                ip_address,
                user_agent,
            } => {
                let mut online = Fields::default();
                // Stripe takes what the request shows only if it is told to.
                online.set("infer_from_client", ip_address.is_none());
                online.set_some("ip_address", ip_address);
                online.set_some("user_agent", user_agent);
                acceptance.set("type", "online");
                acceptance.set("online", online);
            }
        }
        let mut fields = Fields::default();
        fields.set("customer_acceptance", acceptance);
        fields.into()
    }
}
