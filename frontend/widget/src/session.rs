//! One mounted widget: its state, and what it tells the page.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos_stripe::reactive::{Slot, effect};
use shared::{CheckoutId, CheckoutStatus, Named as _};
use wasm_bindgen::prelude::*;

use crate::{
    fields::{self, Fields},
    flow::{self, Stream},
    host::{Host, Page},
    paint,
    state::{Event, Form, State},
};

/// One mounted widget.
pub(crate) struct Session {
    state: Slot<State>,
    pub(crate) host: Host,
    pub(crate) page: Page,
    pub(crate) checkout: CheckoutId,
    /// Stripe's Elements. They hold closures that hold this, until [`Session::close`].
    pub(crate) fields: RefCell<fields::Standing>,
    /// Stripe's Appearance, in the look of the page when it was last looked at.
    pub(crate) look: RefCell<JsValue>,
    stream: RefCell<Option<Stream>>,
    /// Whether the customer, or the page, has done something and waits for what comes of it.
    pub(crate) acted: Cell<bool>,
    /// What a wallet shows that is open: the amount when its button was pressed.
    pub(crate) offered: Cell<Option<i64>>,
    /// How often the server was asked for the checkout. The loader was first.
    asked: Cell<u32>,
    /// Up to which of these answers all are older than what is known.
    known: Cell<u32>,
    /// How many attempts to pay there were.
    pub(crate) attempts: Cell<u32>,
    /// Whether there was news that an attempt to pay did not leave time for.
    pub(crate) missed: Cell<bool>,
}

/// The number of the answer that the loader has asked for.
pub(crate) const LOADERS: u32 = 1;

/// Lets tasks run, once for the page.
pub(crate) fn prepare() {
    // A second widget finds that it was done.
    _ = any_spawner::Executor::init_wasm_bindgen();
}

impl Session {
    /// Begins, below the present owner of effects.
    pub(crate) fn open(host: Host, page: Page, checkout: CheckoutId) -> Rc<Self> {
        let session = Rc::new(Self {
            state: Slot::new(State::Loading),
            acted: Cell::new(page.is_back()),
            offered: Cell::default(),
            asked: Cell::new(LOADERS),
            known: Cell::default(),
            attempts: Cell::default(),
            missed: Cell::default(),
            look: RefCell::new(page.look()),
            host,
            page,
            checkout,
            fields: RefCell::default(),
            stream: RefCell::default(),
        });
        flow::start(&session);
        let it = Rc::clone(&session);
        let mut told = None;
        let mut shown: Option<Rc<State>> = None;
        effect(move || {
            let state = it.state();
            paint::paint(&it, &state);
            // Another look is no news.
            let is_news = shown.as_ref() != Some(&state);
            let before = shown.as_deref();
            if is_news {
                // Before the frame goes in which the focus may be.
                paint::focus_news(&it, &state, before);
            }
            fields::follow(&it, &state);
            it.follow_news(&state);
            if is_news {
                told = it.tell_host(&state, before, told);
            }
            shown = Some(state);
        });
        session
    }

    /// Takes everything off the page.
    pub(crate) fn close(&self) {
        self.fields.take();
        self.stream.take();
    }

    /// The number of an answer that is asked for now.
    pub(crate) fn asks(&self) -> u32 {
        self.asked.update(|asked| asked + 1);
        self.asked.get()
    }

    /// Whether an answer is newer than all that is known. It is known then.
    pub(crate) fn learns(&self, answer: u32) -> bool {
        let is_newer = answer > self.known.get();
        if is_newer {
            self.known.set(answer);
        }
        is_newer
    }

    /// Something else has told what no answer that is still on its way can know.
    pub(crate) fn knows_better(&self) {
        self.known.set(self.asked.get());
    }

    /// Something happened.
    pub(crate) fn dispatch(&self, event: Event) {
        // A widget that is gone has no state to change.
        if let Some(state) = self.state.peek() {
            self.state.set(State::clone(&state).after(event));
        }
    }

    fn state(&self) -> Rc<State> {
        self.state.get().unwrap_or_else(|| Rc::new(State::Loading))
    }

