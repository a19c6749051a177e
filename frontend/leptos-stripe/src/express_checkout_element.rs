//! The Express Checkout Element as a component.

use stripe_js::express_checkout::{
    AddressChosen, Available, Cancel, Click, Clicked, Confirm, Confirmed, ExpressCheckoutOptions,
    RateChosen, ShippingAddressChange, ShippingRateChange,
};
use stripe_js::{ExpressCheckout, StripeError, event};

use crate::define::define_component;

define_component! {
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
    ///
    /// With goods that are sent, the wallet asks where to and how, and waits for the answer:
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::ExpressCheckoutElement;
    /// use leptos_stripe::stripe_js::express_checkout::{AddressChosen, ChangeDetails, Confirmed};
    /// use leptos_stripe::stripe_js::express_checkout::{ExpressCheckoutOptions, RateChosen};
    /// use leptos_stripe::stripe_js::express_checkout::ShippingRate;
    ///
    /// #[component]
    /// fn Wallets(are_there: RwSignal<bool>, notice: RwSignal<&'static str>) -> impl IntoView {
    ///     let options = || {
    ///         ExpressCheckoutOptions::default()
    ///             .shipping_address_required(true)
    ///             .shipping_rates(vec![ShippingRate::new("post", 500, "By post")])
    ///     };
    ///     let to = |chosen: AddressChosen| {
    ///         _ = match chosen.address().country.as_deref() {
    ///             Some("DE") => chosen.resolve(&ChangeDetails::default()),
    ///             _ => chosen.reject(),
    ///         };
    ///     };
    ///     let by = |chosen: RateChosen| _ = chosen.resolve(&ChangeDetails::default());
    ///     let offer = move |wallets: Vec<String>| are_there.set(!wallets.is_empty());
    ///     view! {
    ///         <ExpressCheckoutElement
    ///             options=options
    ///             on_ready=offer
    ///             on_availablepaymentmethodschange=offer
    ///             on_loaderror=move |_| are_there.set(false)
    ///             on_shippingaddresschange=to
    ///             on_shippingratechange=by
    ///             on_confirm=|agreement: Confirmed| { /* submit and confirm */ }
    ///             on_cancel=move |()| notice.set("Nothing has been paid.")
    ///         />
    ///     }
    /// }
    /// ```
    ExpressCheckoutElement(ExpressCheckout) {
        /// Wallets, buttons and what is asked for.
        #[prop(optional, into)]
        options: ExpressCheckoutOptions,
        /// The customer agreed in the wallet; now it can be paid.
        #[prop(into)]
        on_confirm: Confirm => Confirmed,
        /// The Element is complete on the page, with these wallets; none: hide it.
        #[prop(optional, into)]
        on_ready: Available => Vec<String>,
        /// The customer pressed a button.
        #[prop(optional, into)]
        on_click: Click => Clicked,
        /// The customer closed the wallet.
        #[prop(optional, into)]
        on_cancel: Cancel => (),
        /// The customer chose another shipping address.
        #[prop(optional, into)]
        on_shippingaddresschange: ShippingAddressChange => AddressChosen,
        /// The customer chose another way of sending.
        #[prop(optional, into)]
        on_shippingratechange: ShippingRateChange => RateChosen,
        /// Other wallets can be used than before.
        #[prop(optional, into)]
        on_availablepaymentmethodschange: event::AvailablePaymentMethodsChange => Vec<String>,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
        /// The buttons could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}
