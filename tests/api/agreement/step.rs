//! What can happen next.

use serde_json::{Value, json};

use tests::dice::Dice;

const CARDS: [&str; 8] = [
    "pm_card_visa",
    "pm_card_visa",
    "pm_card_mastercard",
    "pm_card_visa",
    "pm_card_refundFail",
    "pm_card_pendingRefund",
    "pm_card_visa_chargeDeclined",
    "pm_card_visa_chargeDeclinedInsufficientFunds",
];

/// Something that happens to a checkout.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A customer presses the button.
    Click,
    /// A customer confirms with a card, in a tab that may show an old amount.
    Confirm { card: &'static str, newest: bool },
    /// A customer gets a voucher, in a tab that may show an old amount.
    GetVoucher { newest: bool },
    /// The platform looks at it.
    Look,
    /// The platform asks for its refunds.
    LookAtRefunds,
    /// The platform does something with it.
    Ask { action: &'static str, body: Value },
    /// The platform sends its last refund again, with the same key.
    RefundAgain,
    /// The account's owner cancels its intent in Stripe's dashboard.
    CancelAtStripe,
    /// The account's owner refunds a part in Stripe's dashboard.
    RefundAtStripe { amount: i64 },
    /// The banks end the refunds that are pending, like this.
    SettleRefunds { status: &'static str },
    /// The customers of its account pay their vouchers, or let them expire.
    EndVouchers { status: &'static str },
}

impl Step {
    pub(super) fn by(dice: &mut Dice) -> Self {
        match dice.below(100) {
            ..17 => Self::Click,
            17..40 => Self::Confirm {
                card: dice.of(&CARDS),
                newest: dice.percent(75),
            },
            40..45 => Self::GetVoucher {
                newest: dice.percent(75),
            },
            45..50 => Self::Look,
            50..53 => Self::LookAtRefunds,
            53..61 => change(dice),
            61..64 => cancel(dice),
            64..67 => Self::Ask {
                action: "expire",
                body: Value::Null,
            },
            67..77 => capture(dice),
            77..87 => refund(dice),
            87..90 => Self::EndVouchers {
                status: dice.of(&["succeeded", "failed"]),
            },
            90..94 => Self::RefundAgain,
            94..96 => Self::CancelAtStripe,
            96..98 => Self::RefundAtStripe {
                amount: dice.amount(60, 2_000),
            },
            _ => Self::SettleRefunds {
                status: dice.of(&["succeeded", "failed"]),
            },
        }
    }
}

/// What is asked for a new checkout on this account.
pub(super) fn new_checkout(dice: &mut Dice, account: &str, currency: &str) -> Value {
    let fee = dice.percent(50).then(|| dice.amount(1, 100));
    let manual = if dice.percent(40) {
        "manual"
    } else {
        "automatic"
    };
    json!({ "account": account, "currency": currency, "amount": dice.amount(200, 10_000),
            "application_fee_amount": fee, "capture_method": manual })
}

fn change(dice: &mut Dice) -> Step {
    let fee = dice.percent(30).then(|| dice.amount(1, 100));
    let body = json!({ "amount": dice.amount(200, 10_000), "application_fee_amount": fee });
    Step::Ask { action: "", body }
}

fn cancel(dice: &mut Dice) -> Step {
    let reason = dice.of(&[None, Some("abandoned"), Some("duplicate")]);
    Step::Ask {
        action: "cancel",
        body: json!({ "cancellation_reason": reason }),
    }
}

fn capture(dice: &mut Dice) -> Step {
    let amount = dice.percent(60).then(|| dice.amount(1, 10_000));
    let fee = dice.percent(30).then(|| dice.amount(1, 150));
    Step::Ask {
        action: "capture",
        body: json!({ "amount_to_capture": amount, "application_fee_amount": fee }),
    }
}

fn refund(dice: &mut Dice) -> Step {
    let amount = dice.percent(75).then(|| dice.amount(1, 10_000));
    Step::Ask {
        action: "refunds",
        body: json!({ "amount": amount, "refund_application_fee": dice.percent(30) }),
    }
}
