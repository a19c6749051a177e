//! What a payment sheet tells and asks.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::UpdateDetails;
use crate::define::define_words;
use crate::fields::Value;
use crate::{Error, PaymentMethod, Token, convert};

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
        Sheet(event.clone())
    }
}

impl RequestEvent for TokenChosen {
    type Payload = Sheet;
    const NAME: &'static str = "token";
    fn read(event: &JsValue) -> Sheet {
        Sheet(event.clone())
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

/// A sheet in which the customer agreed. It stays open until [`complete`](Self::complete), which must
/// come within 30 seconds.
/// <https://docs.stripe.com/js/appendix/payment_response>
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::payment_request::{Completion, Sheet};
///
/// fn finish(sheet: &Sheet) -> Result<(), Error> {
///     if sheet.payer_email().is_none() {
///         return sheet.complete(Completion::InvalidPayerEmail);
///     }
///     let payer = (sheet.payer_name(), sheet.payer_phone());
///     let parcel = (sheet.shipping_address(), sheet.shipping_option());
///     let paid_by = (sheet.wallet(), sheet.method_name());
///     // Send all that to the server, which pays with sheet.payment_method(); then:
///     sheet.complete(Completion::Success)
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct Sheet(JsValue);

crate::define::opaque_event!(Sheet);

impl Sheet {
    /// Closes the sheet, or shows that nothing was paid.
    pub fn complete(&self, completion: Completion) -> Result<(), Error> {
        call(&self.0, "complete", &Value::from(completion).to_js())
    }

    /// The payment method, at [`PaymentMethodChosen`].
    pub fn payment_method(&self) -> Option<PaymentMethod> {
        PaymentMethod::from_js(&convert::field(&self.0, "paymentMethod")?)
    }

    /// The token, at [`TokenChosen`].
    pub fn token(&self) -> Option<Token> {
        Token::read(&convert::field(&self.0, "token")?)
    }

    /// The payer's name, where it was asked for.
    pub fn payer_name(&self) -> Option<String> {
        convert::text(&self.0, "payerName")
    }

    /// The payer's mail address, where it was asked for.
    pub fn payer_email(&self) -> Option<String> {
        convert::text(&self.0, "payerEmail")
    }

    /// The payer's phone number, where it was asked for.
    pub fn payer_phone(&self) -> Option<String> {
        convert::text(&self.0, "payerPhone")
    }

    /// Where the purchase goes, where it was asked for.
    pub fn shipping_address(&self) -> Option<SheetAddress> {
        convert::field(&self.0, "shippingAddress").map(|it| SheetAddress::read(&it))
    }

    /// How it is sent, where it was asked for.
    pub fn shipping_option(&self) -> Option<ChosenOption> {
        ChosenOption::read(&convert::field(&self.0, "shippingOption")?)
    }

    /// Which wallet, such as `applePay`.
    pub fn wallet(&self) -> Option<String> {
        convert::text(&self.0, "walletName")
    }

    /// The browser's name of the payment method, such as `https://google.com/pay`.
    pub fn method_name(&self) -> Option<String> {
        convert::text(&self.0, "methodName")
    }
}

define_words! {
    /// What a sheet shows at its end.
    Completion {
        /// It was paid; the sheet closes.
        Success => "success",
        /// It was not.
        Fail => "fail",
        /// The payer's name is not right.
        InvalidPayerName => "invalid_payer_name",
        /// The payer's phone number is not right.
        InvalidPayerPhone => "invalid_payer_phone",
        /// The payer's mail address is not right.
        InvalidPayerEmail => "invalid_payer_email",
        /// The shipping address is not right.
        InvalidShippingAddress => "invalid_shipping_address",
    }
}

/// An address as the browser tells it. Before the customer agrees, parts may be missing.
///
/// ```no_run
/// use stripe_js::payment_request::SheetAddress;
///
/// fn line(address: &SheetAddress) -> Option<String> {
///     Some([address.postal_code.as_deref()?, address.city.as_deref()?].join(" "))
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetAddress {
    /// Two letters, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Street and the like.
    pub address_line: Vec<String>,
    /// State, county or province.
    pub region: Option<String>,
    /// City, town or village.
    pub city: Option<String>,
    /// ZIP or postal code.
    pub postal_code: Option<String>,
    /// The recipient.
    pub recipient: Option<String>,
    /// The recipient's phone number.
    pub phone: Option<String>,
    /// A code for sorting, as in France.
    pub sorting_code: Option<String>,
    /// A part of the city.
    pub dependent_locality: Option<String>,
}

impl SheetAddress {
    fn read(address: &JsValue) -> Self {
        Self {
            country: convert::text(address, "country"),
            address_line: convert::texts(address, "addressLine"),
            region: convert::text(address, "region"),
            city: convert::text(address, "city"),
            postal_code: convert::text(address, "postalCode"),
            recipient: convert::text(address, "recipient"),
            phone: convert::text(address, "phone"),
            sorting_code: convert::text(address, "sortingCode"),
            dependent_locality: convert::text(address, "dependentLocality"),
        }
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

/// A way of sending that the customer chose, as the page has named it.
///
/// ```
/// use stripe_js::payment_request::ChosenOption;
///
/// fn is_express(option: &ChosenOption) -> bool {
///     option.id == "express"
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChosenOption {
    /// The page's name of it.
    pub id: String,
    /// What the customer reads.
    pub label: Option<String>,
    /// What the customer reads below.
    pub detail: Option<String>,
    /// What it costs, in the currency's smallest unit.
    pub amount: i64,
}

impl ChosenOption {
    fn read(option: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(option, "id")?,
            label: convert::text(option, "label"),
            detail: convert::text(option, "detail"),
            amount: convert::integer(option, "amount").unwrap_or_default(),
        })
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

fn call(event: &JsValue, name: &str, argument: &JsValue) -> Result<(), Error> {
    let function = Reflect::get(event, &name.into())?.unchecked_into::<Function>();
    function.call1(event, argument)?;
    Ok(())
}
