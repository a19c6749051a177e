//! What went wrong, said at once to everyone, with a way on where there is one.

use leptos::{html::Div, prelude::*};

use super::focus_on_sight;
use crate::{state::Problem, text};

/// A notice of a problem; `retry` is what "Try again" does.
pub(crate) fn notice(problem: &Problem, retry: Option<Box<dyn Fn()>>) -> AnyView {
    let node = NodeRef::<Div>::new();
    focus_on_sight(node);
    let button = retry.map(|retry| {
        view! {
            <button type="button" class="cp-button cp-button-quiet" on:click=move |_| retry()>
                {text::TRY_AGAIN}
            </button>
        }
    });
    view! {
        <div class="cp-notice" role="alert" tabindex="-1" node_ref=node>
            <p class="cp-text">{text::problem(problem).to_owned()}</p>
            {button}
        </div>
    }
    .into_any()
}
