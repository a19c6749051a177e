//! The Contact Details Element as a component.

use stripe_js::contact_details::{ContactDetails, ContactDetailsOptions};
use stripe_js::link_authentication::LinkAuthenticationChange;
use stripe_js::{StripeError, event};

use crate::define::define_component;

define_component! {
    /// A mail address, and Link for those who have it.
    /// <https://docs.stripe.com/elements/contact-details-element>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::ContactDetailsElement;
    /// use leptos_stripe::stripe_js::StripeError;
    /// use leptos_stripe::stripe_js::link_authentication::LinkAuthenticationChange;
    ///
    /// #[component]
    /// fn Contact(email: RwSignal<String>, failed: RwSignal<bool>) -> impl IntoView {
    ///     view! {
    ///         <ContactDetailsElement
    ///             on_change=move |change: LinkAuthenticationChange| email.set(change.email)
    ///             on_loaderror=move |_: StripeError| failed.set(true) // then ask for it yourself
    ///         />
    ///     }
    /// }
    /// ```
    ContactDetailsElement(ContactDetails) {
        /// What is known about the customer.
        #[prop(optional, into)]
        options: ContactDetailsOptions,
        /// The Element is complete on the page.
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
        /// The Element could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}
