//! Writing a [page](crate::page::Page) into the tree that the loader has put on the page.
//!
//! The tree stands from the start, texts change in it, and the style sheet shows what belongs to the
//! stage. So a live region is there before it has something to say, and nothing jumps.

use shared::{CheckoutView, Money};

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
    let root = &session.page;
    root.stage(page.stage);
    let amount = page.checkout.map(|it| money(session, it));
    let amount = amount.unwrap_or_default();
    if let Some(checkout) = page.checkout {
        summary(session, checkout, &amount);
    }
    let says = |text: Text| text.spoken(&session.page);
    let alert = page.alert.map(|it| it.spoken(&session.page));
    root.write(".cp-alert", alert.as_deref().unwrap_or_default());
    let (title, detail) = match page.outcome {
        Some((title, detail)) => (says(title), says(detail)),
        None => (String::new(), String::new()),
    };
    root.write(".cp-title", &title);
    root.write(".cp-detail", &detail);
    button(session, page.button, &amount);
}

fn summary(session: &Session, checkout: &CheckoutView, amount: &str) {
    let root = &session.page;
    let description = checkout.description.as_deref().unwrap_or_default();
    let test = if checkout.livemode {
        String::new()
    } else {
        Text::TestMode.spoken(&session.page)
    };
    root.write(".cp-merchant", &checkout.merchant_name);
    root.write(".cp-description", description);
    root.write(".cp-test", &test);
    root.write(".cp-amount", amount);
    root.write(".cp-or", &Text::Or.spoken(&session.page));
}

fn button(session: &Session, button: Button, amount: &str) {
    let wanted = session.host.submit_label().filter(|it| !it.is_empty());
    let label = match (button, wanted) {
        (Button::Pay { .. }, Some(label)) => label,
        _ => button.label().spoken(&session.page),
    };
    session
        .page
        .write(".cp-button", &with_amount(&label, amount));
    session.page.enable(button.is_enabled());
}

/// The focus goes to what has just been said, if somebody waits for it.
pub(crate) fn focus_news(session: &Session, state: &State, before: Said) -> Said {
    let page = page(state);
    let now = Said {
        alert: page.alert.is_some(),
        outcome: page.outcome.is_some(),
    };
    let news = if now.alert && (!before.alert || page.stage == "editing") {
        ".cp-alert"
    } else if now.outcome && !before.outcome {
        ".cp-outcome"
    } else {
        return now;
    };
    session.page.focus(news, session.acted.take());
    now
}

/// An amount in the customer's notation. The browser gets the exact decimal digits as text, so no
/// amount passes through a float.
fn money(session: &Session, checkout: &CheckoutView) -> String {
    let money = Money::from_minor(checkout.amount, checkout.currency);
    let currency = checkout.currency.as_str();
    session.page.money(&money.to_decimal(), currency)
}
