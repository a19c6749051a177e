//! The Contact Details Element as a component.

use leptos::prelude::*;
use stripe_js::contact_details::{ContactDetails, ContactDetailsOptions};
use stripe_js::link_authentication::LinkAuthenticationChange;
use stripe_js::{Error, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

/// A mail address, and Link for those who have it.
/// <https://docs.stripe.com/elements/contact-details-element>
#[component]
pub fn ContactDetailsElement(
    /// What is known about the customer.
    #[prop(optional, into)]
    options: Tracked<ContactDetailsOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<LinkAuthenticationChange>,
    /// The Element could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<ContactDetailsElement>"),
        ContactDetails,
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
