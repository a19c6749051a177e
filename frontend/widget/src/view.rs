//! The state as a page: views read it and dispatch events, and decide nothing.

mod form;
mod notice;
mod outcome;
mod summary;

use leptos::{html::Div, prelude::*};

use self::{form::Form, notice::notice, summary::summary};
use crate::{
    flow,
    reactive::{dynamic, effect},
    session::Session,
    state::State,
    text,
};

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
pub(crate) fn widget(session: Session) -> AnyView {
    let stage = Memo::new(move |_| session.with(stage));
    dynamic(move || match stage.get() {
        Stage::Loading => skeleton(),
        Stage::Unavailable => unavailable(session),
        Stage::Form => (summary(session), view! { <Form session /> }).into_any(),
        Stage::Processing => (summary(session), outcome::processing()).into_any(),
        Stage::Paid => (summary(session), outcome::paid()).into_any(),
    })
}

fn unavailable(session: Session) -> AnyView {
    match session.now(Clone::clone) {
        Some(State::Unavailable(problem)) => {
            notice(&problem, Some(Box::new(move || flow::reload(session))))
        }
        _ => ().into_any(),
    }
}

/// What stands where the form will be.
fn skeleton() -> AnyView {
    view! {
        <p class="cp-hidden" role="status">{text::LOADING}</p>
        <div class="cp-skeleton" aria-hidden="true">
            <div class="cp-bone cp-bone-head"></div>
            {bones()}
            <div class="cp-bone cp-bone-button"></div>
        </div>
    }
    .into_any()
}

/// What stands where Stripe's element will be.
fn bones() -> AnyView {
    view! {
        <div class="cp-bone"></div>
        <div class="cp-bone"></div>
        <div class="cp-bone"></div>
    }
    .into_any()
}

/// The focus goes to the news: what had it is gone, or is no longer what matters.
fn focus_on_sight(node: NodeRef<Div>) {
    effect(move || {
        if let Some(node) = node.get() {
            // A node that takes no focus is gone.
            let _ = node.focus();
        }
    });
}
