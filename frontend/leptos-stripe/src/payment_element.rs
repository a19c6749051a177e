//! The Payment Element as a component.

use stripe_js::payment::{
    CardDetails, CardDetailsChange, PaymentChange, PaymentElementOptions, SavedPaymentMethod,
    SavedPaymentMethodRemove, SavedPaymentMethodUpdate,
};
use stripe_js::{Payment, StripeError, event};

use crate::define::define_component;

define_component! {
    /// One form for many payment methods.
    /// <https://docs.stripe.com/payments/payment-element>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::PaymentElement;
    /// use leptos_stripe::stripe_js::payment::{Layout, LayoutType, PaymentChange, PaymentElementOptions};
    ///
    /// #[component]
    /// fn Fields(complete: RwSignal<bool>) -> impl IntoView {
    ///     let options = || PaymentElementOptions::default().layout(Layout::new(LayoutType::Accordion));
    ///     let read = move |change: PaymentChange| complete.set(change.complete);
    ///     view! { <PaymentElement options=options on_change=read /> }
    /// }
    /// ```
    ///
    /// It renders a `<div>`, to which attributes such as `class` are passed on. Which
    /// callbacks there are is fixed when the component is made.
    ///
    /// What the form tells, where a page wants to know all of it:
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::PaymentElement;
    /// use leptos_stripe::stripe_js::StripeError;
    /// use leptos_stripe::stripe_js::payment::{CardDetails, SavedPaymentMethod};
    ///
    /// #[component]
    /// fn Fields(state: RwSignal<&'static str>, is_open: RwSignal<bool>) -> impl IntoView {
    ///     let is_focused = RwSignal::new(false);
    ///     let saved = move |changed: SavedPaymentMethod| {
    ///         state.set(if changed.success { "Done." } else { "That did not work." });
    ///     };
    ///     let card = move |card: CardDetails| { /* a price for this card */ };
    ///     let choice = move |methods: Vec<String>| {
    ///         if methods.is_empty() {
    ///             state.set("There is no way to pay.");
    ///         }
    ///     };
    ///     let failed = move |error: StripeError| state.set("The form did not load.");
    ///     view! {
    ///         <div class:focused=move || is_focused.get()>
    ///             <PaymentElement
    ///                 on_loaderstart=move |()| state.set("Loading…")
    ///                 on_ready=move |()| state.set("")
    ///                 on_focus=move |()| is_focused.set(true)
    ///                 on_blur=move |()| is_focused.set(false)
    ///                 on_escape=move |()| is_open.set(false)
    ///                 on_carddetailschange=card
    ///                 on_savedpaymentmethodupdate=saved
    ///                 on_savedpaymentmethodremove=saved
    ///                 on_availablepaymentmethodschange=choice
    ///                 on_loaderror=failed
    ///             />
    ///         </div>
    ///     }
    /// }
    /// ```
    PaymentElement(Payment) {
        /// Layout, fields and the like.
        #[prop(optional, into)]
        options: PaymentElementOptions,
        /// The form is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => PaymentChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
        /// The skeleton is on the page.
        #[prop(optional, into)]
        on_loaderstart: event::LoaderStart => (),
        /// What is known of the card that is typed in changed.
        #[prop(optional, into)]
        on_carddetailschange: CardDetailsChange => CardDetails,
        /// The customer changed a saved payment method.
        #[prop(optional, into)]
        on_savedpaymentmethodupdate: SavedPaymentMethodUpdate => SavedPaymentMethod,
        /// The customer removed a saved payment method.
        #[prop(optional, into)]
        on_savedpaymentmethodremove: SavedPaymentMethodRemove => SavedPaymentMethod,
        /// Other payment methods can be used than before.
        #[prop(optional, into)]
        on_availablepaymentmethodschange: event::AvailablePaymentMethodsChange => Vec<String>,
        /// The form could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}
