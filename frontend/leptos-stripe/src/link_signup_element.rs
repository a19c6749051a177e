//! The Link Sign-up Element as a component.

use stripe_js::link_signup::{LinkSignup, LinkSignupOptions};
use stripe_js::{StripeError, event};

use crate::define::define_component;

define_component! {
    /// Offers to keep the payment method with Link.
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::stripe_js::StripeError;
    /// use leptos_stripe::stripe_js::link_signup::{LinkSignupDefaults, LinkSignupOptions};
    /// use leptos_stripe::{LinkSignupElement, PaymentElement};
    ///
    /// #[component]
    /// fn Form(email: RwSignal<String>) -> impl IntoView {
    ///     let is_there = RwSignal::new(true);
    ///     let options = move || {
    ///         // What is known at first. Another default needs a new Element: not at each letter.
    ///         let known = LinkSignupDefaults::default().email(email.get_untracked());
    ///         LinkSignupOptions::default().default_values(known)
    ///     };
    ///     view! {
    ///         <PaymentElement />
    ///         <div hidden=move || !is_there.get()>
    ///             <LinkSignupElement
    ///                 options=options
    ///                 on_loaderror=move |_: StripeError| is_there.set(false)
    ///             />
    ///         </div>
    ///     }
    /// }
    /// ```
    LinkSignupElement(LinkSignup) {
        /// What is known about the customer.
        #[prop(optional, into)]
        options: LinkSignupOptions,
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
