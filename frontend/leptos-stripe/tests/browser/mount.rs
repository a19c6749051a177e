use leptos::html::Div;
use leptos::prelude::*;
use leptos_stripe::stripe_js::payment::{PaymentChange, PaymentElementOptions};
use leptos_stripe::stripe_js::{Element, Payment, event};
use leptos_stripe::{ElementHandle, Handler, PaymentElement, listen, use_element, use_elements};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{emit, install, js, listeners, take_calls};
use crate::stage::{Shop, next_frame, settle, stage};

#[wasm_bindgen_test]
async fn a_payment_element_is_mounted_once_and_destroyed_on_unmount() {
    install();
    let on_change = |_: PaymentChange| ();

    let stage = stage(move || {
        view! {
            <Shop>
                <PaymentElement on_change=on_change />
            </Shop>
        }
    })
    .await;
    let mounted = take_calls();
    let listening = listeners();
    drop(stage);

    assert_eq!(
        mounted,
        [
            "elements platform 1099",
            "create payment platform",
            "mount platform"
        ]
    );
    assert_eq!(listening, Some(1.0));
    assert_eq!(take_calls(), ["destroy platform"]);
    assert_eq!(listeners(), Some(0.0));
    settle().await;
    assert!(take_calls().is_empty());
}

#[wasm_bindgen_test]
async fn a_tree_that_goes_before_its_first_tick_touches_nothing() {
    install();

    let body = document().body().unwrap();
    drop(leptos::mount::mount_to(body, || {
        view! {
            <Shop>
                <PaymentElement />
            </Shop>
        }
    }));
    settle().await;

    assert!(take_calls().is_empty());
}

#[wasm_bindgen_test]
async fn an_element_in_a_detached_tree_waits_until_it_is_inserted() {
    install();
    let host = document().create_element("div").unwrap();
    let parent: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(host);

    let _handle = leptos::mount::mount_to(parent.clone(), || {
        view! {
            <Shop>
                <PaymentElement />
            </Shop>
        }
    });
    next_frame().await;
    let detached = take_calls();
    document().body().unwrap().append_child(&parent).unwrap();
    next_frame().await;

    assert_eq!(detached, ["elements platform 1099"]);
    assert_eq!(take_calls(), ["create payment platform", "mount platform"]);
}

#[wasm_bindgen_test]
async fn an_element_that_was_taken_out_of_the_page_is_made_anew_when_it_is_back() {
    install();
    let host = document().create_element("div").unwrap();
    let parent: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(host);
    let body = document().body().unwrap();
    body.append_child(&parent).unwrap();
    let _handle = leptos::mount::mount_to(parent.clone(), || {
        view! {
            <Shop>
                <PaymentElement />
            </Shop>
        }
    });
    next_frame().await;
    next_frame().await;
    take_calls();

    parent.remove();
    next_frame().await;
    next_frame().await;
    let out = take_calls();
    body.append_child(&parent).unwrap();
    next_frame().await;
    next_frame().await;

    assert_eq!(out, ["destroy platform"]);
    assert_eq!(take_calls(), ["create payment platform", "mount platform"]);
    parent.remove();
}

#[wasm_bindgen_test]
async fn a_part_that_is_hidden_and_shown_has_a_new_element() {
    install();
    let shown = RwSignal::new(true);
    let _stage = stage(move || {
        view! {
            <Shop>
                <Show when=move || shown.get()>
                    <PaymentElement />
                </Show>
            </Shop>
        }
    })
    .await;
    take_calls();

    shown.set(false);
    settle().await;
    shown.set(true);
    settle().await;

    assert_eq!(
        take_calls(),
        [
            "destroy platform",
            "create payment platform",
            "mount platform"
        ]
    );
}

#[wasm_bindgen_test]
async fn events_reach_the_callbacks() {
    install();
    let ready = RwSignal::new(false);
    let complete = RwSignal::new(false);
    let refused = RwSignal::new(None);
    let _stage = stage(move || {
        view! {
            <Shop>
                <PaymentElement
                    on_ready=move |()| ready.set(true)
                    on_change=move |change: PaymentChange| complete.set(change.complete)
                    on_loaderror=move |error| refused.set(Some(error))
                />
            </Shop>
        }
    })
    .await;

    emit("ready", "{}");
    emit("change", "{ complete: true, value: { type: 'card' } }");
    emit("loaderror", "{ error: { type: 'api_error', code: 'x' } }");

    assert!(ready.get_untracked() && complete.get_untracked());
    let code = refused.get_untracked().and_then(|error| error.code);
    assert_eq!(code.as_deref(), Some("x"));
}

/// A Stripe.js that makes no Element.
fn install_one_that_throws() {
    install();
    js("const Stripe = window.Stripe;
        window.Stripe = (...options) => {
            const stripe = Stripe(...options);
            stripe.elements = () => ({ create() { throw new TypeError('no such element') } });
            return stripe;
        }");
}

#[wasm_bindgen_test]
async fn what_stripe_js_throws_reaches_on_error() {
    install_one_that_throws();
    let failed = RwSignal::new(String::new());

    let _stage = stage(move || {
        let on_error = move |error: leptos_stripe::stripe_js::Error| {
            failed.set(error.to_string());
        };
        view! {
            <Shop>
                <PaymentElement on_error=on_error />
            </Shop>
        }
    })
    .await;

    assert_eq!(failed.get_untracked(), "TypeError: no such element");
}

#[wasm_bindgen_test]
async fn what_a_handler_reads_does_not_make_the_element_anew() {
    install_one_that_throws();
    let failures = RwSignal::new(0);

    let _stage = stage(move || {
        let on_error = move |_: leptos_stripe::stripe_js::Error| {
            failures.set(failures.get() + 1);
        };
        view! {
            <Shop>
                <PaymentElement on_error=on_error />
            </Shop>
        }
    })
    .await;

    assert_eq!(failures.get_untracked(), 1);
}

/// An app's own component hands what it is given on to one of ours.
#[component]
fn Fields(#[prop(into)] on_change: Handler<PaymentChange>) -> impl IntoView {
    view! {
        <Shop>
            <PaymentElement on_change=on_change.clone() />
        </Shop>
    }
}

#[wasm_bindgen_test]
async fn a_component_of_an_app_hands_its_handler_on() {
    install();
    let complete = RwSignal::new(false);
    let _stage = stage(move || {
        let read = move |change: PaymentChange| complete.set(change.complete);
        view! { <Fields on_change=read /> }
    })
    .await;

    emit("change", "{ complete: true, value: { type: 'card' } }");

    assert!(complete.get_untracked());
}

/// A component of one's own, made with the hook.
#[component]
fn Own(made: RwSignal<Option<ElementHandle<Payment>>>) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let handle = use_element(
        use_elements(),
        Payment,
        PaymentElementOptions::default.into(),
        node,
        |element| {
            let heard = listen(element, event::Ready, &Handler::default())?;
            Ok(heard.into_iter().collect())
        },
        Handler::default(),
    );
    made.set(Some(handle));
    view! { <div node_ref=node></div> }
}

#[wasm_bindgen_test]
async fn a_handle_reaches_the_element_while_it_lives() {
    install();
    let made = RwSignal::new(None);
    let stage = stage(move || {
        view! {
            <Shop>
                <Own made=made />
            </Shop>
        }
    })
    .await;
    let handle = made.get_untracked().unwrap();
    take_calls();

    let focused = handle.with(Element::focus);
    let calls = take_calls();
    drop(stage);

    assert_eq!(focused, Some(Ok(())));
    assert_eq!(calls, ["focus"]);
    assert_eq!(handle.with(Element::focus), None);
}
