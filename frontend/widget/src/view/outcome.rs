//! How it ended.

use leptos::{html::Div, prelude::*};

use super::focus_on_sight;
use crate::text;

pub(crate) fn paid() -> AnyView {
    outcome("M4 12.5l5 5L20 6.5", text::PAID, text::PAID_DETAIL)
}

pub(crate) fn processing() -> AnyView {
    let clock = "M12 6.5V12l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0";
    outcome(clock, text::PROCESSING, text::PROCESSING_DETAIL)
}

fn outcome(mark: &'static str, title: &'static str, detail: &'static str) -> AnyView {
    let node = NodeRef::<Div>::new();
    focus_on_sight(node);
    view! {
        <div class="cp-outcome" role="status" tabindex="-1" node_ref=node>
            <svg class="cp-mark" viewBox="0 0 24 24" aria-hidden="true">
                <path d=mark></path>
            </svg>
            <p class="cp-title">{title}</p>
            <p class="cp-text">{detail}</p>
        </div>
    }
    .into_any()
}
