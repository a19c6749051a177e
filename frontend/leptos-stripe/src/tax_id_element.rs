//! The Tax ID Element as a component.

use stripe_js::tax_id::{TaxId, TaxIdChange, TaxIdOptions};
use stripe_js::{StripeError, event};

use crate::define::define_component;

define_component! {
    /// The tax number of a business that pays. <https://docs.stripe.com/elements/tax-id-element>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::TaxIdElement;
    /// use leptos_stripe::stripe_js::StripeError;
    /// use leptos_stripe::stripe_js::tax_id::TaxIdChange;
    ///
    /// #[component]
    /// fn Business(number: RwSignal<String>, failed: RwSignal<bool>) -> impl IntoView {
    ///     view! {
    ///         <TaxIdElement
    ///             on_change=move |change: TaxIdChange| number.set(change.tax_id)
    ///             on_loaderror=move |_: StripeError| failed.set(true)
    ///         />
    ///     }
    /// }
    /// ```
    TaxIdElement(TaxId) {
        /// Fields and what must be filled in.
        #[prop(optional, into)]
        options: TaxIdOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => TaxIdChange,
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
