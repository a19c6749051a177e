use super::*;
use crate::resources::payment_intent::action::IntentKind;

fn text(word: &str) -> String {
    String::from(word)
}

fn action() -> Action {
    Action::challenge(
        IntentKind::Payment,
        "http://localhost",
        "pi_1",
        text("src_1"),
    )
}

fn every_phase() -> [Phase; 7] {
    [
        Phase::RequiresPaymentMethod,
        Phase::RequiresConfirmation {
            method: text("pm_1"),
        },
        Phase::RequiresAction {
            method: text("pm_1"),
            action: action(),
        },
        Phase::RequiresCapture {
            method: text("pm_1"),
            charge: text("ch_1"),
            capturable: 100,
        },
        Phase::Processing {
            method: text("pm_1"),
            charge: text("py_1"),
        },
        Phase::Succeeded {
            method: text("pm_1"),
            charge: text("ch_1"),
            received: 100,
        },
        Phase::Canceled {
            method: None,
            at: 0,
            cancellation: Cancellation::Asked(None),
        },
    ]
}

/// The rows of the table in the module's documentation.
#[test]
fn each_status_allows_what_the_table_says() {
    let open = [true, true, true, false, false, false, false];
    let capture = [false, false, false, true, false, false, false];
    let cancel = [true, true, true, true, false, false, false];
    let settle = [false, false, false, false, true, false, false];

    for (row, phase) in every_phase().into_iter().enumerate() {
        let pm = || text("pm_2");
        assert_eq!(phase.attach(pm()).is_ok(), open[row], "attach, {phase:?}");
        assert_eq!(
            phase.require_action(pm(), action()).is_ok(),
            open[row],
            "action, {phase:?}"
        );
        assert_eq!(
            phase.hold(pm(), text("ch_2"), 1).is_ok(),
            open[row],
            "hold, {phase:?}"
        );
        assert_eq!(
            phase.succeed(pm(), text("ch_2"), 1).is_ok(),
            open[row],
            "succeed, {phase:?}"
        );
        assert_eq!(phase.fail().is_ok(), open[row], "fail, {phase:?}");
        assert_eq!(phase.reopen().is_ok(), open[row], "reopen, {phase:?}");
        assert_eq!(phase.capture(1).is_ok(), capture[row], "capture, {phase:?}");
        assert_eq!(
            phase.cancel(1, None).is_ok(),
            cancel[row],
            "cancel, {phase:?}"
        );
        assert_eq!(phase.expire(1).is_ok(), capture[row], "expire, {phase:?}");
        assert_eq!(
            phase.process(pm(), text("py_2")).is_ok(),
            open[row],
            "process, {phase:?}"
        );
        assert_eq!(phase.clear(1).is_ok(), settle[row], "clear, {phase:?}");
        assert_eq!(phase.bounce().is_ok(), settle[row], "bounce, {phase:?}");
    }
}

#[test]
fn no_event_leads_from_a_paid_phase_to_a_second_charge() {
    let paid = Phase::Succeeded {
        method: text("pm_1"),
        charge: text("ch_1"),
        received: 100,
    };

    assert_eq!(
        paid.succeed(text("pm_2"), text("ch_2"), 100),
        Err(InvalidTransition {
            from: Status::Succeeded,
            event: Event::Confirm
        })
    );
}

#[test]
fn changed_terms_void_a_pending_action() {
    let waiting = Phase::RequiresAction {
        method: text("pm_1"),
        action: action(),
    };

    assert_eq!(
        waiting.reopen(),
        Ok(Phase::RequiresConfirmation {
            method: text("pm_1")
        })
    );
}
