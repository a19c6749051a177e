use proptest::prelude::*;
use shared::{Money, RefundStatus};

use super::{
    super::{
        Authorization, Cause, Ending, Pending, RefundOptions,
        checkout::tests::{intent, open, paid},
    },
    *,
};

const NOW: Timestamp = Timestamp::from_millis(7);

fn money() -> Money {
    open(Intent::None).terms.money()
}

fn fact(progress: IntentProgress) -> IntentFact {
    IntentFact {
        id: intent("pi_1"),
        progress,
    }
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

fn states() -> [State; 8] {
    let held = Authorization {
        intent: intent("pi_1"),
        charge: None,
        capturable: money(),
        capture_before: None,
        at: NOW,
    };
    let ended = |intent| {
        State::Ended(Ending {
            cause: Cause::Canceled(None),
            intent,
            at: NOW,
        })
    };
    [
        State::Open(Intent::None),
        State::Open(Intent::Ordered),
        State::Open(Intent::Known(intent("pi_1"))),
        State::Processing(Pending::at_the_bank("pi_1")),
        State::Authorized(held),
        paid(1850).state,
        ended(Some(intent("pi_1"))),
        ended(None),
    ]
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Apply => "apply",
        Verdict::Refetch => "refetch",
        Verdict::Ignore(why) => why.name(),
    }
}

/// In the order of [`states`] and [`progresses`]; the last is an event that tells no state.
const TABLE: [[&str; 7]; 8] = [
    ["other_intent"; 7],
    ["refetch"; 7],
    [
        "unchanged",
        "refetch",
        "refetch",
        "apply",
        "apply",
        "outdated",
        "refetch",
    ],
    [
        "refetch",
        "unchanged",
        "refetch",
        "apply",
        "apply",
        "outdated",
        "refetch",
    ],
    [
        "outdated",
        "outdated",
        "unchanged",
        "apply",
        "apply",
        "outdated",
        "refetch",
    ],
    [
        "unchanged",
        "unchanged",
        "unchanged",
        "unchanged",
        "unchanged",
        "unchanged",
        "refetch",
    ],
    [
        "unchanged",
        "unchanged",
        "unchanged",
        "apply",
        "unchanged",
        "outdated",
        "refetch",
    ],
    ["other_intent"; 7],
];

#[test]
fn every_pair_of_state_and_event_has_its_verdict() {
    for (state, expected) in states().into_iter().zip(TABLE) {
        let checkout = open(Intent::None).with(state.clone());
        let verdict =
            |news: Option<&IntentNews>| name(of_intent(&checkout, &intent("pi_1"), news, NOW));
        let mut verdicts: Vec<&str> = Vec::new();
        for progress in progresses() {
            verdicts.push(verdict(Some(&IntentNews {
                fact: fact(progress),
                has_new_charge: false,
            })));
        }
        verdicts.push(verdict(None));
        assert_eq!(verdicts, expected, "{state:?}");
    }
}

#[test]
fn an_event_about_another_intent_is_never_heeded() {
    for state in states() {
        if state == State::Open(Intent::Ordered) {
            continue;
        }
        let checkout = open(Intent::None).with(state);
        for progress in progresses() {
            let news = IntentNews {
                fact: fact(progress),
                has_new_charge: true,
            };
            let verdict = of_intent(&checkout, &intent("pi_2"), Some(&news), NOW);
            assert_eq!(name(verdict), "other_intent", "{checkout:?}");
        }
    }
}

#[test]
fn a_charge_that_is_not_known_is_a_reason_to_ask() {
    for (state, expected) in states().into_iter().zip(TABLE) {
        let checkout = open(Intent::None).with(state);
        let news = IntentNews {
            fact: fact(IntentProgress::AwaitsCustomer),
            has_new_charge: true,
        };
        let verdict = of_intent(&checkout, &intent("pi_1"), Some(&news), NOW);
        let expected = match expected[0] {
            "unchanged" | "outdated" => "refetch",
            other => other,
        };
        assert_eq!(name(verdict), expected, "{checkout:?}");
    }
}

