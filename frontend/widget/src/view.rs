//! The state as a page: views read it and dispatch events, and decide nothing.

mod form;
mod notice;
mod outcome;
mod summary;

use leptos::prelude::*;

use crate::{flow, session::Session, state::State, text};

/// Which view is shown. A change of it, and nothing else, takes the form off the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Loading,
    Unavailable,
    Form,
    Processing,
    Paid,
}

fn stage(state: &State) -> Stage {
    match state {
        State::Loading => Stage::Loading,
        State::Unavailable(_) => Stage::Unavailable,
        State::Form(..) => Stage::Form,
        State::Processing(_) => Stage::Processing,
        State::Paid(_) => Stage::Paid,
    }
}

/// The whole widget.
#[component]
pub(crate) fn Widget(session: Session) -> impl IntoView {
    Effect::new(move |_| {
        let busy = session.with(State::is_busy);
        if let Some(around) = session.surroundings() {
            // An element that takes no attribute is gone.
            let _ = around.host.set_attribute("aria-busy", if busy { "true" } else { "false" });
        }
    });
    let stage = Memo::new(move |_| session.with(stage));
    move || match stage.get() {
        Stage::Loading => view! { <Skeleton /> }.into_any(),
        Stage::Unavailable => {
            let problem = move || match session.with(Clone::clone) {
                State::Unavailable(problem) => Some(problem),
                _ => None,
            };
            let retry = Callback::new(move |()| flow::reload(session));
            view! { <notice::Notice problem=Signal::derive(problem) retry=retry /> }.into_any()
        }
        Stage::Form => view! {
            <summary::Summary session />
            <form::Form session />
        }
        .into_any(),
        Stage::Processing => view! {
            <summary::Summary session />
            <outcome::Processing />
        }
        .into_any(),
        Stage::Paid => view! {
            <summary::Summary session />
            <outcome::Paid />
        }
        .into_any(),
    }
}

/// What stands where the form will be.
#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <p class="cp-hidden" role="status">{text::LOADING}</p>
        <div class="cp-skeleton" aria-hidden="true">
            <div class="cp-bone cp-bone-head"></div>
            <form::Bones />
            <div class="cp-bone cp-bone-button"></div>
        </div>
    }
}
