//! Elements that have nothing to enter, as components.

use leptos::prelude::*;
use stripe_js::payment_method_messaging::{PaymentMethodMessaging, PaymentMethodMessagingOptions};
use stripe_js::plain::{CurrencySelector, NoOptions, Terms};
use stripe_js::{Error, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

/// Lets the customer pay in a currency of their own.
/// <https://docs.stripe.com/elements/currency-selector-element>
#[component]
pub fn CurrencySelectorElement(
    /// There are none.
    #[prop(optional, into)]
    options: Tracked<NoOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The Element could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<CurrencySelectorElement>"),
        CurrencySelector,
        options,
        node,
        move |element| {
            let all = [
                listen(element, event::Ready, &on_ready)?,
                listen(element, event::LoadError, &on_loaderror)?,
            ];
            Ok(all.into_iter().flatten().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}

/// The legal texts of the chosen payment method, apart from its form.
#[component]
pub fn TermsElement(
    /// There are none.
    #[prop(optional, into)]
    options: Tracked<NoOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The Element could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<TermsElement>"),
        Terms,
        options,
        node,
        move |element| {
            let all = [
                listen(element, event::Ready, &on_ready)?,
                listen(element, event::LoadError, &on_loaderror)?,
            ];
            Ok(all.into_iter().flatten().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}

/// What paying later or in parts would cost, beside a price.
/// <https://docs.stripe.com/elements/payment-method-messaging>
#[component]
pub fn PaymentMethodMessagingElement(
    /// The price, and of which payment methods.
    #[prop(into)]
    options: Tracked<PaymentMethodMessagingOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<PaymentMethodMessagingElement>"),
        PaymentMethodMessaging,
        options,
        node,
        move |element| {
            let ready = listen(element, event::Ready, &on_ready)?;
            Ok(ready.into_iter().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}
