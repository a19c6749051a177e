//! What is left for the customer to do, and where it is told.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::stripe::Open;

/// What a `PaymentIntent` waits for the customer to do.
/// <https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NextAction {
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: Open<PayOutsideThePage>,
    /// The boleto, if that is its kind; likewise the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boleto_display_details: Option<Voucher>,
    /// Where to transfer the money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_bank_transfer_instructions: Option<BankTransfer>,
    /// What to show in the store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub konbini_display_details: Option<Voucher>,
    /// The reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multibanco_display_details: Option<Voucher>,
    /// The voucher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oxxo_display_details: Option<Voucher>,
    /// How to show that the bank account is theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify_with_microdeposits: Option<Microdeposits>,
}

impl NextAction {
    /// Stripe's page that tells the customer how to pay.
    pub fn instructions_url(&self) -> Option<&str> {
        let vouchers = [
            &self.boleto_display_details,
            &self.konbini_display_details,
            &self.multibanco_display_details,
            &self.oxxo_display_details,
        ];
        let voucher = vouchers.into_iter().flatten().next();
        let transfer = self.display_bank_transfer_instructions.as_ref();
        voucher
            .and_then(|it| it.hosted_voucher_url.as_deref())
            .or_else(|| transfer.and_then(|it| it.hosted_instructions_url.as_deref()))
            .or_else(|| {
                let deposits = self.verify_with_microdeposits.as_ref()?;
                deposits.hosted_verification_url.as_deref()
            })
    }
}

/// What the customer pays with in a store, at a cash machine or at a bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Voucher {
    /// Stripe's page that shows it.
    pub hosted_voucher_url: Option<String>,
}

/// How money is transferred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BankTransfer {
    /// Stripe's page that tells it.
    pub hosted_instructions_url: Option<String>,
}

/// How an account is verified: by the sums, or the code, of small deposits that come to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Microdeposits {
    /// Stripe's page that takes them.
    pub hosted_verification_url: Option<String>,
}

/// The actions that no page can do: the customer has a voucher, knows where to transfer the money, or
/// waits for deposits that show whose an account is, and pays hours or days later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayOutsideThePage {
    /// A boleto.
    BoletoDisplayDetails,
    /// The account that a bank transfer goes to.
    DisplayBankTransferInstructions,
    /// The codes for a convenience store in Japan.
    KonbiniDisplayDetails,
    /// A reference for a cash machine in Portugal.
    MultibancoDisplayDetails,
    /// A voucher for OXXO in Mexico.
    OxxoDisplayDetails,
    /// Small deposits to a bank account, such as one in the US.
    VerifyWithMicrodeposits,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_pay_outside_the_page_has_its_instructions() {
        for (kind, field) in [
            ("oxxo_display_details", "hosted_voucher_url"),
            ("boleto_display_details", "hosted_voucher_url"),
            ("konbini_display_details", "hosted_voucher_url"),
            ("multibanco_display_details", "hosted_voucher_url"),
            (
                "display_bank_transfer_instructions",
                "hosted_instructions_url",
            ),
            ("verify_with_microdeposits", "hosted_verification_url"),
            ("redirect_to_url", "url"),
        ] {
            let url = "https://payments.example/1";
            let action = serde_json::json!({ "type": kind, kind: { field: url } });

            let action: NextAction = serde_json::from_value(action).unwrap();

            let expected = (kind != "redirect_to_url").then_some(url);
            assert_eq!(action.instructions_url(), expected, "{kind}");
        }
    }
}
