//! The Address Element as a component.

use stripe_js::address::{AddressChange, AddressOptions};
use stripe_js::{AddressElement as Address, StripeError, event};

use crate::define::define_component;

define_component! {
    /// A billing or a shipping address. <https://docs.stripe.com/elements/address-element>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::AddressElement;
    /// use leptos_stripe::stripe_js::address::{AddressChange, AddressMode, AddressOptions};
    ///
    /// #[component]
    /// fn Shipping(country: RwSignal<Option<String>>) -> impl IntoView {
    ///     let options = || AddressOptions::new(AddressMode::Shipping);
    ///     let read = move |change: AddressChange| country.set(change.entered.address.country);
    ///     view! { <AddressElement options=options on_change=read /> }
    /// }
    /// ```
    ///
    /// To know when it may be left, and when it has not come:
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::AddressElement;
    /// use leptos_stripe::stripe_js::StripeError;
    /// use leptos_stripe::stripe_js::address::{AddressChange, AddressMode, AddressOptions};
    ///
    /// #[component]
    /// fn Billing(complete: RwSignal<bool>) -> impl IntoView {
    ///     let failed = RwSignal::new(None);
    ///     let options = || AddressOptions::new(AddressMode::Billing);
    ///     view! {
    ///         <AddressElement
    ///             options=options
    ///             on_change=move |change: AddressChange| complete.set(change.entered.complete)
    ///             on_loaderror=move |error: StripeError| failed.set(error.message)
    ///         />
    ///         <p role="alert">{move || failed.get()}</p>
    ///     }
    /// }
    /// ```
    AddressElement(Address) {
        /// What the address is for, and the like.
        #[prop(into)]
        options: AddressOptions,
        /// The form is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => AddressChange,
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
