//! Card details as components: in one field, or in three.

use leptos::prelude::*;
use stripe_js::card::{
    Card, CardChange, CardCvc, CardExpiry, CardNumber, CardNumberChange, CardNumberOptions,
    CardOptions, CardPartOptions,
};
use stripe_js::{Error, FieldChange, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

/// Number, expiry date, CVC and postal code of a card in one line.
/// <https://docs.stripe.com/js/elements_object/create_element?type=card>
///
/// To pay with it, look it up in the group:
///
/// ```no_run
/// use leptos_stripe::stripe_js::card::Card;
/// use leptos_stripe::stripe_js::{
///     ClientSecret, Confirmation, Elements, Error, MethodConfirmation, NewPaymentMethod,
///     PaymentCall, Stripe,
/// };
///
/// // With `use_elements().ready()`, in the click of the customer.
/// async fn pay(stripe: Stripe, elements: Elements) -> Result<Option<Confirmation>, Error> {
///     let Some(card) = elements.get(Card)? else { return Ok(None) };
///     let typed_in = NewPaymentMethod::card(&card);
///     let confirmation = MethodConfirmation::default().payment_method(typed_in);
///     let secret = ClientSecret::new("…"); // from your server
///     stripe.confirm_payment_with(PaymentCall::Card, &secret, &confirmation).await.map(Some)
/// }
/// ```
#[component]
pub fn CardElement(
    /// Look, icon and the like.
    #[prop(optional, into)]
    options: Tracked<CardOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<CardChange>,
    /// The cursor came in.
    #[prop(optional, into)]
    on_focus: Handler<()>,
    /// The cursor went out.
    #[prop(optional, into)]
    on_blur: Handler<()>,
    /// The customer pressed Escape.
    #[prop(optional, into)]
    on_escape: Handler<()>,
    /// The customer can choose between other networks than before.
    #[prop(optional, into)]
    on_networkschange: Handler<()>,
    /// The Element could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<CardElement>"),
        Card,
        options,
        node,
        move |element| {
            let all = [
                listen(element, event::Ready, &on_ready)?,
                listen(element, event::Change, &on_change)?,
                listen(element, event::Focus, &on_focus)?,
                listen(element, event::Blur, &on_blur)?,
                listen(element, event::Escape, &on_escape)?,
                listen(element, event::NetworksChange, &on_networkschange)?,
                listen(element, event::LoadError, &on_loaderror)?,
            ];
            Ok(all.into_iter().flatten().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}

/// The number of a card, beside a [`CardExpiryElement`] and a [`CardCvcElement`].
/// <https://docs.stripe.com/js/elements_object/create_element?type=cardNumber>
#[component]
pub fn CardNumberElement(
    /// Look, icon and the like.
    #[prop(optional, into)]
    options: Tracked<CardNumberOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<CardNumberChange>,
    /// The cursor came in.
    #[prop(optional, into)]
    on_focus: Handler<()>,
    /// The cursor went out.
    #[prop(optional, into)]
    on_blur: Handler<()>,
    /// The customer pressed Escape.
    #[prop(optional, into)]
    on_escape: Handler<()>,
    /// The customer can choose between other networks than before.
    #[prop(optional, into)]
    on_networkschange: Handler<()>,
    /// The Element could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<CardNumberElement>"),
        CardNumber,
        options,
        node,
        move |element| {
            let all = [
                listen(element, event::Ready, &on_ready)?,
                listen(element, event::Change, &on_change)?,
                listen(element, event::Focus, &on_focus)?,
                listen(element, event::Blur, &on_blur)?,
                listen(element, event::Escape, &on_escape)?,
                listen(element, event::NetworksChange, &on_networkschange)?,
                listen(element, event::LoadError, &on_loaderror)?,
            ];
            Ok(all.into_iter().flatten().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}

/// The expiry date of a card. <https://docs.stripe.com/js/elements_object/create_element?type=cardExpiry>
#[component]
pub fn CardExpiryElement(
    /// Look and placeholder.
    #[prop(optional, into)]
    options: Tracked<CardPartOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<FieldChange>,
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
        ElementsContext::expect("<CardExpiryElement>"),
        CardExpiry,
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

/// The CVC of a card. <https://docs.stripe.com/js/elements_object/create_element?type=cardCvc>
#[component]
pub fn CardCvcElement(
    /// Look and placeholder.
    #[prop(optional, into)]
    options: Tracked<CardPartOptions>,
    /// The Element is complete on the page.
    #[prop(optional, into)]
    on_ready: Handler<()>,
    /// The customer changed something.
    #[prop(optional, into)]
    on_change: Handler<FieldChange>,
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
        ElementsContext::expect("<CardCvcElement>"),
        CardCvc,
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
