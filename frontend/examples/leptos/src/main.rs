//! A shop in Leptos that embeds `<connect-pay>`.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{CustomEvent, HtmlElement};

fn main() {
    let app = document().query_selector("#app").ok().flatten();
    let Some(app) = app.and_then(|app| app.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // The id comes from your server, which has made the checkout.
    let checkout = app.get_attribute("data-checkout").unwrap_or_default();
    mount_to(app, move || view! { <Shop checkout=checkout /> }).forget();
}

/// One order, to be paid.
#[component]
fn Shop(
    /// The checkout of the order.
    checkout: String,
) -> impl IntoView {
    let (is_paid, set_paid) = signal(false);
    view! {
        <h1>"Your order"</h1>
        <connect-pay checkout=checkout on:success=move |_: CustomEvent| set_paid.set(true)></connect-pay>
        <Show when=move || is_paid.get()>
            <p id="thanks">"We bake your bread now."</p>
        </Show>
    }
}
