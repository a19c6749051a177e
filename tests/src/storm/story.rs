//! What becomes of one checkout, if nothing went wrong.

use serde_json::{Value, json};

use crate::dice::Dice;

/// A checkout, and what its platform and its customer do.
#[derive(Debug, Clone)]
pub(super) struct Story {
    pub(super) account: String,
    /// What the platform asks for.
    pub(super) checkout: Value,
    /// The cards that the customer tries, one after the other.
    pub(super) cards: Vec<&'static str>,
    pub(super) ending: Ending,
}

/// What the platform does then.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ending {
    /// Nothing.
    Leave,
    /// It gives back so much; all, when nothing is said.
    Refund(Option<i64>),
    /// It takes so much of what is held; all, when nothing is said.
    Capture(Option<i64>),
    /// It cancels.
    Cancel,
}

impl Story {
    pub(super) fn by(dice: &mut Dice, account: &str) -> Self {
        let amount = dice.amount(1_000, 90_000);
        let (method, cards, ending) = match dice.below(100) {
            ..52 => ("automatic", vec!["pm_card_visa"], Ending::Leave),
            52..62 => (
                "automatic",
                vec!["pm_card_chargeDeclined", "pm_card_visa"],
                Ending::Leave,
            ),
            62..69 => ("automatic", vec!["pm_card_visa"], Ending::Refund(None)),
            69..76 => {
                let part = dice.amount(1, amount - 1);
                (
                    "automatic",
                    vec!["pm_card_visa"],
                    Ending::Refund(Some(part)),
                )
            }
            76..81 => ("manual", vec!["pm_card_visa"], Ending::Capture(None)),
            81..85 => {
                let part = dice.amount(amount / 2, amount - 1);
                ("manual", vec!["pm_card_visa"], Ending::Capture(Some(part)))
            }
            85..88 => ("manual", vec!["pm_card_visa"], Ending::Cancel),
            88..91 => ("automatic", vec![], Ending::Cancel),
            91..95 => ("automatic", vec!["pm_card_chargeDeclined"], Ending::Leave),
            _ => ("automatic", vec![], Ending::Leave),
        };
        // Less than half of it, so that it is below what is captured.
        let fee = dice.percent(50).then(|| dice.amount(1, amount / 2 - 1));
        Self {
            account: account.to_owned(),
            checkout: json!({ "account": account, "amount": amount, "currency": "eur",
                              "capture_method": method, "application_fee_amount": fee }),
            cards,
            ending,
        }
    }
}
