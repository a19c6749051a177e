//! Card details as components: in one field, or in three.

use stripe_js::card::{
    Card, CardChange, CardCvc, CardExpiry, CardNumber, CardNumberChange, CardNumberOptions,
    CardOptions, CardPartOptions,
};
use stripe_js::{FieldChange, StripeError, event};

use crate::define::define_component;

define_component! {
    /// Number, expiry date, CVC and postal code of a card in one line.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=card>
    ///
    /// To pay with it, look it up in the group:
    ///
    /// ```no_run
    /// use leptos_stripe::stripe_js::card::Card;
    /// use leptos_stripe::stripe_js::{
    ///     ClientSecret, Confirmation, Elements, Error, MethodConfirmation, NewPaymentMethod,
    ///     PaymentCall, Stripe,
    /// };
    ///
    /// // With `use_elements().ready()`, in the click of the customer.
    /// async fn pay(stripe: Stripe, elements: Elements) -> Result<Option<Confirmation>, Error> {
    ///     let Some(card) = elements.get(Card)? else { return Ok(None) };
    ///     let typed_in = NewPaymentMethod::card(&card);
    ///     let confirmation = MethodConfirmation::default().payment_method(typed_in);
    ///     let secret = ClientSecret::new("…"); // from your server
    ///     stripe.confirm_payment_with(PaymentCall::Card, &secret, &confirmation).await.map(Some)
    /// }
    /// ```
    ///
    /// On the page:
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::CardElement;
    /// use leptos_stripe::stripe_js::StripeError;
    /// use leptos_stripe::stripe_js::card::CardChange;
    ///
    /// #[component]
    /// fn CardField(complete: RwSignal<bool>, is_open: RwSignal<bool>) -> impl IntoView {
    ///     let (is_focused, networks_changed) = (RwSignal::new(false), RwSignal::new(false));
    ///     let failed = RwSignal::new(None);
    ///     view! {
    ///         <div class:focused=move || is_focused.get()>
    ///             <CardElement
    ///                 on_change=move |change: CardChange| complete.set(change.complete)
    ///                 on_focus=move |()| is_focused.set(true)
    ///                 on_blur=move |()| is_focused.set(false)
    ///                 on_escape=move |()| is_open.set(false)
    ///                 on_networkschange=move |()| networks_changed.set(true)
    ///                 on_loaderror=move |error: StripeError| failed.set(error.message)
    ///             />
    ///         </div>
    ///         <p>{move || networks_changed.get().then_some("Choose your network.")}</p>
    ///         <p role="alert">{move || failed.get()}</p>
    ///     }
    /// }
    /// ```
    CardElement(Card) {
        /// Look, icon and the like.
        #[prop(optional, into)]
        options: CardOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => CardChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
        /// The customer can choose between other networks than before.
        #[prop(optional, into)]
        on_networkschange: event::NetworksChange => (),
        /// The Element could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}

define_component! {
    /// The number of a card, beside a [`CardExpiryElement`] and a [`CardCvcElement`].
    /// <https://docs.stripe.com/js/elements_object/create_element?type=cardNumber>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::stripe_js::card::{CardNumberChange, CardNumberOptions};
    /// use leptos_stripe::{CardCvcElement, CardExpiryElement, CardNumberElement};
    ///
    /// #[component]
    /// fn CardFields() -> impl IntoView {
    ///     let brand = RwSignal::new(String::new());
    ///     let options = || CardNumberOptions::default().show_icon(true);
    ///     let read = move |change: CardNumberChange| brand.set(change.brand);
    ///     view! {
    ///         <CardNumberElement options=options on_change=read />
    ///         <CardExpiryElement />
    ///         <CardCvcElement />
    ///         <p>{move || brand.get()}</p>
    ///     }
    /// }
    /// ```
    CardNumberElement(CardNumber) {
        /// Look, icon and the like.
        #[prop(optional, into)]
        options: CardNumberOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => CardNumberChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
        /// The customer can choose between other networks than before.
        #[prop(optional, into)]
        on_networkschange: event::NetworksChange => (),
        /// The Element could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}

define_component! {
    /// The expiry date of a card. <https://docs.stripe.com/js/elements_object/create_element?type=cardExpiry>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::CardExpiryElement;
    /// use leptos_stripe::stripe_js::FieldChange;
    ///
    /// #[component]
    /// fn Expiry() -> impl IntoView {
    ///     let problem = RwSignal::new(None);
    ///     let read = move |change: FieldChange| {
    ///         problem.set(change.error.and_then(|error| error.message));
    ///     };
    ///     view! {
    ///         <CardExpiryElement on_change=read />
    ///         <p role="alert">{move || problem.get()}</p>
    ///     }
    /// }
    /// ```
    CardExpiryElement(CardExpiry) {
        /// Look and placeholder.
        #[prop(optional, into)]
        options: CardPartOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => FieldChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
    }
}

define_component! {
    /// The CVC of a card. <https://docs.stripe.com/js/elements_object/create_element?type=cardCvc>
    ///
    /// Also alone, for a card that is saved:
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::CardCvcElement;
    /// use leptos_stripe::stripe_js::card::CardCvc;
    /// use leptos_stripe::stripe_js::{Elements, Error, FieldChange, MethodConfirmation};
    ///
    /// #[component]
    /// fn Cvc(complete: RwSignal<bool>) -> impl IntoView {
    ///     let read = move |change: FieldChange| complete.set(change.complete);
    ///     view! { <CardCvcElement on_change=read /> }
    /// }
    ///
    /// fn with_saved_card(elements: &Elements) -> Result<Option<MethodConfirmation>, Error> {
    ///     let saved = MethodConfirmation::default().payment_method("pm_1");
    ///     Ok(elements.get(CardCvc)?.map(|cvc| saved.cvc(&cvc)))
    /// }
    /// ```
    CardCvcElement(CardCvc) {
        /// Look and placeholder.
        #[prop(optional, into)]
        options: CardPartOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => FieldChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
    }
}
