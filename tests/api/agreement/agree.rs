//! What must hold at the end of a walk.

use serde_json::{Value, json};
use tests::{
    books::{Books, sum},
    world::answer,
};

use super::walk::{Checkout, Walk};

impl Walk {
    /// Looks at each checkout once; then the server says what Stripe says.
    pub(super) async fn agrees(&self) {
        for account in &self.accounts {
            let mut seen = Vec::new();
            for checkout in self.checkouts.iter().filter(|it| it.account == account.id) {
                let (shown, refunds) = self.look(checkout).await;
                seen.push((checkout, shown, refunds));
            }
            let books = Books::of(&self.world.sandbox, &account.id).await;
            for (checkout, seen, refunds) in &seen {
                checkout_agrees(checkout, seen, &books);
                refunds_agree(seen, refunds, &books);
            }
            let checkouts: Vec<&Value> = seen.iter().map(|(_, seen, _)| seen).collect();
            sums_agree(&checkouts, &books);
            fees_agree(&checkouts, &books);
        }
        let on_the_platform = self.world.sandbox.intents(None).await;
        assert_eq!(on_the_platform, Vec::<Value>::new());
    }

    async fn look(&self, checkout: &Checkout) -> (Value, Value) {
        let path = format!("/api/checkouts/{}", checkout.id);
        let get = async |path: &str| answer(self.platforms("GET", path, &Value::Null)).await;
        let refunds = get(&format!("{path}/refunds")).await.ok()["data"].clone();
        (get(&path).await.ok().clone(), refunds)
    }
}

fn checkout_agrees(checkout: &Checkout, seen: &Value, books: &Books) {
    let intents = books.intents_of(seen["id"].as_str().unwrap());
    // An intent whose secret nobody has, since the server died before it heard of it, is harmless.
    let payable = |it: &&&Value| {
        let known = it["id"] == seen["payment_intent"];
        it["status"] != "canceled" && (known || checkout.is_held(it))
    };
    let alive: Vec<&&Value> = intents.iter().filter(payable).collect();
    assert!(alive.len() <= 1, "one intent: {seen:#} {intents:#?}");
    let expected = match alive.first() {
        None => vec!["open", "canceled", "expired"],
        Some(intent) => match intent["status"].as_str().unwrap() {
            "succeeded" => vec!["paid", "partially_refunded", "refunded"],
            "requires_capture" => vec!["authorized"],
            _ => vec!["open"],
        },
    };
    let status = seen["status"].as_str().unwrap();
    assert!(expected.contains(&status), "{seen:#} {intents:#?}");
    if let Some(intent) = alive.first() {
        assert_eq!(intent["id"], seen["payment_intent"], "{seen:#} {intent:#}");
        assert_eq!(intent["amount"], seen["amount"], "{seen:#} {intent:#}");
        let held = (status == "authorized").then_some(&intent["amount_capturable"]);
        assert_eq!(&seen["amount_capturable"], held.unwrap_or(&Value::Null));
    }
    let received = sum(intents.iter().copied(), "amount_received");
    assert_eq!(
        seen["amount_received"].as_i64().unwrap_or_default(),
        received,
        "{seen:#}"
    );
    charges_agree(seen, &books.charges_of(&intents));
}

fn charges_agree(seen: &Value, charges: &[&Value]) {
    let captured = charges.iter().filter(|it| it["captured"] == true);
    let captured: Vec<&&Value> = captured.collect();
    assert!(captured.len() <= 1, "charged twice: {captured:#?}");
    if let Some(charge) = captured.first() {
        assert_eq!(charge["id"], seen["charge"], "{seen:#}");
        let fee = &charge["application_fee_amount"];
        assert_eq!(fee, &seen["application_fee_amount"], "{seen:#} {charge:#}");
    }
    let told = sorted(seen["charges"].as_array().unwrap().iter());
    assert_eq!(told, sorted(charges.iter().copied()), "{seen:#}");
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

fn refunds_agree(seen: &Value, refunds: &Value, books: &Books) {
    let intents = books.intents_of(seen["id"].as_str().unwrap());
    let made = books.refunds_of(&intents);
    for refund in &made {
        let known = refunds
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["refund"] == refund["id"]);
        match known {
            Some(known) => assert_eq!(
                (&known["amount"], &known["status"]),
                (&refund["amount"], &refund["status"]),
                "{known:#} {refund:#}"
            ),
            None => assert!(came_to_nothing(refund), "not known: {refund:#}"),
        }
    }
    for refund in refunds.as_array().unwrap() {
        let at_stripe = made.iter().any(|it| it["id"] == refund["refund"]);
        assert!(at_stripe || came_to_nothing(refund), "not made: {refund:#}");
    }
    let back = sum(
        made.iter().copied().filter(|it| !came_to_nothing(it)),
        "amount",
    );
    let told = seen["amount_refunded"].as_i64().unwrap_or_default();
    assert_eq!(told, back, "{seen:#} {made:#?}");
    let received = seen["amount_received"].as_i64().unwrap_or_default();
    assert!(back <= received, "{seen:#} {made:#?}");
}

fn came_to_nothing(refund: &Value) -> bool {
    refund["status"] == "failed" || refund["status"] == "canceled"
}

/// What moved on the account's balance is what its checkouts say.
fn sums_agree(seen: &[&Value], books: &Books) {
    let received = sum(seen.iter().copied(), "amount_received");
    assert_eq!(books.moved(&["charge", "payment"]), received);
    let back = [
        "refund",
        "payment_refund",
        "refund_failure",
        "payment_failure_refund",
    ];
    assert_eq!(
        -books.moved(&back),
        sum(seen.iter().copied(), "amount_refunded")
    );
}

/// The platform has earned what its checkouts say.
fn fees_agree(seen: &[&Value], books: &Books) {
    let paid = seen
        .iter()
        .copied()
        .filter(|it| !it["amount_received"].is_null());
    let agreed = sum(paid, "application_fee_amount");
    let taken = books.movements.iter().filter(|it| it["type"] == "charge");
    let of = |it: &Value| {
        let details = it["fee_details"].as_array().unwrap().iter();
        sum(
            details.filter(|fee| fee["type"] == "application_fee"),
            "amount",
        )
    };
    assert_eq!(taken.map(of).sum::<i64>(), agreed);
}
