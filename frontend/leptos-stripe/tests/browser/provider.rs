use leptos::prelude::*;
use leptos_stripe::stripe_js::LoadError;
use leptos_stripe::{StripeContext, StripeFailure, StripeProvider, StripeState, use_stripe};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{install, js};
use crate::stage::{URL, settle, stage};

type Seen = RwSignal<Option<StripeContext>>;

/// Hands the context to the test.
#[component]
fn Watch(seen: Seen) -> impl IntoView {
    seen.set(Some(use_stripe()));
}

fn state(seen: Seen) -> StripeState {
    untrack(|| StripeState::clone(&seen.get().unwrap().state()))
}

/// A script that is Stripe.js only if the page allows it, in a try of its own.
const WHEN_ALLOWED: &str = "data:text/javascript,if(window.allowed)window.Stripe=()=>({})";

/// A page without Stripe.js, where [`WHEN_ALLOWED`] is allowed or not.
fn empty_page(allowed: bool) {
    js(&[
        "delete window.Stripe; window.allowed = ",
        if allowed { "true" } else { "false" },
        "; document.querySelectorAll('script[src^=\"data:\"]').forEach((old) => old.remove())",
    ]
    .concat());
}

async fn until_it_is_settled(seen: Seen) {
    while state(seen) == StripeState::Loading {
        settle().await;
    }
}

#[wasm_bindgen_test]
async fn a_failed_load_is_told_and_can_be_tried_again() {
    empty_page(false);
    let seen = RwSignal::new(None);
    let _stage = stage(move || {
        view! {
            <StripeProvider stripe_js_url=WHEN_ALLOWED publishable_key="pk_test_1">
                <Watch seen=seen />
            </StripeProvider>
        }
    })
    .await;

    until_it_is_settled(seen).await;
    let url = WHEN_ALLOWED.to_owned();
    let failure = StripeFailure::Load(LoadError::NoGlobal { url });
    assert_eq!(state(seen), StripeState::Failed(failure));

    js("window.allowed = true");
    seen.get_untracked().unwrap().retry();
    settle().await;
    until_it_is_settled(seen).await;
    assert!(matches!(state(seen), StripeState::Ready(_)));
}

#[wasm_bindgen_test]
async fn a_key_that_is_not_taken_is_told() {
    install();
    let seen = RwSignal::new(None);
    let _stage = stage(move || {
        view! {
            <StripeProvider stripe_js_url=URL publishable_key="sk_test_1">
                <Watch seen=seen />
            </StripeProvider>
        }
    })
    .await;

    let StripeState::Failed(failure) = state(seen) else {
        unreachable!("the key is not taken");
    };
    assert_eq!(failure.to_string(), "Error: this is not a publishable key");
}

#[wasm_bindgen_test]
async fn a_provider_that_goes_while_loading_stays_silent() {
    empty_page(true);
    let seen = RwSignal::new(None);
    let stage = stage(move || {
        view! {
            <StripeProvider stripe_js_url=WHEN_ALLOWED publishable_key="pk_test_1">
                <Watch seen=seen />
            </StripeProvider>
        }
    })
    .await;

    drop(stage);
    while js("return !window.Stripe").is_truthy() {
        settle().await;
    }
    settle().await;

    assert_eq!(state(seen), StripeState::Loading);
}
