//! The Tax ID Element as a component.

use leptos::prelude::*;
use stripe_js::tax_id::{TaxId, TaxIdChange, TaxIdOptions};
use stripe_js::{Error, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

/// The tax number of a business that pays. <https://docs.stripe.com/elements/tax-id-element>
#[component]
pub fn TaxIdElement(
    /// Fields and what must be filled in.
    #[prop(optional, into)]
    options: Tracked<TaxIdOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<TaxIdChange>,
    /// The Element could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<TaxIdElement>"),
        TaxId,
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
