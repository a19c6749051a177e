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
