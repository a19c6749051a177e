//! What a charge tells about its bank and its method.

use serde_json::{Value, json};

use crate::resources::{
    charge::{Approval, Charge, Outcome},
    payment_method::{Card, Instrument},
};

impl Charge {
    /// `outcome`: what the bank said, and how risky Stripe found it.
    pub(super) fn outcome_json(&self) -> Value {
        let Some(decline) = self.decline() else {
            return json!({
                "advice_code": null,
                "network_advice_code": null,
                "network_decline_code": null,
                "network_status": "approved_by_network",
                "reason": null,
                "risk_level": "normal",
                "risk_score": 12,
                "seller_message": "Payment complete.",
                "type": "authorized",
            });
        };
        json!({
            "advice_code": decline.advice_code,
            "network_advice_code": null,
            "network_decline_code": null,
            "network_status":
                if decline.blocked { "not_sent_to_network" } else { "declined_by_network" },
            "reason":
                if decline.blocked { Some("highest_risk_level") } else { decline.reason },
            "risk_level": if decline.blocked { "highest" } else { "normal" },
            "risk_score": if decline.blocked { 92 } else { 12 },
            "seller_message": if decline.blocked {
                "Stripe blocked this payment as too risky."
            } else {
                "The bank did not return any further details with this decline."
            },
            "type": if decline.blocked { "blocked" } else { "issuer_declined" },
        })
    }

    /// `payment_method_details`: what was paid with, as it was then.
    pub(super) fn method_details(&self) -> Value {
        let name = self.method.draft.type_name();
        let details = match &self.method.draft.instrument {
            Instrument::Card(card) => self.card_details(card),
            Instrument::BankAccount(account) => account.charge_details(self.mandate()),
            Instrument::Redirect(method) => redirect_details(method.name),
            Instrument::Voucher(payer) => payer.charge_details(&self.id),
        };
        json!({ "type": name, name: details })
    }

    fn mandate(&self) -> Option<&str> {
        match &self.approval {
            Approval::Mandate(mandate) => Some(mandate),
            Approval::None | Approval::Authenticated => None,
        }
    }

    fn card_details(&self, card: &Card) -> Value {
        let specimen = card.specimen;
        let brand = specimen.brand().name();
        let approved = self.decline().is_none();
        let cvc_check = match self.decline() {
            _ if !card.has_cvc => None,
            Some(decline) if decline.code == "incorrect_cvc" => Some("fail"),
            Some(_) | None => Some("pass"),
        };
        let mut details = json!({
            "amount_authorized": approved.then_some(self.amount),
            "authorization_code": approved.then_some("123456"),
            "brand": brand,
            "checks": {
                "address_line1_check": null,
                "address_postal_code_check": null,
                "cvc_check": cvc_check,
            },
            "country": specimen.country(),
            "electronic_commerce_indicator": null,
            "exp_month": card.expiry.month,
            "exp_year": card.expiry.year,
            "extended_authorization": { "status": "disabled" },
            "fingerprint": card.fingerprint(),
            "funding": "credit",
            "incremental_authorization": { "status": "unavailable" },
            "installments": null,
            "last4": specimen.last4(),
            "mandate": null,
            "multicapture": { "status": "unavailable" },
            "network": brand,
            "network_token": { "used": false },
            "network_transaction_id": null,
            "overcapture": {
                "maximum_amount_capturable": self.amount,
                "status": "unavailable",
            },
            "regulated_status": "unregulated",
            "three_d_secure": (self.approval == Approval::Authenticated).then(three_d_secure),
            "transaction_link_id": null,
            "wallet": null,
        });
        if self.outcome == Outcome::Held {
            details["capture_before"] = self.capture_before().into();
        }
        details
    }
}

fn three_d_secure() -> Value {
    json!({
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": null,
        "result": "authenticated",
        "result_reason": null,
        "transaction_id": null,
        "version": "2.2.0",
    })
}

fn redirect_details(name: &str) -> Value {
    match name {
        "ideal" => json!({
            "bank": "ing",
            "bic": "INGBNL2A",
            "generated_sepa_debit": null,
            "generated_sepa_debit_mandate": null,
            "iban_last4": "0000",
            "transaction_id": null,
            "verified_name": "Jenny Rosen",
        }),
        "bancontact" => json!({
            "bank_code": "VAPE",
            "bank_name": "VAN DE PUT & CO",
            "bic": "VAPEBE22",
            "generated_sepa_debit": null,
            "generated_sepa_debit_mandate": null,
            "iban_last4": "7061",
            "preferred_language": "en",
            "verified_name": "Jenny Rosen",
        }),
        _ => json!({ "fingerprint": null, "transaction_id": null }),
    }
}
