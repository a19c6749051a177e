//! The Link Authentication Element as a component.

use leptos::prelude::*;
use stripe_js::link_authentication::{LinkAuthenticationChange, LinkAuthenticationOptions};
use stripe_js::{Error, LinkAuthentication, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

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
#[component]
pub fn LinkAuthenticationElement(
    /// What is known about the customer.
    #[prop(optional, into)]
    options: Tracked<LinkAuthenticationOptions>,
    /// The form is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<LinkAuthenticationChange>,
    /// The form could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<LinkAuthenticationElement>"),
        LinkAuthentication,
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
