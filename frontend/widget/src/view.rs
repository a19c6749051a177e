//! The page: one tree that stands from the start, in which texts change and parts show or hide.
//!
//! [`page`] decides what it says, [`paint`] writes that down, the style sheet shows what belongs to
//! the stage. So a live region is there before it has something to say, nothing jumps, and a
//! browser loads the code of one tree.

mod fields;
mod paint;

use leptos::{html, prelude::*};

use crate::{
    flow,
    reactive::{distinct, dynamic, effect},
    session::Session,
    state::{Form, State},
};

/// The whole widget.
pub(crate) fn widget(session: Session) -> AnyView {
    let root = NodeRef::<html::Form>::new();
    let mut said = paint::Said::default();
    effect(move || {
        let state = session.state();
        if let Some(root) = root.get() {
            said = paint::paint(&root, session, &state, said);
        }
    });
    let has_fields = distinct(move || has_fields(&session.state()));
    let fields = dynamic(move || match has_fields.get().as_deref() {
        Some(true) => fields::fields(session),
        _ => ().into_any(),
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        flow::press(session);
    };
    view! {
        <form class="cp" novalidate node_ref=root on:submit=submit>
            <div class="cp-summary">
                <p class="cp-merchant"></p>
                <p class="cp-amount"></p>
                <div>
                    <p class="cp-description"></p>
                    <span class="cp-test"></span>
                </div>
            </div>
            <div class="cp-fields">
                <div class="cp-cover" aria-hidden="true">
                    <div class="cp-bone"></div>
                    <div class="cp-bone"></div>
                    <div class="cp-bone"></div>
                </div>
                {fields}
            </div>
            <div class="cp-outcome" role="status" tabindex="-1">
                <div class="cp-mark" aria-hidden="true"></div>
                <p class="cp-title"></p>
                <p class="cp-detail"></p>
            </div>
            <p class="cp-alert" role="alert" tabindex="-1"></p>
            <button type="submit" class="cp-button"></button>
        </form>
    }
    .into_any()
}

/// A form that broke is taken down, so that another try begins anew.
fn has_fields(state: &State) -> bool {
    matches!(state, State::Form(_, form) if !matches!(form, Form::Broken(_)))
}
