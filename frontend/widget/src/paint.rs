//! Writing a [page](crate::page::Page) into the tree that the loader has put on the page.
//!
//! The tree stands from the start, texts change in it, and the style sheet shows what belongs to the
//! stage. So a live region is there before it has something to say, and nothing jumps.

use shared::{CheckoutView, Money};

use crate::{
    page::page,
    session::Session,
    state::State,
    text::{Sentence, Text},
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
    let tree = &session.page;
    tree.stage(page.stage);
    if let Some(checkout) = page.checkout {
        summary(session, checkout);
    }
    let alert = page.alert.unwrap_or_default();
    let (title, detail) = page.outcome.unzip();
    write(session, ".cp-alert", alert);
    write(session, ".cp-title", title.into());
    write(session, ".cp-detail", detail.into());
    let label = page.button.label();
    tree.button(label.english(), label.key(), page.button.is_enabled());
}

fn summary(session: &Session, checkout: &CheckoutView) {
    let description = checkout.description.as_deref().unwrap_or_default();
    let test = (!checkout.livemode).then_some(Text::TestMode);
    let money = Money::from_minor(checkout.amount, checkout.currency);
    let currency = checkout.currency.as_str();
    session.page.amount(&money.to_decimal(), currency);
    for (selector, sentence) in [
        (".cp-merchant", Sentence::Said(&checkout.merchant_name)),
        (".cp-description", Sentence::Said(description)),
        (".cp-test", test.into()),
        (".cp-or", Sentence::Ours(Text::Or)),
    ] {
        write(session, selector, sentence);
    }
}

fn write(session: &Session, selector: &str, sentence: Sentence<'_>) {
    match sentence {
        Sentence::Ours(text) => session.page.write(selector, text.english(), text.key()),
        Sentence::Said(said) => session.page.write(selector, said, ""),
    }
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
