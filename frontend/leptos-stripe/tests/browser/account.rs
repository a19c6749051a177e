use leptos::prelude::*;
use leptos_stripe::{PaymentElement, StripeContext};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{install, listeners, take_calls};
use crate::stage::{Shop, settle, stage};

#[wasm_bindgen_test]
async fn another_account_remounts_the_form_by_itself() {
    install();
    let account = RwSignal::new(Some("acct_1".to_owned()));
    let _stage = stage(move || {
        view! {
            <Shop account=account>
                <PaymentElement on_ready=|()| () on_focus=|()| () />
            </Shop>
        }
    })
    .await;
    take_calls();

    account.set(Some("acct_2".to_owned()));
    settle().await;

    assert_eq!(
        take_calls(),
        [
            "destroy acct_1",
            "elements acct_2 1099",
            "create payment acct_2",
            "mount acct_2",
        ]
    );
    assert_eq!(listeners(), Some(2.0));
}

/// A part that comes later, below a group that stands beside another.
#[component]
fn Later(shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <Show when=move || shown.get()>
            <PaymentElement />
        </Show>
    }
}

#[wasm_bindgen_test]
async fn of_two_accounts_beside_each_other_each_keeps_its_form() {
    install();
    let shown = RwSignal::new(false);
    let _stage = stage(move || {
        view! {
            <Shop account=Some("acct_1".to_owned())>
                <Later shown=shown />
            </Shop>
            <Shop account=Some("acct_2".to_owned())>
                <Later shown=shown />
            </Shop>
        }
    })
    .await;
    take_calls();

    shown.set(true);
    settle().await;

    assert_eq!(
        take_calls(),
        [
            "create payment acct_1",
            "mount acct_1",
            "create payment acct_2",
            "mount acct_2",
        ]
    );
}

#[wasm_bindgen_test]
async fn who_stands_beside_a_provider_sees_nothing_of_it() {
    install();
    let seen = RwSignal::new(None);
    let look = move || seen.set(Some(use_context::<StripeContext>().is_some()));

    let _stage = stage(move || {
        view! {
            <Shop>""</Shop>
            {look}
        }
    })
    .await;

    assert_eq!(seen.get_untracked(), Some(false));
}

#[wasm_bindgen_test]
async fn the_same_account_set_again_changes_nothing() {
    install();
    let account = RwSignal::new(Some("acct_1".to_owned()));
    let _stage = stage(move || {
        view! {
            <Shop account=account>
                <PaymentElement />
            </Shop>
        }
    })
    .await;
    take_calls();

    account.set(Some("acct_1".to_owned()));
    settle().await;

    assert!(take_calls().is_empty());
}
