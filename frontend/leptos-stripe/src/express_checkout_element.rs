//! The Express Checkout Element as a component.

use leptos::prelude::*;
use stripe_js::express_checkout::{
    AddressChosen, Available, Cancel, Click, Clicked, Confirm, Confirmed, ExpressCheckoutOptions,
    RateChosen, ShippingAddressChange, ShippingRateChange,
};
use stripe_js::{Error, ExpressCheckout, StripeError, event};

use crate::prop::{Handler, Tracked};
use crate::state::ElementsContext;
use crate::use_element::{listen, use_element};

/// The buttons of wallets. <https://docs.stripe.com/elements/express-checkout-element>
///
/// A handler that is there must answer: `on_click` opens the wallet with
/// [`resolve`](Clicked::resolve), which Stripe.js does itself where there is none.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_stripe::ExpressCheckoutElement;
/// use leptos_stripe::stripe_js::express_checkout::{ClickDetails, Clicked, Confirmed, LineItem};
///
/// #[component]
/// fn Wallets() -> impl IntoView {
///     let open = |click: Clicked| {
///         let bill = vec![LineItem::new("Shoes", 9900)];
///         _ = click.resolve_with(&ClickDetails::default().line_items(bill));
///     };
///     let pay = |agreement: Confirmed| { /* submit and confirm, as with any form */ };
///     view! { <ExpressCheckoutElement on_click=open on_confirm=pay /> }
/// }
/// ```
#[component]
pub fn ExpressCheckoutElement(
    /// Wallets, buttons and what is asked for.
    #[prop(optional, into)]
    options: Tracked<ExpressCheckoutOptions>,
    /// The customer agreed in the wallet; now it can be paid.
    #[prop(into)]
    on_confirm: Handler<Confirmed>,
    /// The Element is complete on the page, with these wallets; none: hide it.
    #[prop(optional, into)]
    on_ready: Handler<Vec<String>>,
    /// The customer pressed a button.
    #[prop(optional, into)]
    on_click: Handler<Clicked>,
    /// The customer closed the wallet.
    #[prop(optional, into)]
    on_cancel: Handler<()>,
    /// The customer chose another shipping address.
    #[prop(optional, into)]
    on_shippingaddresschange: Handler<AddressChosen>,
    /// The customer chose another way of sending.
    #[prop(optional, into)]
    on_shippingratechange: Handler<RateChosen>,
    /// Other wallets can be used than before.
    #[prop(optional, into)]
    on_availablepaymentmethodschange: Handler<Vec<String>>,
    /// The buttons could not load; Stripe says why.
    #[prop(optional, into)]
    on_loaderror: Handler<StripeError>,
    /// Stripe.js threw: wrong options, or a node where it cannot be.
    #[prop(optional, into)]
    on_error: Handler<Error>,
) -> impl IntoView {
    let node = NodeRef::new();
    use_element(
        ElementsContext::expect("<ExpressCheckoutElement>"),
        ExpressCheckout,
        options,
        node,
        move |element| {
            let all = [
                listen(element, Confirm, &on_confirm)?,
                listen(element, Available, &on_ready)?,
                listen(element, Click, &on_click)?,
                listen(element, Cancel, &on_cancel)?,
                listen(element, ShippingAddressChange, &on_shippingaddresschange)?,
                listen(element, ShippingRateChange, &on_shippingratechange)?,
                listen(
                    element,
                    event::AvailablePaymentMethodsChange,
                    &on_availablepaymentmethodschange,
                )?,
                listen(element, event::LoadError, &on_loaderror)?,
            ];
            Ok(all.into_iter().flatten().collect())
        },
        on_error,
    );
    view! { <div node_ref=node></div> }
}
