//! Elements that have nothing to enter, as components.

use stripe_js::payment_method_messaging::{PaymentMethodMessaging, PaymentMethodMessagingOptions};
use stripe_js::plain::{CurrencySelector, NoOptions, Terms};
use stripe_js::{StripeError, event};

use crate::define::define_component;

define_component! {
    /// Lets the customer pay in a currency of their own.
    /// <https://docs.stripe.com/elements/currency-selector-element>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::stripe_js::StripeError;
    /// use leptos_stripe::{CurrencySelectorElement, PaymentElement};
    ///
    /// #[component]
    /// fn Form() -> impl IntoView {
    ///     let is_there = RwSignal::new(true);
    ///     let hide = move |_: StripeError| is_there.set(false);
    ///     view! {
    ///         <div hidden=move || !is_there.get()>
    ///             <CurrencySelectorElement on_loaderror=hide />
    ///         </div>
    ///         <PaymentElement />
    ///     }
    /// }
    /// ```
    CurrencySelectorElement(CurrencySelector) {
        /// There are none.
        #[prop(optional, into)]
        options: NoOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
        /// The Element could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}

define_component! {
    /// The legal texts of the chosen payment method, apart from its form.
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::{PaymentElement, TermsElement};
    ///
    /// #[component]
    /// fn Form() -> impl IntoView {
    ///     view! { <PaymentElement /> <button>"Pay"</button> <TermsElement /> }
    /// }
    /// ```
    TermsElement(Terms) {
        /// There are none.
        #[prop(optional, into)]
        options: NoOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
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
        /// The Element could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}

define_component! {
    /// What paying later or in parts would cost, beside a price.
    /// <https://docs.stripe.com/elements/payment-method-messaging>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::PaymentMethodMessagingElement;
    /// use leptos_stripe::stripe_js::payment_method_messaging::PaymentMethodMessagingOptions;
    ///
    /// #[component]
    /// fn Price(cents: RwSignal<i64>) -> impl IntoView {
    ///     let options = move || PaymentMethodMessagingOptions::new(cents.get(), "EUR");
    ///     view! { <PaymentMethodMessagingElement options=options /> }
    /// }
    /// ```
    PaymentMethodMessagingElement(PaymentMethodMessaging) {
        /// The price, and of which payment methods.
        #[prop(into)]
        options: PaymentMethodMessagingOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
    }
}
