//! A place on the page for the component under test.

use js_sys::Promise;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos_stripe::stripe_js::{ElementsOptions, Mode};
use leptos_stripe::{Elements, StripeProvider};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// No script is behind it: the fake is on the page already.
pub(crate) const URL: &str = "https://unused.example/stripe.js";

/// A component on the page; dropping it unmounts it.
pub(crate) struct Stage<M: Mountable> {
    _handle: UnmountHandle<M>,
}

/// Mounts a view in the body and lets its effects run.
pub(crate) async fn stage<V>(view: impl FnOnce() -> V + 'static) -> Stage<V::State>
where
    V: IntoView,
    V::State: Mountable + 'static,
{
    let body = document().body().unwrap().unchecked_into::<HtmlElement>();
    let stage = Stage {
        _handle: mount_to(body, view),
    };
    settle().await;
    stage
}

/// Lets everything run that is due: a macrotask comes after all microtasks.
pub(crate) async fn settle() {
    let turn = Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback(&resolve)
            .expect("a window has timers");
    });
    JsFuture::from(turn).await.unwrap();
}

/// Lets the next frame and everything due come.
pub(crate) async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        window()
            .request_animation_frame(&resolve)
            .expect("a window has frames");
    });
    JsFuture::from(frame).await.unwrap();
    settle().await;
}

/// Options of a payment of so many cents.
pub(crate) fn cents(amount: i64) -> ElementsOptions {
    let currency = "eur".to_owned();
    ElementsOptions::new(Mode::Payment { amount, currency }.into())
}

/// A provider and a group around `children`, for the signals of a test.
#[component]
pub(crate) fn Shop(
    #[prop(optional, into)] account: Signal<Option<String>>,
    #[prop(default = 1099.into(), into)] amount: Signal<i64>,
    children: Children,
) -> impl IntoView {
    let options = move || cents(amount.get());
    view! {
        <StripeProvider stripe_js_url=URL publishable_key="pk_test_1" account=account>
            <Elements options=options>{children()}</Elements>
        </StripeProvider>
    }
}
