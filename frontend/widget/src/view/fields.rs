//! Stripe's element, and what it needs around it.

use leptos::prelude::*;
use leptos_stripe::{
    Elements, ElementsState, PaymentElement, StripeProvider, StripeState, use_elements, use_stripe,
};
use shared::CheckoutView;
use stripe_js::{ElementsOptions, Mode};

use crate::{appearance, flow, reactive::effect, session::Session, state::Event};

/// Everything around Stripe's element that Stripe needs.
pub(crate) fn fields(session: Session) -> AnyView {
    let of = move |read: fn(&CheckoutView) -> String| {
        move || session.checkout().as_deref().map(read).unwrap_or_default()
    };
    let account = of(|checkout| checkout.account.to_string());
    let around = session.surroundings();
    let locale = around.as_ref().and_then(|around| around.locale.clone());
    let look = around.map(|around| appearance::of(&around.host));
    let options = move || {
        let (amount, currency) = session
            .checkout()
            .map(|it| (it.amount, it.currency.to_string()))
            .unwrap_or_default();
        let options = ElementsOptions::new(Mode::Payment { amount, currency }.into());
        match &look {
            Some(look) => options.appearance(look.clone()),
            None => options,
        }
    };
    view! {
        <StripeProvider
            stripe_js_url=of(|checkout| checkout.stripe_js_url.clone())
            publishable_key=of(|checkout| checkout.publishable_key.as_str().to_owned())
            account=move || Some(account())
            locale=move || locale.clone()
        >
            <Elements options>
                <Fields session />
            </Elements>
        </StripeProvider>
    }
    .into_any()
}

#[component]
fn Fields(session: Session) -> impl IntoView {
    let stripe = use_stripe();
    let elements = use_elements();
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
    view! {
        <PaymentElement
            attr:class="cp-element"
            on_ready=move |()| session.dispatch(Event::ElementReady)
            on_loaderror=move |_| failed()
            on_error=move |_| failed()
        />
    }
}