fn charge(status: &str, captured: bool) -> Charge {
    Charge {
        id: "ch_1".parse().unwrap(),
        checkout: "co_1".parse().unwrap(),
        captured,
        intent: intent("pi_1"),
        amount: 1850,
        status: status.to_owned(),
        failure_code: None,
        created: 1,
    }
}

#[test]
fn a_charge_never_goes_back() {
    let (pending, failed) = (charge("pending", false), charge("failed", false));
    let (held, taken) = (charge("succeeded", false), charge("succeeded", true));
    let words = [&pending, &failed, &held, &taken];
    for (known, expected) in [
        (&pending, ["unchanged", "refetch", "refetch", "refetch"]),
        (&failed, ["outdated", "unchanged", "outdated", "refetch"]),
        (&held, ["outdated", "outdated", "unchanged", "refetch"]),
        (&taken, ["outdated", "outdated", "outdated", "unchanged"]),
    ] {
        let verdicts = words.map(|word| name(of_charge(Some(known), Some(word))));
        assert_eq!(verdicts, expected, "{known:?}");
    }
    assert_eq!(name(of_charge(None, Some(&taken))), "refetch");
    assert_eq!(name(of_charge(Some(&taken), None)), "refetch");
}

#[test]
fn a_refund_that_is_known_so_is_left() {
    let known = Refund {
        id: "cr_1".parse().unwrap(),
        checkout: "co_1".parse().unwrap(),
        money: money(),
        options: RefundOptions::default(),
        status: RefundStatus::Succeeded,
        stripe: Some("re_1".parse().unwrap()),
        failure_reason: None,
        created: NOW,
    };
    let word = |status| RefundFact {
        id: "re_1".parse().unwrap(),
        status,
        failure_reason: None,
    };
    let (same, failed) = (word(RefundStatus::Succeeded), word(RefundStatus::Failed));
    for (known, word, expected) in [
        (Some(&known), Some(&same), "unchanged"),
        (Some(&known), Some(&failed), "refetch"),
        (Some(&known), None, "refetch"),
        (None, Some(&same), "refetch"),
    ] {
        assert_eq!(name(of_refund(known, word)), expected, "{known:?} {word:?}");
    }
}

/// What a history of an intent may consist of: it ends with an end, or is under way.
fn history() -> impl Strategy<Value = Vec<IntentProgress>> {
    let under_way = prop::collection::vec(0_usize..3, 0..6);
    (under_way, 0_usize..5).prop_map(|(steps, end)| {
        let mut history: Vec<_> = steps
            .into_iter()
            .map(|it| progresses()[it].clone())
            .collect();
        history.push(progresses()[end].clone());
        history
    })
}

/// What becomes of a checkout that hears these events while Stripe says `truth`.
fn heard(events: &[IntentProgress], truth: &IntentProgress) -> Checkout {
    let mut checkout = open(Intent::Known(intent("pi_1")));
    for event in events {
        let news = IntentNews {
            fact: fact(event.clone()),
            has_new_charge: false,
        };
        let word = match of_intent(&checkout, &intent("pi_1"), Some(&news), NOW) {
            Verdict::Apply => event,
            Verdict::Refetch => truth,
            Verdict::Ignore(_) => continue,
        };
        if let Settlement::Apply(after) = settle(&checkout, &fact(word.clone()), NOW) {
            checkout = after;
        }
    }
    checkout
}

proptest! {
    #[test]
    fn any_order_with_repetitions_ends_the_same(
        (history, shuffled) in history().prop_flat_map(|history| {
            let twice = [history.clone(), history.clone()].concat();
            (Just(history), Just(twice).prop_shuffle())
        }),
        repeated: prop::sample::Index,
    ) {
        let truth = history.last().unwrap();
        let in_order = heard(&history, truth);

        prop_assert_eq!(&heard(&shuffled, truth), &in_order);
        let mut more = shuffled.clone();
        more.push(shuffled[repeated.index(shuffled.len())].clone());
        prop_assert_eq!(&heard(&more, truth), &in_order);
    }
}
