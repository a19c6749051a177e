//! The Address Element as a component.

use leptos::prelude::*;
use stripe_js::address::{AddressChange, AddressOptions};
use stripe_js::{AddressElement as Address, Error, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

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
///     let read = move |change: AddressChange| country.set(change.address.country);
///     view! { <AddressElement options=options on_change=read /> }
/// }
/// ```
#[component]
pub fn AddressElement(
    /// What the address is for, and the like.
    #[prop(into)]
    options: Tracked<AddressOptions>,
    /// The form is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<AddressChange>,
    /// The form could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<AddressElement>"),
        Address,
        options,
        node,
        move |element| {
            let all = [
                listen(element, event::Ready, &on_ready)?,
                listen(element, event::Change, &on_change)?,
                listen(element, event::LoadError, &on_loaderror)?,
            ];
            Ok(all.into_iter().flatten().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}
