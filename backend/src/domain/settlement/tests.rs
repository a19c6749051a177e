use super::{
    super::checkout::tests::{intent, open, paid},
    *,
};

const NOW: Timestamp = Timestamp::from_millis(7);

fn fact(progress: IntentProgress) -> IntentFact {
    IntentFact {
        id: intent("pi_1"),
        progress,
    }
}

fn money() -> Money {
    open(Intent::None).terms.money()
}

fn held() -> Authorization {
    Authorization {
        intent: intent("pi_1"),
        charge: None,
        capturable: money(),
        capture_before: None,
        at: NOW,
    }
}

fn ended(intent: Option<PaymentIntentId>) -> State {
    State::Ended(Ending {
        cause: Cause::Canceled(None),
        intent,
        at: NOW,
    })
}

fn progresses() -> [IntentProgress; 6] {
    [
        IntentProgress::AwaitsCustomer,
        IntentProgress::Processing {
            instructions_url: None,
        },
        IntentProgress::Authorized {
            capturable: money(),
            charge: None,
            capture_before: None,
        },
        IntentProgress::Succeeded {
            received: money(),
            charge: None,
            application_fee: None,
        },
        IntentProgress::Canceled { reason: None },
        IntentProgress::Foreign,
    ]
}

/// The name of the outcome for a state of a checkout and a progress of its intent.
fn outcome(state: &State, progress: IntentProgress) -> &'static str {
    let checkout = open(Intent::None).with(state.clone());
    match settle(&checkout, &fact(progress), NOW) {
        Settlement::Ignore(Ignored::Unchanged) => "unchanged",
        Settlement::Ignore(Ignored::AlreadySettled) => "settled",
        Settlement::Ignore(Ignored::OtherIntent) => "other",
        Settlement::Ignore(Ignored::Foreign) => "foreign",
        Settlement::Apply(after) => match after.state {
            State::Open(Intent::None) => {
                assert_eq!(after.attempt, checkout.attempt + 1);
                "next attempt"
            }
            State::Open(_) => "open",
            State::Processing(_) => "processing",
            State::Authorized(_) => "authorized",
            State::Ended(_) => "ended",
            State::Paid(payment) => {
                assert_eq!((payment.at, payment.refunded), (NOW, 0));
                "paid"
            }
        },
    }
}

#[test]
fn every_pair_of_state_and_progress_has_its_outcome() {
    let pi = || intent("pi_1");
    let table = [
        (State::Open(Intent::None), ["other"; 6]),
        (State::Open(Intent::Ordered), ["other"; 6]),
        (
            State::Open(Intent::Known(pi())),
            [
                "unchanged",
                "processing",
                "authorized",
                "paid",
                "next attempt",
                "foreign",
            ],
        ),
        (
            State::Processing(Pending::at_the_bank("pi_1")),
            [
                "open",
                "unchanged",
                "authorized",
                "paid",
                "next attempt",
                "foreign",
            ],
        ),
        (
            State::Authorized(held()),
            [
                "foreign",
                "foreign",
                "unchanged",
                "paid",
                "ended",
                "foreign",
            ],
        ),
        (paid(1850).state, ["settled"; 6]),
        (ended(None), ["other"; 6]),
        (
            ended(Some(pi())),
            [
                "unchanged",
                "unchanged",
                "unchanged",
                "paid",
                "unchanged",
                "foreign",
            ],
        ),
    ];
    for (state, expected) in table {
        let outcomes = progresses().map(|progress| outcome(&state, progress));
        assert_eq!(outcomes, expected, "{state:?}");
    }
}

#[test]
fn a_fact_about_another_intent_is_ignored() {
    for state in [
        State::Open(Intent::Known(intent("pi_2"))),
        State::Processing(Pending::at_the_bank("pi_2")),
        State::Authorized(Authorization {
            intent: intent("pi_2"),
            ..held()
        }),
        ended(Some(intent("pi_2"))),
    ] {
        for progress in progresses() {
            assert_eq!(outcome(&state, progress), "other", "{state:?}");
        }
    }
}

#[test]
fn instructions_are_kept_while_they_hold() {
    let voucher = |url: Option<&str>| IntentProgress::Processing {
        instructions_url: url.map(ToOwned::to_owned),
    };
    let after = |checkout: &Checkout, url| match settle(checkout, &fact(voucher(url)), NOW) {
        Settlement::Apply(after) => after,
        Settlement::Ignore(why) => panic!("{why:?}"),
    };
    let shown = after(
        &open(Intent::Known(intent("pi_1"))),
        Some("https://a.example/"),
    );
    assert_eq!(shown.state.instructions_url(), Some("https://a.example/"));
    assert_eq!(
        settle(&shown, &fact(voucher(Some("https://a.example/"))), NOW),
        Settlement::Ignore(Ignored::Unchanged)
    );

    let paid_in_the_store = after(&shown, None);
    assert_eq!(paid_in_the_store.state.instructions_url(), None);
    assert_eq!(paid_in_the_store.attempt, shown.attempt);
}

#[test]
fn a_deadline_that_is_learned_later_is_kept() {
    let checkout = open(Intent::None).with(State::Authorized(held()));
    let deadline = Some(Timestamp::from_millis(99));
    let word = fact(IntentProgress::Authorized {
        capturable: money(),
        charge: None,
        capture_before: deadline,
    });

    let Settlement::Apply(after) = settle(&checkout, &word, Timestamp::from_millis(50)) else {
        panic!("the deadline is lost");
    };

    let expected = Authorization {
        capture_before: deadline,
        ..held()
    };
    assert_eq!(after.state, State::Authorized(expected));
}

#[test]
fn a_payment_has_the_fee_that_was_captured_with_it() {
    let agreed = Terms::new(money(), Some(100)).unwrap();
    for taken in [None, Some(60), Some(100)] {
        let checkout = Checkout {
            terms: agreed,
            ..open(Intent::None).with(State::Authorized(held()))
        };
        let captured = IntentProgress::Succeeded {
            received: money(),
            charge: None,
            application_fee: taken,
        };

        let Settlement::Apply(paid) = settle(&checkout, &fact(captured), NOW) else {
            panic!("a capture is a payment");
        };

        assert_eq!(paid.terms.application_fee(), taken);
    }
}
