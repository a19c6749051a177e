//! A sheet in which the customer agreed.

use wasm_bindgen::JsValue;

use super::events::call;
use crate::define::define_words;
use crate::fields::Value;
use crate::{Error, PaymentMethod, Token, convert};

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
    pub(super) fn of(event: &JsValue) -> Self {
        Self(event.clone())
    }

    /// Closes the sheet, or shows that nothing was paid.
    pub fn complete(&self, completion: Completion) -> Result<(), Error> {
        call(&self.0, "complete", &Value::from(completion).to_js())
    }

    /// The payment method, at [`PaymentMethodChosen`](super::PaymentMethodChosen).
    pub fn payment_method(&self) -> Option<PaymentMethod> {
        PaymentMethod::from_js(&convert::field(&self.0, "paymentMethod")?)
    }

    /// The token, at [`TokenChosen`](super::TokenChosen).
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
    pub(super) fn read(address: &JsValue) -> Self {
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
    pub(super) fn read(option: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(option, "id")?,
            label: convert::text(option, "label"),
            detail: convert::text(option, "detail"),
            amount: convert::integer(option, "amount")?,
        })
    }
}
