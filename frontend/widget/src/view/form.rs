//! The payment form: Stripe's element, what went wrong, and the button.

use leptos::prelude::*;
use leptos_stripe::{
    Elements, ElementsState, PaymentElement, StripeProvider, StripeState, use_elements, use_stripe,
};
use stripe_js::{ElementsOptions, Mode};

use super::notice::Notice;
use crate::{
    appearance, flow,
    session::Session,
    state::{Event, Form as Progress, State},
    text,
};

/// Everything around Stripe's element that Stripe needs.
#[component]
pub(crate) fn Form(session: Session) -> impl IntoView {
    let of = move |read: fn(&shared::CheckoutView) -> String| {
        let value = Memo::new(move |_| session.checkout().as_ref().map(read).unwrap_or_default());
        Signal::derive(move || value.get())
    };
    let account = of(|checkout| checkout.account.to_string());
    let around = session.surroundings();
    let locale = around.as_ref().and_then(|around| around.locale.clone());
    let look = around.map(|around| appearance::of(&around.host));
    let options = Memo::new(move |_| {
        let (amount, currency) = session.with(|state| {
            state.checkout().map(|it| (it.amount, it.currency.to_string())).unwrap_or_default()
        });
        let mut options = ElementsOptions::new(Mode::Payment { amount, currency }.into());
        options.appearance.clone_from(&look);
        options
    });
    view! {
        <StripeProvider
            stripe_js_url=of(|checkout| checkout.stripe_js_url.clone())
            publishable_key=of(|checkout| checkout.publishable_key.as_str().to_owned())
            account=Signal::derive(move || Some(account.get()))
            locale=locale
        >
            <Elements options=Signal::derive(move || options.get())>
                <Fields session />
            </Elements>
        </StripeProvider>
    }
}

/// The form itself.
#[component]
fn Fields(session: Session) -> impl IntoView {
    let stripe = use_stripe();
    let elements = use_elements();
    let failed = move || session.dispatch(Event::StripeFailed);

    Effect::new(move |_| match stripe.state() {
        StripeState::Loading => {}
        StripeState::Ready(stripe) => flow::resume(session, stripe),
        StripeState::Failed(_) => failed(),
    });
    Effect::new(move |_| {
        if matches!(elements.state(), ElementsState::Failed(_)) {
            failed();
        }
    });

    let progress = Memo::new(move |_| session.with(|state| state.form().cloned()));
    let problem = move || progress.get().and_then(|form| form.problem().cloned());
    let is_broken = Memo::new(move |_| matches!(progress.get(), Some(Progress::Broken(_))));
    let is_preparing = move || matches!(progress.get(), Some(Progress::Preparing(_)));
    let is_submitting = move || progress.get() == Some(Progress::Submitting);
    let retry = Callback::new(move |()| {
        session.dispatch(Event::Retried);
        stripe.retry();
    });
    let label = move || {
        let amount = session.checkout().map(|checkout| session.money(&checkout));
        [text::PAY, " ", &amount.unwrap_or_default()].concat()
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        flow::pay(session, elements);
    };

    move || {
        if is_broken.get() {
            return view! { <Notice problem=Signal::derive(problem) retry=retry /> }.into_any();
        }
        view! {
            <form
                class="cp-form"
                novalidate
                attr:data-preparing=move || is_preparing().then_some("")
                on:submit=submit
            >
                {move || is_preparing().then(|| view! { <div class="cp-cover"><Bones /></div> })}
                <PaymentElement
                    attr:class="cp-element"
                    on_ready=Callback::new(move |()| session.dispatch(Event::ElementReady))
                    on_loaderror=Callback::new(move |_| failed())
                    on_error=Callback::new(move |_| failed())
                />
                <Notice problem=Signal::derive(problem) />
                <button
                    type="submit"
                    class="cp-button"
                    disabled=move || !session.with(State::can_submit)
                >
                    {move || is_submitting().then(|| view! { <span class="cp-spinner"></span> })}
                    {move || if is_submitting() { text::PAYING.to_owned() } else { label() }}
                </button>
            </form>
        }
        .into_any()
    }
}

/// What stands where Stripe's element will be.
#[component]
pub(crate) fn Bones() -> impl IntoView {
    view! {
        <div class="cp-bone"></div>
        <div class="cp-bone"></div>
        <div class="cp-bone"></div>
    }
}
