use leptos::prelude::*;
use leptos_stripe::PaymentElement;
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
