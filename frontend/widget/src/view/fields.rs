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
    CaptureMethod, Deferred, ElementsOptions, Intent, Mode, Payment, SetupFutureUsage,
    StripeOptions, event, payment::PaymentElementOptions,
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
        let mut options = StripeOptions::default();
        if let Some(account) = checkout.as_ref().and_then(|it| it.account.as_ref()) {
            options = options.stripe_account(account.as_str().to_owned());
        }
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

/// The group of Elements for what the server will ask of the payment.
fn group(session: Session, stripe: StripeContext) -> ElementsContext {
    let around = session.surroundings();
    let look = around.map(|around| appearance::of(&around.host));
    ElementsContext::create(stripe, move || {
        let options = match session.checkout() {
            Some(checkout) => ElementsOptions::new(Intent::Deferred(terms(&checkout))),
            None => ElementsOptions::new(payment(0, "").into()),
        };
        match &look {
            Some(look) => options.appearance(look.clone()),
            None => options,
        }
    })
}

/// What Stripe's form must know, since it refuses an intent that is another.
fn terms(checkout: &CheckoutView) -> Deferred {
    let mut terms = Deferred::from(payment(checkout.amount, checkout.currency.as_str()));
    if checkout.capture_method == shared::CaptureMethod::Manual {
        terms = terms.capture_method(CaptureMethod::Manual);
    }
    if let Some(usage) = checkout.setup_future_usage {
        terms = terms.setup_future_usage(match usage {
            shared::SetupFutureUsage::OnSession => SetupFutureUsage::OnSession,
            shared::SetupFutureUsage::OffSession => SetupFutureUsage::OffSession,
        });
    }
    if !checkout.allowed_payment_method_types.is_empty() {
        let types = checkout.allowed_payment_method_types.iter().cloned();
        terms = terms.allowed_payment_method_types(types.map(Into::into).collect::<Vec<_>>());
    }
    terms
}

fn payment(amount: i64, currency: &str) -> Mode {
    let currency = currency.to_owned();
    Mode::Payment { amount, currency }
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
