//! The Payment Element as a component.

use leptos::prelude::*;
use stripe_js::payment::{
    CardDetails, CardDetailsChange, PaymentChange, PaymentElementOptions, SavedPaymentMethod,
    SavedPaymentMethodRemove, SavedPaymentMethodUpdate,
};
use stripe_js::{Error, Payment, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

/// One form for many payment methods.
/// <https://docs.stripe.com/payments/payment-element>
///
/// ```
/// use leptos::prelude::*;
/// use leptos_stripe::PaymentElement;
/// use leptos_stripe::stripe_js::payment::{Layout, LayoutType, PaymentChange, PaymentElementOptions};
///
/// #[component]
/// fn Fields(complete: RwSignal<bool>) -> impl IntoView {
///     let options = || PaymentElementOptions::default().layout(Layout::new(LayoutType::Accordion));
///     let read = move |change: PaymentChange| complete.set(change.complete);
///     view! { <PaymentElement options=options on_change=read /> }
/// }
/// ```
///
/// It renders a `<div>`, to which attributes such as `class` are passed on. Which
/// callbacks there are is fixed when the component is made.
#[component]
pub fn PaymentElement(
    /// Layout, fields and the like.
    #[prop(optional, into)]
    options: Tracked<PaymentElementOptions>,
    /// The form is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<PaymentChange>,
    /// The cursor came in.
    #[prop(optional, into)]
    on_focus: Handler<()>,
    /// The cursor went out.
    #[prop(optional, into)]
    on_blur: Handler<()>,
    /// The customer pressed Escape.
    #[prop(optional, into)]
    on_escape: Handler<()>,
    /// The skeleton is on the page.
    #[prop(optional, into)]
    on_loaderstart: Handler<()>,
    /// What is known of the card that is typed in changed.
    #[prop(optional, into)]
    on_carddetailschange: Handler<CardDetails>,
    /// The customer changed a saved payment method.
    #[prop(optional, into)]
    on_savedpaymentmethodupdate: Handler<SavedPaymentMethod>,
    /// The customer removed a saved payment method.
    #[prop(optional, into)]
    on_savedpaymentmethodremove: Handler<SavedPaymentMethod>,
    /// Other payment methods can be used than before.
    #[prop(optional, into)]
    on_availablepaymentmethodschange: Handler<Vec<String>>,
    /// The form could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<PaymentElement>"),
        Payment,
        options,
        node,
        move |element| {
            let mut all = Vec::new();
            all.extend(listen(element, event::Ready, &on_ready)?);
            all.extend(listen(element, event::Change, &on_change)?);
            all.extend(listen(element, event::Focus, &on_focus)?);
            all.extend(listen(element, event::Blur, &on_blur)?);
            all.extend(listen(element, event::Escape, &on_escape)?);
            all.extend(listen(element, event::LoaderStart, &on_loaderstart)?);
            all.extend(listen(element, event::LoadError, &on_loaderror)?);
            all.extend(listen(element, CardDetailsChange, &on_carddetailschange)?);
            all.extend(listen(
                element,
                SavedPaymentMethodUpdate,
                &on_savedpaymentmethodupdate,
            )?);
            all.extend(listen(
                element,
                SavedPaymentMethodRemove,
                &on_savedpaymentmethodremove,
            )?);
            all.extend(listen(
                element,
                event::AvailablePaymentMethodsChange,
                &on_availablepaymentmethodschange,
            )?);
            Ok(all)
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}
