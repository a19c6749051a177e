//! What the customer chose in the wallet, and what becomes of the bill by it.

use wasm_bindgen::JsValue;

use super::events::call;
use super::{ChosenRate, LineItem, ShippingRate};
use crate::define::define_options;
use crate::{Address, ApplePay, Error, convert};

define_options! {
    /// What becomes of the bill by what the customer chose in the wallet. Tell the new amount to the
    /// group by [`Elements::update`](crate::Elements::update) first.
    ///
    /// ```no_run
    /// use stripe_js::express_checkout::{ChangeDetails, LineItem, RateChosen};
    /// use stripe_js::{Elements, ElementsOptions, Error, Options};
    ///
    /// async fn charge(
    ///     elements: Elements,
    ///     chosen: RateChosen,
    ///     now: ElementsOptions, // with the amount that the purchase comes to
    /// ) -> Result<(), Error> {
    ///     elements.update(&now.update()).await?;
    ///     let bill = vec![LineItem::new("Shoes", 9900), LineItem::new("Shipping", 990)];
    ///     chosen.resolve(&ChangeDetails::default().line_items(bill))
    /// }
    /// ```
    ///
    /// What else can be told:
    ///
    /// ```
    /// use stripe_js::express_checkout::{ChangeDetails, ShippingRate};
    /// use stripe_js::{ApplePay, RecurringPayment, RegularBilling};
    ///
    /// let billing = RegularBilling::new("Newspaper", 2490);
    /// let page = "https://shop.example/subscription";
    /// let details = ChangeDetails::default()
    ///     .shipping_rates(vec![ShippingRate::new("abroad", 500, "Abroad")])
    ///     .apple_pay(ApplePay::Recurring(RecurringPayment::new("Newspaper", page, billing)));
    /// ```
    #[derive(Default)]
    ChangeDetails {
        /// What Apple Pay shows of later payments.
        apple_pay: ApplePay => "applePay",
        /// What is paid for.
        line_items: Vec<LineItem> => "lineItems",
        /// How goods can be sent there, the first one chosen.
        shipping_rates: Vec<ShippingRate> => "shippingRates",
    }
}

/// A shipping address that was chosen in the wallet.
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::express_checkout::{AddressChosen, ChangeDetails, ShippingRate};
///
/// fn answer(chosen: &AddressChosen) -> Result<(), Error> {
///     let postage = match chosen.address().country.as_deref() {
///         Some("DE") => 490,
///         Some("AT" | "CH") => 990,
///         _ => return chosen.reject(),
///     };
///     let rates = vec![ShippingRate::new("standard", postage, "Standard")];
///     chosen.resolve(&ChangeDetails::default().shipping_rates(rates))
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct AddressChosen(pub(super) JsValue);

crate::define::opaque_event!(AddressChosen);

impl AddressChosen {
    /// Full name.
    pub fn name(&self) -> Option<String> {
        convert::text(&self.0, "name")
    }

    /// City, state, postal code and country; the rest comes when the customer has agreed.
    pub fn address(&self) -> Address {
        Address::read(&convert::field(&self.0, "address").unwrap_or_default())
    }

    /// Goes on, with what the goods cost there.
    pub fn resolve(&self, details: &ChangeDetails) -> Result<(), Error> {
        call(&self.0, "resolve", &details.0.to_js())
    }

    /// Tells the wallet that nothing is sent there.
    pub fn reject(&self) -> Result<(), Error> {
        call(&self.0, "reject", &JsValue::UNDEFINED)
    }
}

/// A way of sending that was chosen in the wallet.
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::express_checkout::{ChangeDetails, LineItem, RateChosen};
///
/// fn answer(chosen: &RateChosen) -> Result<(), Error> {
///     let Some(rate) = chosen.shipping_rate() else {
///         return chosen.reject();
///     };
///     let shipping = LineItem::new(rate.display_name, rate.amount);
///     let bill = vec![LineItem::new("Shoes", 9900), shipping];
///     chosen.resolve(&ChangeDetails::default().line_items(bill))
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct RateChosen(pub(super) JsValue);

crate::define::opaque_event!(RateChosen);

impl RateChosen {
    /// The way.
    pub fn shipping_rate(&self) -> Option<ChosenRate> {
        ChosenRate::read(&convert::field(&self.0, "shippingRate")?)
    }

    /// Goes on, with what the purchase comes to.
    pub fn resolve(&self, details: &ChangeDetails) -> Result<(), Error> {
        call(&self.0, "resolve", &details.0.to_js())
    }

    /// Tells the wallet that this way can not be had.
    pub fn reject(&self) -> Result<(), Error> {
        call(&self.0, "reject", &JsValue::UNDEFINED)
    }
}
