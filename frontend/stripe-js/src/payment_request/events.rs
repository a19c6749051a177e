//! What a payment sheet tells and asks.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{ChosenOption, Sheet, SheetAddress, UpdateDetails};
use crate::{Error, convert};

/// An event of a payment sheet.
///
/// The events are those of this crate; the trait is not meant to be implemented.
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::payment_request::{PaymentRequest, RequestEvent, RequestSubscription};
///
/// fn count<E>(request: &PaymentRequest, event: E) -> Result<RequestSubscription, Error>
/// where
///     E: RequestEvent,
/// {
///     let mut times = 0;
///     request.on(event, move |_| times += 1)
/// }
/// ```
pub trait RequestEvent {
    /// What the handler gets.
    type Payload;
    #[doc(hidden)]
    const NAME: &'static str;
    #[doc(hidden)]
    fn read(event: &JsValue) -> Self::Payload;
}

/// The customer agreed, and Stripe made a payment method.
#[derive(Debug, Clone, Copy)]
pub struct PaymentMethodChosen;

/// The customer agreed, and Stripe made a token.
#[derive(Debug, Clone, Copy)]
pub struct TokenChosen;

/// The customer closed the sheet.
#[derive(Debug, Clone, Copy)]
pub struct Cancel;

/// The customer chose another shipping address; the sheet waits for the answer.
#[derive(Debug, Clone, Copy)]
pub struct ShippingAddressChange;

/// The customer chose another way of sending; the sheet waits for the answer.
#[derive(Debug, Clone, Copy)]
pub struct ShippingOptionChange;

impl RequestEvent for PaymentMethodChosen {
    type Payload = Sheet;
    const NAME: &'static str = "paymentmethod";
    fn read(event: &JsValue) -> Sheet {
        Sheet::of(event)
    }
}

impl RequestEvent for TokenChosen {
    type Payload = Sheet;
    const NAME: &'static str = "token";
    fn read(event: &JsValue) -> Sheet {
        Sheet::of(event)
    }
}

impl RequestEvent for Cancel {
    type Payload = ();
    const NAME: &'static str = "cancel";
    fn read(_event: &JsValue) {}
}

impl RequestEvent for ShippingAddressChange {
    type Payload = AddressChanged;
    const NAME: &'static str = "shippingaddresschange";
    fn read(event: &JsValue) -> AddressChanged {
        AddressChanged(event.clone())
    }
}

impl RequestEvent for ShippingOptionChange {
    type Payload = OptionChanged;
    const NAME: &'static str = "shippingoptionchange";
    fn read(event: &JsValue) -> OptionChanged {
        OptionChanged(event.clone())
    }
}

/// A shipping address that was chosen in the sheet.
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::payment_request::{AddressChanged, PaymentRequest, RequestSubscription};
/// use stripe_js::payment_request::{ShippingAddressChange, UpdateDetails, UpdateStatus};
///
/// fn only_to_germany(request: &PaymentRequest) -> Result<RequestSubscription, Error> {
///     request.on(ShippingAddressChange, |change: AddressChanged| {
///         let country = change.shipping_address().and_then(|address| address.country);
///         let status = match country.as_deref() {
///             Some("DE") => UpdateStatus::Success,
///             _ => UpdateStatus::InvalidShippingAddress,
///         };
///         _ = change.update_with(&UpdateDetails::default().status(status));
///     })
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct AddressChanged(JsValue);

crate::define::opaque_event!(AddressChanged);

impl AddressChanged {
    /// The address, without the street.
    pub fn shipping_address(&self) -> Option<SheetAddress> {
        convert::field(&self.0, "shippingAddress").map(|it| SheetAddress::read(&it))
    }

    /// Answers; it must come within 30 seconds.
    pub fn update_with(&self, details: &UpdateDetails) -> Result<(), Error> {
        call(&self.0, "updateWith", &details.0.to_js())
    }
}

/// A way of sending that was chosen in the sheet.
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::payment_request::{Item, OptionChanged, PaymentRequest, RequestSubscription};
/// use stripe_js::payment_request::{ShippingOptionChange, UpdateDetails};
///
/// fn add_postage(request: &PaymentRequest) -> Result<RequestSubscription, Error> {
///     request.on(ShippingOptionChange, |change: OptionChanged| {
///         let postage = change.shipping_option().map_or(0, |option| option.amount);
///         let total = Item::new("Shop", 10_000 + postage);
///         _ = change.update_with(&UpdateDetails::default().total(total));
///     })
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct OptionChanged(JsValue);

crate::define::opaque_event!(OptionChanged);

impl OptionChanged {
    /// The way.
    pub fn shipping_option(&self) -> Option<ChosenOption> {
        ChosenOption::read(&convert::field(&self.0, "shippingOption")?)
    }

    /// Answers; it must come within 30 seconds.
    pub fn update_with(&self, details: &UpdateDetails) -> Result<(), Error> {
        call(&self.0, "updateWith", &details.0.to_js())
    }
}

pub(super) fn call(event: &JsValue, name: &str, argument: &JsValue) -> Result<(), Error> {
    let function = Reflect::get(event, &name.into())?.unchecked_into::<Function>();
    function.call1(event, argument)?;
    Ok(())
}