    /// The state as it is now. `None` when the widget is gone.
    pub(crate) fn now(&self) -> Option<Rc<State>> {
        self.state.peek()
    }

    /// The look, the arrangement or the label is another.
    pub(crate) fn restyle(&self) {
        if let Some(state) = self.now() {
            Fields::restyle(self);
            self.state.set(State::clone(&state));
        }
    }

    /// Hears of changes while there is something to wait for.
    fn follow_news(self: &Rc<Self>, state: &State) {
        let open = self.stream.borrow().is_some();
        if state.waits_for_news() != open {
            let stream = (!open).then(|| Stream::open(self));
            self.stream.replace(stream);
        }
    }

    /// Tells the page, through events of the element, what the customer sees.
    fn tell_host(
        &self,
        state: &State,
        before: Option<&State>,
        told: Option<&'static str>,
    ) -> Option<&'static str> {
        self.page.busy(state.is_busy());
        let Some(name) = news(state, told.is_some()) else {
            let is_anew = !matches!(state, State::Form(_, Form::Submitting));
            return told.filter(|_| !is_anew);
        };
        if name == ERROR && told.is_none() {
            // What went wrong before the form was there is told with it.
            self.emit(READY, None);
        }
        let is_same_problem = state.problem() == before.and_then(State::problem);
        if is_news(name, told, is_same_problem) {
            self.emit(name, None);
        }
        Some(name)
    }

    /// `false` when the page does not want what the event announces.
    pub(crate) fn emit(&self, name: &str, method: Option<&str>) -> bool {
        let state = self.now();
        let checkout = state.as_ref().and_then(|state| state.checkout());
        let status = checkout.map(|it| it.status.name());
        self.page.emit(name, status, method)
    }
}

const READY: &str = "ready";
const ERROR: &str = "error";

/// A form is ready once. An error that still stands, while something else has changed, is none.
fn is_news(name: &str, told: Option<&str>, is_same_problem: bool) -> bool {
    match name {
        READY => told.is_none(),
        name => told != Some(name) || (name == ERROR && !is_same_problem),
    }
}

/// The event that a state is to the page. Who opens a page on a refund has paid before and does
/// nothing now; who wanted to pay has to hear of it.
fn news(state: &State, was_ready: bool) -> Option<&'static str> {
    match state {
        State::Loading | State::Form(_, Form::Preparing(_) | Form::Submitting) => None,
        State::Unavailable(_) | State::Form(_, Form::Broken(_)) => Some("loaderror"),
        State::Form(_, Form::Editing(None)) => Some(READY),
        State::Form(_, Form::Editing(Some(_))) => Some(ERROR),
        State::Settled(checkout) => match checkout.status {
            CheckoutStatus::Processing => Some("processing"),
            CheckoutStatus::Authorized | CheckoutStatus::Paid => Some("success"),
            CheckoutStatus::Canceled | CheckoutStatus::Expired => Some("cancel"),
            CheckoutStatus::PartiallyRefunded => was_ready.then_some("success"),
            CheckoutStatus::Refunded => was_ready.then_some("cancel"),
            CheckoutStatus::Open => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_is_told_to_whoever_wanted_to_pay() {
        use crate::state::tests::checkout;

        for (status, told) in [
            (CheckoutStatus::Refunded, "cancel"),
            (CheckoutStatus::PartiallyRefunded, "success"),
        ] {
            let state = State::Settled(checkout(status, 1850));
            assert_eq!(news(&state, true), Some(told));
            assert_eq!(news(&state, false), None);
        }
    }

    #[test]
    fn a_form_is_ready_once_and_each_error_is_told_once() {
        assert!(is_news(READY, None, true));
        assert!(!is_news(READY, Some(ERROR), false));
        assert!(is_news(ERROR, Some(ERROR), false));
        assert!(!is_news(ERROR, Some(ERROR), true));
        // Said beside a form that was on its way, and told with it.
        assert!(is_news(ERROR, None, true));
        assert!(is_news("success", Some(READY), true));
        assert!(!is_news("success", Some("success"), true));
    }
}
