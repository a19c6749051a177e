use leptos::prelude::*;
use leptos_stripe::stripe_js::payment::{
    Layout, LayoutType, PaymentElementOptions, Show as Shown, Wallets,
};
use leptos_stripe::{ElementsState, PaymentElement, use_elements};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{install, js, take_calls};
use crate::stage::{Shop, settle, stage};

#[wasm_bindgen_test]
async fn a_new_amount_updates_the_group_in_place() {
    install();
    let amount = RwSignal::new(1099);
    let _stage = stage(move || {
        view! {
            <Shop amount=amount>
                <PaymentElement />
            </Shop>
        }
    })
    .await;
    take_calls();

    amount.set(2000);
    settle().await;

    assert_eq!(take_calls(), [r#"elements.update {"amount":2000}"#]);
}

/// Puts the state of the group into a signal of the test.
#[component]
fn Watch(seen: RwSignal<Option<ElementsState>, LocalStorage>) -> impl IntoView {
    let elements = use_elements();
    Effect::new(move |_| seen.set(Some(ElementsState::clone(&elements.state()))));
}

#[wasm_bindgen_test]
async fn an_update_that_is_not_taken_fails_the_group() {
    install();
    js("window.update = () => Promise.reject(new Error('no such currency'))");
    let amount = RwSignal::new(1099);
    let seen = RwSignal::new_local(None);
    let _stage = stage(move || {
        view! {
            <Shop amount=amount>
                <Watch seen=seen />
            </Shop>
        }
    })
    .await;

    amount.set(2000);
    settle().await;

    let Some(ElementsState::Failed(error)) = seen.get_untracked() else {
        unreachable!("the group has failed");
    };
    assert_eq!(error.to_string(), "Error: no such currency");
}

/// A form whose amount changes, and what the group is.
async fn form_and_state(
    amount: RwSignal<i64>,
) -> (
    RwSignal<Option<ElementsState>, LocalStorage>,
    impl Sized + use<>,
) {
    let seen = RwSignal::new_local(None);
    let stage = stage(move || {
        view! {
            <Shop amount=amount>
                <Watch seen=seen />
                <PaymentElement />
            </Shop>
        }
    })
    .await;
    take_calls();
    (seen, stage)
}

#[wasm_bindgen_test]
async fn a_group_that_has_failed_is_made_anew_with_other_options() {
    install();
    let amount = RwSignal::new(1099);
    let (seen, _stage) = form_and_state(amount).await;
    js("window.update = () => Promise.reject(new Error('too little'))");
    amount.set(1);
    settle().await;
    assert_eq!(
        take_calls(),
        [r#"elements.update {"amount":1}"#, "destroy platform"]
    );

    amount.set(2000);
    settle().await;

    assert_eq!(
        take_calls(),
        [
            "elements platform 2000",
            "create payment platform",
            "mount platform"
        ]
    );
    let state = seen.get_untracked();
    assert!(
        matches!(state, Some(ElementsState::Ready { .. })),
        "{state:?}"
    );
}

#[wasm_bindgen_test]
async fn a_change_that_fails_behind_a_newer_one_leaves_the_newer_one() {
    install();
    js("let first = true;
        window.update = () => {
            const refused = first;
            first = false;
            return refused ? Promise.reject(new Error('too little')) : Promise.resolve();
        }");
    let amount = RwSignal::new(1099);
    let (seen, _stage) = form_and_state(amount).await;
    js("const { update } = window;
        window.update = () => new Promise((resolve, reject) =>
            setTimeout(() => update().then(resolve, reject)))");

    amount.set(1);
    leptos::task::tick().await;
    amount.set(2000);
    settle().await;
    settle().await;

    let calls = take_calls();
    assert_eq!(
        calls.last_chunk(),
        Some(&[
            "elements platform 2000".to_owned(),
            "destroy platform".to_owned(),
            "create payment platform".to_owned(),
            "mount platform".to_owned(),
        ]),
        "{calls:?}"
    );
    let state = seen.get_untracked();
    assert!(
        matches!(state, Some(ElementsState::Ready { .. })),
        "{state:?}"
    );
}

#[wasm_bindgen_test]
async fn a_group_that_has_failed_can_be_tried_again() {
    install();
    let amount = RwSignal::new(1099);
    let context = RwSignal::new(None);
    let keeps = move || context.set(Some(use_elements()));
    let _stage = stage(move || {
        view! { <Shop amount=amount>{keeps}</Shop> }
    })
    .await;
    js("window.update = () => Promise.reject(new Error('offline'))");
    amount.set(2000);
    settle().await;
    take_calls();
    let context = context.get_untracked().unwrap();
    assert!(context.ready().is_none());

    context.retry();
    settle().await;

    assert_eq!(take_calls(), ["elements platform 2000"]);
    assert!(context.ready().is_some());
}

#[wasm_bindgen_test]
async fn options_of_an_element_are_updated_or_need_a_new_one() {
    install();
    let layout = RwSignal::new(LayoutType::Tabs);
    let without_link = RwSignal::new(false);
    let options = move || {
        let options = PaymentElementOptions::default().layout(Layout::new(layout.get()));
        if without_link.get() {
            options.wallets(Wallets::default().link(Shown::Never))
        } else {
            options
        }
    };
    let _stage = stage(move || {
        view! {
            <Shop>
                <PaymentElement options=options />
            </Shop>
        }
    })
    .await;
    take_calls();

    layout.set(LayoutType::Accordion);
    settle().await;
    let updated = take_calls();
    without_link.set(true);
    settle().await;

    assert_eq!(
        updated,
        [r#"element.update {"layout":{"type":"accordion"}}"#]
    );
    assert_eq!(
        take_calls(),
        [
            "destroy platform",
            "create payment platform",
            "mount platform"
        ]
    );
}
