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

    assert_eq!(
        take_calls(),
        [r#"elements.update {"mode":"payment","amount":2000,"currency":"eur"}"#]
    );
}

/// Puts the state of the group into a signal of the test.
#[component]
fn Watch(seen: RwSignal<Option<ElementsState>, LocalStorage>) -> impl IntoView {
    let elements = use_elements();
    Effect::new(move |_| seen.set(Some(elements.state())));
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
    let options = RwSignal::new(PaymentElementOptions {
        layout: Some(Layout::new(LayoutType::Tabs)),
        ..PaymentElementOptions::default()
    });
    let _stage = stage(move || {
        view! {
            <Shop>
                <PaymentElement options=options />
            </Shop>
        }
    })
    .await;
    take_calls();

    options.update(|options| options.layout = Some(Layout::new(LayoutType::Accordion)));
    settle().await;
    let updated = take_calls();
    options.update(|options| {
        options.wallets = Some(Wallets {
            link: Some(Shown::Never),
            ..Wallets::default()
        });
    });
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
