//! Where there is no browser, the components hold nothing that has to stay with one thread: a server
//! renders a page on one, and drops it on another.
#![cfg(not(target_arch = "wasm32"))]

use std::{cell::RefCell, thread};

use leptos::prelude::*;
use leptos_stripe::{
    Elements, PaymentElement, StripeProvider,
    reactive::Slot,
    stripe_js::{DEFAULT_URL, ElementsOptions, Mode},
};

fn page() -> impl IntoView {
    let mode = Mode::Payment {
        amount: 1099,
        currency: "eur".into(),
    };
    let options = ElementsOptions::new(mode.into());
    view! {
        <StripeProvider stripe_js_url=DEFAULT_URL publishable_key="pk_test_1" account="acct_1">
            <Elements options=options>
                <PaymentElement />
            </Elements>
        </StripeProvider>
    }
}

#[test]
fn a_page_is_made_on_one_thread_and_dropped_on_another() {
    let owner = Owner::new();
    drop(owner.with(|| page().into_view()));

    let ended = thread::spawn(move || drop(owner)).join();
    assert!(ended.is_ok());
}

#[test]
fn a_signal_holds_nothing_there() {
    let owner = Owner::new();
    let slot = owner.with(|| Slot::new(RefCell::new(1)));

    slot.set(RefCell::new(2));

    assert!(slot.get().is_none() && slot.peek().is_none());
    assert!(thread::spawn(move || drop(owner)).join().is_ok());
}
