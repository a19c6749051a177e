//! How it ended.

use leptos::{html::Div, prelude::*};

use crate::text;

#[component]
pub(crate) fn Paid() -> impl IntoView {
    view! { <Outcome mark="M4 12.5l5 5L20 6.5" title=text::PAID detail=text::PAID_DETAIL /> }
}

#[component]
pub(crate) fn Processing() -> impl IntoView {
    view! {
        <Outcome
            mark="M12 6.5V12l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0"
            title=text::PROCESSING
            detail=text::PROCESSING_DETAIL
        />
    }
}

#[component]
fn Outcome(mark: &'static str, title: &'static str, detail: &'static str) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    // Talks to the outside: the button that had the focus is gone.
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            // A node that takes no focus is gone.
            let _ = node.focus();
        }
    });
    view! {
        <div class="cp-outcome" role="status" tabindex="-1" node_ref=node>
            <svg class="cp-mark" viewBox="0 0 24 24" aria-hidden="true">
                <path d=mark></path>
            </svg>
            <p class="cp-title">{title}</p>
            <p class="cp-text">{detail}</p>
        </div>
    }
}
