//! Whether a server says of an account what its books say.

use serde_json::{Value, json};

use super::{Books, sum};

/// Amounts that go back, and those that come again since a refund has failed.
const BACK: [&str; 4] = [
    "refund",
    "payment_refund",
    "refund_failure",
    "payment_failure_refund",
];

/// What a server tells of one checkout.
#[derive(Debug)]
pub struct Told {
    /// The checkout.
    pub checkout: Value,
    /// Its refunds, where it was asked for by itself. Then it tells its charges, too; in a list it
    /// does not.
    pub refunds: Option<Vec<Value>>,
}

/// What was found to be wrong.
#[derive(Debug, Default)]
struct Findings(Vec<String>);

impl Findings {
    /// Something that has to be so; `about` shows why it is not.
    fn expect(&mut self, is: bool, what: &str, about: &[&Value]) {
        if !is {
            self.0.push(format!("{what}: {}", json!(about)));
        }
    }
}

impl Told {
    fn id(&self) -> &str {
        self.checkout["id"].as_str().unwrap()
    }

    fn amount(&self, field: &str) -> i64 {
        self.checkout[field].as_i64().unwrap_or_default()
    }
}

impl Books {
    /// What is wrong about all checkouts of the account. Intents that nobody can pay any more, as
    /// `is_payable` says, do no harm.
    pub fn disagreements(
        &self,
        told: &[Told],
        is_payable: impl Fn(&Told, &Value) -> bool,
    ) -> Vec<String> {
        let mut found = Findings::default();
        for told in told {
            self.checkout(told, &is_payable, &mut found);
            self.refunds(told, &mut found);
        }
        for intent in &self.intents {
            let is_known = told
                .iter()
                .any(|it| intent["metadata"]["checkout"] == it.id());
            found.expect(is_known, "an intent of no checkout", &[intent]);
        }
        self.sums(told, &mut found);
        found.0
    }

    fn checkout(
        &self,
        told: &Told,
        is_payable: impl Fn(&Told, &Value) -> bool,
        found: &mut Findings,
    ) {
        let seen = &told.checkout;
        let intents = self.intents_of(told.id());
        let alive: Vec<&Value> = intents
            .iter()
            .copied()
            .filter(|it| it["status"] != "canceled" && is_payable(told, it))
            .collect();
        let all = [&[seen], &alive[..]].concat();
        found.expect(alive.len() <= 1, "two intents", &all);
        let expected: &[&str] = match alive.first().map(|it| it["status"].as_str().unwrap()) {
            None => &["open", "canceled", "expired"],
            Some("succeeded") => &["paid", "partially_refunded", "refunded"],
            Some("requires_capture") => &["authorized"],
            Some("processing") => &["processing"],
            Some("requires_action") if is_voucher(alive[0]) => &["processing"],
            Some(_) => &["open"],
        };
        let status = seen["status"].as_str().unwrap();
        found.expect(expected.contains(&status), "another status", &all);
        if let Some(intent) = alive.first() {
            found.expect(
                intent["id"] == seen["payment_intent"],
                "another intent",
                &all,
            );
            found.expect(intent["amount"] == seen["amount"], "another amount", &all);
            let held = (status == "authorized").then_some(&intent["amount_capturable"]);
            let held = held.unwrap_or(&Value::Null);
            found.expect(seen["amount_capturable"] == *held, "another hold", &all);
        }
        let received = sum(intents.iter().copied(), "amount_received");
        let is_received = told.amount("amount_received") == received;
        found.expect(is_received, "another amount received", &all);
        self.charges(told, &intents, received, found);
    }

