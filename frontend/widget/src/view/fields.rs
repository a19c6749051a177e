//! Stripe's element, and what it needs around it.
//!
//! Without the components of `leptos_stripe`: their contexts and props are for apps whose parts do
//! not know each other, and cost a browser some kilobytes.

use leptos::{html::Div, prelude::*};
use leptos_stripe::{
    ElementsContext, ElementsState, StripeContext, StripeSource, StripeState, Tracked, listen,
    use_element,
};
use shared::CheckoutView;
use stripe_js::{
    ElementsOptions, Mode, Payment, StripeOptions, event, payment::PaymentElementOptions,
};

use crate::{appearance, flow, reactive::effect, session::Session, state::Event};

/// Stripe's element, for as long as the form stands.
pub(crate) fn fields(session: Session) -> AnyView {
    let stripe = connect(session);
    let elements = group(session, stripe);
    session.pay_with(elements);
    let failed = move || session.dispatch(Event::StripeFailed);
    effect(move || {
        match &*stripe.state() {
            StripeState::Loading => {}
            StripeState::Ready(stripe) => flow::resume(session, stripe.clone()),
            StripeState::Failed(_) => failed(),
        }
        if matches!(*elements.state(), ElementsState::Failed(_)) {
            failed();
        }
    });
    element(session, elements)
}

/// The `Stripe` object of the checkout's account.
fn connect(session: Session) -> StripeContext {
    StripeContext::connect(move || {
        let checkout = session.checkout();
        let text = |read: fn(&CheckoutView) -> &str| {
            let text = checkout.as_deref().map(read);
            text.unwrap_or_default().to_owned()
        };
        let mut options = StripeOptions::default().stripe_account(text(|it| it.account.as_str()));
        let around = session.surroundings();
        if let Some(locale) = around.as_ref().and_then(|around| around.locale.clone()) {
            options = options.locale(locale);
        }
        StripeSource {
            stripe_js_url: text(|it| &it.stripe_js_url),
            publishable_key: text(|it| it.publishable_key.as_str()),
            options,
        }
    })
}

/// The group of Elements for the checkout's amount.
fn group(session: Session, stripe: StripeContext) -> ElementsContext {
    let around = session.surroundings();
    let look = around.map(|around| appearance::of(&around.host));
    ElementsContext::create(stripe, move || {
        let checkout = session.checkout();
        let amount = checkout.as_ref().map_or(0, |it| it.amount);
        let currency = checkout.as_ref().map_or("", |it| it.currency.as_str());
        let currency = currency.to_owned();
        let options = ElementsOptions::new(Mode::Payment { amount, currency }.into());
        match &look {
            Some(look) => options.appearance(look.clone()),
            None => options,
        }
    })
}

/// Stripe's element.
fn element(session: Session, elements: ElementsContext) -> AnyView {
    let ready = (move |()| session.dispatch(Event::ElementReady)).into();
    let not_loaded = (move |_| session.dispatch(Event::StripeFailed)).into();
    let node = NodeRef::<Div>::new();
    use_element(
        elements,
        Payment,
        Tracked::<PaymentElementOptions>::default(),
        node,
        move |element| {
            let mut all = Vec::new();
            all.extend(listen(element, event::Ready, &ready)?);
            all.extend(listen(element, event::LoadError, &not_loaded)?);
            Ok(all)
        },
        (move |_| session.dispatch(Event::StripeFailed)).into(),
    );
    view! { <div class="cp-element" node_ref=node></div> }.into_any()
}
