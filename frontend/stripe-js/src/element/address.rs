//! The Address Element: a billing or a shipping address.
//! <https://docs.stripe.com/elements/address-element>
//!
//! ```no_run
//! use stripe_js::address::{AddressFieldOptions, AddressMode, AddressOptions};
//! use stripe_js::{AddressElement, Element, Elements, Error, When};
//!
//! fn shipping(elements: &Elements) -> Result<Element<AddressElement>, Error> {
//!     let options = AddressOptions::new(AddressMode::Shipping)
//!         .allowed_countries(vec!["DE".into(), "AT".into()])
//!         .fields(AddressFieldOptions::default().phone(When::Always));
//!     elements.create(AddressElement, &options)
//! }
//! ```

mod options;

use wasm_bindgen::JsValue;

use super::event::fires;
use super::{Element, ElementKind};
use crate::fields::Fields;
use crate::{Address, Error, convert};

pub use options::{
    AddressDefaults, AddressDisplay, AddressFieldOptions, AddressFormat, AddressMode,
    AddressOptions, AddressValidation, Autocomplete, Contact, NameDisplay,
};

/// The kind of the Address Element.
#[derive(Debug, Clone, Copy)]
pub struct AddressElement;

/// What the customer has changed.
///
/// ```no_run
/// use stripe_js::address::AddressChange;
/// use stripe_js::{AddressElement, Element, Error, Subscription, event};
///
/// fn ask_for_rates(element: &Element<AddressElement>) -> Result<Subscription, Error> {
///     element.on(event::Change, |change: AddressChange| {
///         if change.entered.complete {
///             let country = change.entered.address.country; // your server knows the rates
///         }
///     })
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// What is there now.
    pub entered: AddressEntered,
}

/// What the customer has entered so far.
///
/// ```no_run
/// use stripe_js::address::AddressEntered;
///
/// fn label(to: &AddressEntered) -> Option<String> {
///     let city = to.address.city.as_deref()?;
///     to.complete.then(|| [to.name.as_str(), city].join("\n"))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressEntered {
    /// Every field that the country needs is filled in.
    pub complete: bool,
    /// It is none of the addresses that were offered to choose from.
    pub is_new_address: bool,
    /// Full name.
    pub name: String,
    /// First name, where names are asked for in parts.
    pub first_name: Option<String>,
    /// Last name, where names are asked for in parts.
    pub last_name: Option<String>,
    /// Phone number, where it is asked for.
    pub phone: Option<String>,
    /// The address.
    pub address: Address,
}

impl AddressChange {
    fn read(event: &JsValue) -> Self {
        Self {
            empty: convert::flag(event, "empty"),
            entered: AddressEntered::read(event),
        }
    }
}

impl AddressEntered {
    /// An event and an answer tell it alike.
    fn read(told: &JsValue) -> Self {
        let value = convert::field(told, "value").unwrap_or_default();
        Self {
            complete: convert::flag(told, "complete"),
            is_new_address: convert::flag(told, "isNewAddress"),
            name: convert::text(&value, "name").unwrap_or_default(),
            first_name: convert::text(&value, "firstName"),
            last_name: convert::text(&value, "lastName"),
            phone: convert::text(&value, "phone"),
            address: Address::read(&convert::field(&value, "address").unwrap_or_default()),
        }
    }
}

impl Element<AddressElement> {
    /// Shows the customer what is missing, and tells what has been entered so far, in the script of
    /// the customer's country or in Latin letters.
    /// <https://docs.stripe.com/js/elements_object/get_value_address_element>
    ///
    /// ```no_run
    /// # use stripe_js::{AddressElement, Element, Error, address::AddressFormat};
    /// # async fn f(element: Element<AddressElement>) -> Result<(), Error> {
    /// let entered = element.value(AddressFormat::Localized).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn value(&self, format: AddressFormat) -> Result<AddressEntered, Error> {
        let mut options = Fields::default();
        options.set("format", format);
        let value = self.ask_value(&options.to_js()).await?;
        Ok(AddressEntered::read(&value))
    }
}

impl ElementKind for AddressElement {
    const TYPE: &'static str = "address";
    type Options = AddressOptions;
    type Change = AddressChange;

    fn read_change(event: &JsValue) -> AddressChange {
        AddressChange::read(event)
    }
}

fires!(AddressElement: Change, Ready, Focus, Blur, Escape, LoadError, LoaderStart);
