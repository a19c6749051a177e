//! Writing a [`Page`] into the tree.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::{
    page::{Button, Page, page},
    session::Session,
    state::State,
    text,
};

/// What was said the last time, so that the focus goes to news only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Said {
    alert: bool,
    outcome: bool,
}

/// Shows a state.
pub(crate) fn paint(root: &Element, session: Session, state: &State, before: Said) -> Said {
    let Page {
        stage,
        checkout,
        alert,
        outcome,
        button,
    } = page(state);
    set(root, "data-stage", stage);
    let amount = checkout.map(|it| session.money(it)).unwrap_or_default();
    if let Some(checkout) = checkout {
        write(root, ".cp-merchant", &checkout.merchant_name);
        write(
            root,
            ".cp-description",
            checkout.description.as_deref().unwrap_or_default(),
        );
        write(
            root,
            ".cp-test",
            if checkout.livemode {
                ""
            } else {
                text::TEST_MODE
            },
        );
    }
    write(root, ".cp-amount", &amount);
    write(root, ".cp-alert", alert);
    write(root, ".cp-title", outcome.0);
    write(root, ".cp-detail", outcome.1);
    let label = match button {
        Button::Pay { .. } => [button.label(), " ", &amount].concat(),
        Button::Paying | Button::TryAgain => button.label().to_owned(),
    };
    write(root, ".cp-button", &label);
    if let Some(node) = find(root, ".cp-button") {
        // An element that takes no attribute is gone.
        let _ = node.toggle_attribute_with_force("disabled", !button.is_enabled());
    }
    let now = Said {
        alert: !alert.is_empty(),
        outcome: !outcome.0.is_empty(),
    };
    if now.alert && (!before.alert || stage == "editing") {
        focus(root, ".cp-alert");
    }
    if now.outcome && !before.outcome {
        focus(root, ".cp-outcome");
    }
    now
}

fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// A text that stays the same is left alone: a live region would say it again.
fn write(root: &Element, selector: &str, text: &str) {
    if let Some(node) = find(root, selector)
        && node.text_content().as_deref() != Some(text)
    {
        node.set_text_content(Some(text));
    }
}

fn set(node: &Element, name: &str, value: &str) {
    // An element that takes no attribute is gone.
    let _ = node.set_attribute(name, value);
}

fn focus(root: &Element, selector: &str) {
    if let Some(node) = find(root, selector).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        // A node that takes no focus is gone.
        let _ = node.focus();
    }
}
