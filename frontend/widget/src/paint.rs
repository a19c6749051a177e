//! Writing a [page](crate::page::Page) into the tree that the loader has put on the page.
//!
//! The tree stands from the start, texts change in it, and the style sheet shows what belongs to the
//! stage. So a live region is there before it has something to say, and nothing jumps.

use shared::{CheckoutView, Money};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::{
    page::{Button, page},
    session::Session,
    state::State,
    text::{Text, with_amount},
};

/// What was said the last time, so that the focus goes to news only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Said {
    alert: bool,
    outcome: bool,
}

/// Shows a state.
pub(crate) fn paint(session: &Session, state: &State) {
    let page = page(state);
    let root = &session.root;
    set(root, "data-stage", page.stage);
    let amount = page.checkout.map(|it| money(session, it));
    let amount = amount.unwrap_or_default();
    if let Some(checkout) = page.checkout {
        summary(session, checkout, &amount);
    }
    let says = |text: Text| text.spoken(&session.page);
    let alert = page.alert.map(|it| it.spoken(&session.page));
    write(root, ".cp-alert", alert.as_deref().unwrap_or_default());
    let (title, detail) = match page.outcome {
        Some((title, detail)) => (says(title), says(detail)),
        None => (String::new(), String::new()),
    };
    write(root, ".cp-title", &title);
    write(root, ".cp-detail", &detail);
    button(session, page.button, &amount);
}

fn summary(session: &Session, checkout: &CheckoutView, amount: &str) {
    let root = &session.root;
    let description = checkout.description.as_deref().unwrap_or_default();
    let test = if checkout.livemode {
        String::new()
    } else {
        Text::TestMode.spoken(&session.page)
    };
    write(root, ".cp-merchant", &checkout.merchant_name);
    write(root, ".cp-description", description);
    write(root, ".cp-test", &test);
    write(root, ".cp-amount", amount);
    write(root, ".cp-or", &Text::Or.spoken(&session.page));
}

fn button(session: &Session, button: Button, amount: &str) {
    let wanted = session.host.submit_label().filter(|it| !it.is_empty());
    let label = match (button, wanted) {
        (Button::Pay { .. }, Some(label)) => label,
        _ => button.label().spoken(&session.page),
    };
    write(&session.root, ".cp-button", &with_amount(&label, amount));
    if let Some(node) = find(&session.root, ".cp-button") {
        // An element that takes no attribute is gone.
        let _ = node.toggle_attribute_with_force("disabled", !button.is_enabled());
    }
}

/// The focus goes to what has just been said.
pub(crate) fn focus_news(session: &Session, state: &State, before: Said) -> Said {
    let (root, page) = (&session.root, page(state));
    let now = Said {
        alert: page.alert.is_some(),
        outcome: page.outcome.is_some(),
    };
    if now.alert && (!before.alert || page.stage == "editing") {
        focus(root, ".cp-alert");
    }
    if now.outcome && !before.outcome {
        focus(root, ".cp-outcome");
    }
    now
}

/// An amount in the customer's notation. The browser gets the exact decimal digits as text, so no
/// amount passes through a float.
fn money(session: &Session, checkout: &CheckoutView) -> String {
    let money = Money::from_minor(checkout.amount, checkout.currency);
    let currency = checkout.currency.as_str();
    session.page.money(&money.to_decimal(), currency)
}

pub(crate) fn find(root: &Element, selector: &str) -> Option<Element> {
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
    if let Some(node) = find(root, selector) {
        // Only nodes of HTML are in the tree; one that takes no focus is gone.
        let _ = node.unchecked_into::<HtmlElement>().focus();
    }
}
