//! The IBAN Element as a component.

use leptos::prelude::*;
use stripe_js::bank_account::{Iban, IbanChange, IbanOptions};
use stripe_js::{Error, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

/// A bank account for SEPA Direct Debit.
/// <https://docs.stripe.com/js/elements_object/create_element?type=iban>
#[component]
pub fn IbanElement(
    /// Stripe requires `supported_countries`.
    #[prop(into)]
    options: Tracked<IbanOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<IbanChange>,
    /// The cursor came in.
    #[prop(optional, into)]
    on_focus: Handler<()>,
    /// The cursor went out.
    #[prop(optional, into)]
    on_blur: Handler<()>,
    /// The customer pressed Escape.
    #[prop(optional, into)]
    on_escape: Handler<()>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<IbanElement>"),
        Iban,
        options,
        node,
        move |element| {
            let all = [
                listen(element, event::Ready, &on_ready)?,
                listen(element, event::Change, &on_change)?,
                listen(element, event::Focus, &on_focus)?,
                listen(element, event::Blur, &on_blur)?,
                listen(element, event::Escape, &on_escape)?,
            ];
            Ok(all.into_iter().flatten().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}
