//! One mounted widget: its state, and where it is.

use std::rc::Rc;

use leptos_stripe::ElementsContext;
use shared::{CheckoutId, CheckoutStatus, CheckoutView, Money};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::{
    api::Server,
    flow,
    reactive::{Slot, effect},
    state::{Event, Form, State},
    text,
};

#[wasm_bindgen]
extern "C" {
    /// What the loader knows of a tag.
    pub type Options;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn checkout(this: &Options) -> String;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn server(this: &Options) -> String;

    /// The checkout's answer, asked for before this code was there.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn answer(this: &Options) -> js_sys::Promise;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn locale(this: &Options) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = returnUrl)]
    pub(crate) fn return_url(this: &Options) -> Option<String>;
}

/// One mounted widget. A handle: copies are the same widget.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    state: Slot<State>,
    surroundings: Slot<Surroundings>,
    elements: Slot<Option<ElementsContext>>,
}

/// What does not change while a widget is mounted.
pub(crate) struct Surroundings {
    pub(crate) host: HtmlElement,
    pub(crate) checkout: CheckoutId,
    pub(crate) server: Server,
    pub(crate) locale: Option<String>,
    pub(crate) return_url: Option<String>,
    /// The client secret with which the customer came back from a redirect.
    pub(crate) returned_with: Option<String>,
}

impl Session {
    pub(crate) fn new(host: HtmlElement, checkout: CheckoutId, options: &Options) -> Self {
        let surroundings = Surroundings {
            // At once: whatever comes of it, the secret must leave the address bar.
            returned_with: flow::take_return(&checkout),
            host,
            checkout,
            server: Server::new(&options.server()),
            locale: options.locale(),
            return_url: options.return_url(),
        };
        Self {
            state: Slot::new(State::Loading),
            surroundings: Slot::new(surroundings),
            elements: Slot::new(None),
        }
    }

    /// Something happened.
    pub(crate) fn dispatch(self, event: Event) {
        // A widget that is gone has no state to change.
        if let Some(state) = self.state.peek() {
            self.state.set(State::clone(&state).after(event));
        }
    }

    /// The state, tracked.
    pub(crate) fn state(self) -> Rc<State> {
        self.state.get().unwrap_or_else(|| Rc::new(State::Loading))
    }

    /// The state as it is now. `None` when the widget is gone.
    pub(crate) fn now(self) -> Option<Rc<State>> {
        self.state.peek()
    }

    /// From now on the button pays with these.
    pub(crate) fn pay_with(self, elements: ElementsContext) {
        self.elements.set(Some(elements));
    }

    /// What the button pays with.
    pub(crate) fn elements(self) -> Option<ElementsContext> {
        *self.elements.peek()?
    }

    /// The checkout, tracked.
    pub(crate) fn checkout(self) -> Option<Rc<CheckoutView>> {
        self.state().checkout().cloned()
    }

    /// Where the widget is. `None` when it is gone.
    pub(crate) fn surroundings(self) -> Option<Rc<Surroundings>> {
        self.surroundings.peek()
    }

    /// An amount in the customer's notation.
    pub(crate) fn money(self, checkout: &CheckoutView) -> String {
        let around = self.surroundings();
        let locale = around.as_ref().and_then(|it| it.locale.as_deref());
        let money = Money::from_minor(checkout.amount, checkout.currency);
        crate::money::format(money, locale)
    }

    /// Tells the page, through events of the element, what the customer sees.
    pub(crate) fn tell_host(self) {
        let mut before = None;
        effect(move || {
            let state = self.state();
            self.set_busy(state.is_busy());
            let name = news(&state);
            if let Some(name) = name
                && (before != Some(name) || name == ERROR)
            {
                self.emit(name, state.problem().map(text::problem));
            }
            before = name;
        });
    }

    fn set_busy(self, busy: bool) {
        if let Some(around) = self.surroundings() {
            // An element that takes no attribute is gone.
            let _ = around
                .host
                .set_attribute("aria-busy", if busy { "true" } else { "false" });
        }
    }

    fn emit(self, name: &str, message: Option<&str>) {
        let Some(around) = self.surroundings() else {
            return;
        };
        let detail = js_sys::Object::new();
        // Setting a field of a fresh object does not fail.
        let set = |name: &str, text: &str| {
            let _ = js_sys::Reflect::set(&detail, &name.into(), &text.into());
        };
        set("checkout", around.checkout.as_str());
        if let Some(message) = message {
            set("message", message);
        }
        let init = CustomEventInit::new();
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            // Whether the page handled it is the page's business.
            let _ = around.host.dispatch_event(&event);
        }
    }
}

const ERROR: &str = "error";

/// The event that a state is to the page.
fn news(state: &State) -> Option<&'static str> {
    match state {
        State::Loading | State::Form(_, Form::Preparing(_)) => None,
        State::Unavailable(_) | State::Form(_, Form::Broken(_)) => Some("loaderror"),
        State::Form(_, Form::Editing(None)) => Some("ready"),
        State::Form(_, Form::Editing(Some(_))) => Some(ERROR),
        State::Form(_, Form::Submitting) => Some("submit"),
        State::Settled(checkout) => match checkout.status {
            CheckoutStatus::Processing => Some("processing"),
            CheckoutStatus::Authorized | CheckoutStatus::Paid => Some("success"),
            CheckoutStatus::Canceled | CheckoutStatus::Expired => Some("cancel"),
            // The customer has paid before and does nothing now.
            CheckoutStatus::Open | CheckoutStatus::PartiallyRefunded | CheckoutStatus::Refunded => {
                None
            }
        },
    }
}