    fn charges(&self, told: &Told, intents: &[&Value], received: i64, found: &mut Findings) {
        let seen = &told.checkout;
        let charges = self.charges_of(intents);
        let captured: Vec<&Value> = charges
            .iter()
            .copied()
            .filter(|it| it["captured"] == true)
            .collect();
        let all = [&[seen], &captured[..]].concat();
        found.expect(captured.len() <= 1, "charged twice", &all);
        let is_paid = captured.is_empty() != (received > 0);
        found.expect(is_paid, "paid without a charge, or the reverse", &all);
        if let Some(charge) = captured.first() {
            found.expect(charge["id"] == seen["charge"], "another charge", &all);
            let fee = &charge["application_fee_amount"];
            found.expect(*fee == seen["application_fee_amount"], "another fee", &all);
        }
        if told.refunds.is_some() {
            let known = sorted(seen["charges"].as_array().unwrap().iter());
            let is_so = known == sorted(charges.iter().copied());
            found.expect(is_so, "other charges", &[&[seen], &charges[..]].concat());
        }
    }

    fn refunds(&self, told: &Told, found: &mut Findings) {
        let seen = &told.checkout;
        let made = self.refunds_of(&self.intents_of(told.id()));
        // Not what the charge says: there the rest of a partial capture counts as refunded.
        let back = sum(
            made.iter().copied().filter(|it| !came_to_nothing(it)),
            "amount",
        );
        let all = [&[seen], &made[..]].concat();
        let is_back = told.amount("amount_refunded") == back;
        found.expect(is_back, "another amount refunded", &all);
        let is_covered = back <= told.amount("amount_received");
        found.expect(is_covered, "more went back than was paid", &all);
        for known in told.refunds.iter().flatten() {
            let is_made = made.iter().any(|it| it["id"] == known["refund"]);
            let is_so = is_made || came_to_nothing(known);
            found.expect(is_so, "a refund that was not made", &[seen, known]);
        }
        let Some(refunds) = &told.refunds else { return };
        for refund in made {
            let known = refunds.iter().find(|it| it["refund"] == refund["id"]);
            let is_so = match known {
                Some(known) => {
                    known["amount"] == refund["amount"] && known["status"] == refund["status"]
                }
                None => came_to_nothing(refund),
            };
            found.expect(is_so, "another refund", &[seen, refund]);
        }
    }

    /// What moved on the account's balance, and what the platform has earned, is what its checkouts
    /// say.
    fn sums(&self, told: &[Told], found: &mut Findings) {
        let checkouts = || told.iter().map(|it| &it.checkout);
        let paid = checkouts().filter(|it| !it["amount_received"].is_null());
        let taken = self.movements.iter().flat_map(|it| {
            let is_charge = it["type"] == "charge" || it["type"] == "payment";
            let details = it["fee_details"].as_array().filter(|_| is_charge);
            details.into_iter().flatten()
        });
        let fees = taken.filter(|it| it["type"] == "application_fee");
        for (what, told, moved) in [
            (
                "received",
                sum(checkouts(), "amount_received"),
                self.moved(&["charge", "payment"]),
            ),
            (
                "refunded",
                sum(checkouts(), "amount_refunded"),
                -self.moved(&BACK),
            ),
            (
                "taken as fees",
                sum(paid, "application_fee_amount"),
                sum(fees, "amount"),
            ),
        ] {
            let about = json!({ "checkouts say": told, "the balance": moved });
            found.expect(told == moved, what, &[&about]);
        }
    }
}

fn came_to_nothing(refund: &Value) -> bool {
    refund["status"] == "failed" || refund["status"] == "canceled"
}

/// The fields that both sides tell of a charge.
fn sorted<'a>(charges: impl Iterator<Item = &'a Value>) -> Vec<String> {
    let told = |it: &Value| {
        let fields = ["id", "payment_intent", "amount", "status", "failure_code"];
        json!(fields.map(|field| it[field].clone())).to_string()
    };
    let mut told: Vec<String> = charges.map(told).collect();
    told.sort();
    told
}

/// Whether the customer pays the intent outside the page.
fn is_voucher(intent: &Value) -> bool {
    let action = intent["next_action"]["type"].as_str().unwrap_or_default();
    action.ends_with("_display_details")
}
