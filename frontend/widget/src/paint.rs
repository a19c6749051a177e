//! Writing a [page](crate::page::Page) into the tree that the loader has put on the page.
//!
//! The tree stands from the start, texts change in it, and the style sheet shows what belongs to the
//! stage. So a live region is there before it has something to say, and nothing jumps.

use shared::{CheckoutView, Money};

use crate::{
    page::page,
    session::Session,
    state::{Form, State},
    text::{Sentence, Text},
};

/// Shows a state.
pub(crate) fn paint(session: &Session, state: &State) {
    let page = page(state);
    let tree = &session.page;
    if !tree.stage(page.stage) {
        return;
    }
    if let Some(checkout) = page.checkout {
        summary(session, checkout);
    }
    let alert = page.alert.unwrap_or_default();
    let (title, detail) = page.outcome.unzip();
    write(session, ".cp-alert", alert);
    write(session, ".cp-title", title.into());
    write(session, ".cp-detail", detail.into());
    let instructions = Text::Instructions;
    tree.instructions(
        page.instructions,
        instructions.english(),
        instructions.key(),
    );
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
pub(crate) fn focus_news(session: &Session, state: &State, before: Option<&State>) {
    let is_problem_news = state.problem() != before.and_then(State::problem);
    let was_settled = before.is_some_and(|before| matches!(before, State::Settled(_)));
    let news = match state {
        State::Settled(_) if !was_settled => ".cp-outcome",
        state if state.problem().is_some() && is_problem_news => ".cp-alert",
        // Who has asked for another try would find the focus nowhere.
        State::Form(_, Form::Editing(None)) if session.acted.get() => ".cp-fields",
        _ => return,
    };
    session.page.focus(news, session.acted.take());
}
