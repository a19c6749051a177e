use proptest::prelude::*;
use shared::{Currency, Money};

use super::{
    super::{Payment, Pending},
    *,
};

pub(in crate::domain) fn open(intent: Intent) -> Checkout {
    Checkout {
        id: "co_1".parse().unwrap(),
        account: "acct_1".parse().unwrap(),
        terms: terms(1850),
        description: None,
        options: PaymentOptions::default(),
        merchant_name: "Rivage".to_owned(),
        livemode: false,
        created: Timestamp::from_millis(0),
        expires: None,
        attempt: 1,
        state: State::Open(intent),
        dispute: None,
        fee: None,
    }
}

pub(in crate::domain) fn paid(received: i64) -> Checkout {
    open(Intent::None).with(State::Paid(Payment {
        intent: intent("pi_1"),
        charge: None,
        received: eur(received),
        refunded: 0,
        at: Timestamp::from_millis(7),
    }))
}

pub(in crate::domain) fn intent(id: &str) -> PaymentIntentId {
    id.parse().unwrap()
}

fn eur(amount: i64) -> Money {
    Money::from_minor(amount, Currency::new("eur").unwrap())
}

fn terms(amount: i64) -> Terms {
    Terms::new(eur(amount), None).unwrap()
}

fn refunded(checkout: &Checkout) -> i64 {
    match &checkout.state {
        State::Paid(payment) => payment.refunded,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_attempt_gets_one_intent() {
    let ordered = open(Intent::None).order_intent().unwrap();
    assert_eq!(ordered.clone().order_intent(), Err(Refusal::Changed));

    let known = ordered.record_intent(intent("pi_1")).unwrap();
    assert_eq!(known.intent(), Some(&intent("pi_1")));
    assert_eq!(
        known.clone().record_intent(intent("pi_2")),
        Err(Refusal::Changed)
    );
}

#[test]
fn neither_the_amount_nor_the_end_comes_under_an_intent() {
    let at = Timestamp::from_millis(9);
    let changed = open(Intent::None).change_terms(terms(2000)).unwrap();
    assert_eq!(changed.terms, terms(2000));
    let ended = open(Intent::None).end(Cause::Expired, at).unwrap();
    assert_eq!(ended.refusal(), Refusal::Expired);
    for has_intent in [Intent::Ordered, Intent::Known(intent("pi_1"))] {
        let checkout = open(has_intent);
        assert_eq!(
            checkout.clone().change_terms(terms(2000)),
            Err(Refusal::Changed)
        );
        assert_eq!(checkout.end(Cause::Expired, at), Err(Refusal::Changed));
    }
}

#[test]
fn an_abandoned_intent_makes_room_for_another_attempt() {
    let again = open(Intent::Known(intent("pi_1")))
        .abandon_intent()
        .unwrap();
    assert_eq!(
        (again.attempt, &again.state),
        (2, &State::Open(Intent::None))
    );
    assert_eq!(again.abandon_intent(), Err(Refusal::Changed));
}

#[test]
fn only_what_was_paid_and_is_left_can_be_refunded() {
    let refuse = |checkout: Checkout, amount| checkout.reserve_refund(amount).unwrap_err();
    assert_eq!(
        refuse(open(Intent::None), None),
        RefundError::Refused(Refusal::NotPaid)
    );
    assert_eq!(refuse(paid(100), Some(0)), RefundError::NotPositive);
    assert_eq!(refuse(paid(100), Some(-1)), RefundError::NotPositive);
    assert_eq!(refuse(paid(100), Some(101)), RefundError::TooMuch(100));

    let (part, _) = paid(100).reserve_refund(Some(30)).unwrap();
    assert_eq!(refuse(part.clone(), Some(71)), RefundError::TooMuch(70));
    let (all, rest) = part.reserve_refund(None).unwrap();
    assert_eq!(rest, 70);
    assert_eq!(refuse(all.clone(), None), RefundError::NothingLeft);
    assert_eq!(refuse(all, Some(1)), RefundError::NothingLeft);
}

proptest! {
    #[test]
    fn no_sequence_of_refunds_gives_back_more_than_was_paid(
        received in 1_i64..=i64::MAX,
        steps in proptest::collection::vec((any::<bool>(), any::<Option<i64>>()), 0..40),
    ) {
        let mut checkout = paid(received);
        let mut under_way = Vec::new();
        for (order, amount) in steps {
            if order {
                if let Ok((after, reserved)) = checkout.clone().reserve_refund(amount) {
                    checkout = after;
                    under_way.push(reserved);
                }
            } else if let Some(failed) = under_way.pop() {
                checkout = checkout.release_refund(failed);
            }
            prop_assert!((0..=received).contains(&refunded(&checkout)));
            prop_assert_eq!(refunded(&checkout), under_way.iter().sum::<i64>());
        }
    }
}

#[test]
fn only_a_payment_that_is_under_way_is_taken_back() {
    let reason = Some(CancellationReason::RequestedByCustomer);
    let at = Timestamp::from_millis(9);
    let processing = open(Intent::None).with(State::Processing(Pending::at_the_bank("pi_1")));

    let ended = processing.take_back(reason, at).unwrap();

    assert_eq!(
        ended.state,
        State::Ended(Ending {
            cause: Cause::Canceled(reason),
            intent: Some(intent("pi_1")),
            at,
        })
    );
    assert_eq!(paid(1850).take_back(reason, at), Err(Refusal::Paid));
    let known = open(Intent::Known(intent("pi_1")));
    assert_eq!(known.take_back(reason, at), Err(Refusal::Changed));
}
