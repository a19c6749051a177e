//! The payment form: Stripe's element, what went wrong, and the button.

use leptos::prelude::*;
use leptos_stripe::{
    Elements, ElementsState, PaymentElement, StripeProvider, StripeState, use_elements, use_stripe,
};
use shared::CheckoutView;
use stripe_js::{ElementsOptions, Mode};

use super::{bones, notice};
use crate::{
    appearance, flow,
    reactive::{dynamic, effect},
    session::Session,
    state::{Event, Form as Progress, Problem, State},
    text,
};

/// Everything around Stripe's element that Stripe needs.
#[component]
pub(crate) fn Form(session: Session) -> impl IntoView {
    let of = move |read: fn(&CheckoutView) -> String| {
        move || session.checkout().as_ref().map(read).unwrap_or_default()
    };
    let account = of(|checkout| checkout.account.to_string());
    let around = session.surroundings();
    let locale = around.as_ref().and_then(|around| around.locale.clone());
    let look = around.map(|around| appearance::of(&around.host));
    let options = move || {
        let (amount, currency) = session.with(|state| {
            state
                .checkout()
                .map(|it| (it.amount, it.currency.to_string()))
                .unwrap_or_default()
        });
        let mut options = ElementsOptions::new(Mode::Payment { amount, currency }.into());
        options.appearance.clone_from(&look);
        options
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
}

/// The form itself.
#[component]
fn Fields(session: Session) -> impl IntoView {
    let stripe = use_stripe();
    let elements = use_elements();
    let failed = move || session.dispatch(Event::StripeFailed);

    effect(move || match stripe.state() {
        StripeState::Loading => {}
        StripeState::Ready(stripe) => flow::resume(session, stripe),
        StripeState::Failed(_) => failed(),
    });
    effect(move || {
        if matches!(elements.state(), ElementsState::Failed(_)) {
            failed();
        }
    });

    let problem = move || session.with(|state| state.form()?.problem().cloned());
    let is = move |wanted: fn(&Progress) -> bool| {
        move || session.with(|state| state.form().is_some_and(wanted))
    };
    let is_broken = Memo::new(move |_| is(|form| matches!(form, Progress::Broken(_)))());
    let is_preparing = is(|form| matches!(form, Progress::Preparing(_)));
    let is_submitting = is(|form| matches!(form, Progress::Submitting));
    let retry = move || {
        session.dispatch(Event::Retried);
        stripe.retry();
    };
    let label = move || {
        let amount = session.checkout().map(|checkout| session.money(&checkout));
        [text::PAY, " ", &amount.unwrap_or_default()].concat()
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        flow::pay(session, elements);
    };

    dynamic(move || {
        if is_broken.get() {
            return notice(&Problem::StripeJs, Some(Box::new(retry)));
        }
        view! {
            <form
                class="cp-form"
                novalidate
                data-preparing=move || is_preparing().then_some("")
                on:submit=submit
            >
                {dynamic(move || if is_preparing() { cover() } else { ().into_any() })}
                <PaymentElement
                    attr:class="cp-element"
                    on_ready=move |()| session.dispatch(Event::ElementReady)
                    on_loaderror=move |_| failed()
                    on_error=move |_| failed()
                />
                {dynamic(move || match problem() {
                    Some(problem) => notice(&problem, None),
                    None => ().into_any(),
                })}
                <button
                    type="submit"
                    class="cp-button"
                    disabled=move || !session.with(State::can_submit)
                >
                    {dynamic(move || if is_submitting() { paying() } else { label().into_any() })}
                </button>
            </form>
        }
        .into_any()
    })
}

fn cover() -> AnyView {
    view! { <div class="cp-cover" aria-hidden="true">{bones()}</div> }.into_any()
}

fn paying() -> AnyView {
    view! { <span class="cp-spinner" aria-hidden="true"></span>{text::PAYING} }.into_any()
}
