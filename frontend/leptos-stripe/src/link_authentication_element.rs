//! The Link Authentication Element as a component.

use stripe_js::link_authentication::{LinkAuthenticationChange, LinkAuthenticationOptions};
use stripe_js::{LinkAuthentication, StripeError, event};

use crate::define::define_component;

define_component! {
    /// A mail address, and Link for those who have it.
    /// <https://docs.stripe.com/payments/elements/link-authentication-element>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::LinkAuthenticationElement;
    /// use leptos_stripe::stripe_js::link_authentication::LinkAuthenticationChange;
    ///
    /// #[component]
    /// fn Email(email: RwSignal<String>) -> impl IntoView {
    ///     let read = move |change: LinkAuthenticationChange| email.set(change.email);
    ///     view! { <LinkAuthenticationElement on_change=read /> }
    /// }
    /// ```
    LinkAuthenticationElement(LinkAuthentication) {
        /// What is known about the customer.
        #[prop(optional, into)]
        options: LinkAuthenticationOptions,
        /// The form is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => LinkAuthenticationChange,
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
        /// The form could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}
