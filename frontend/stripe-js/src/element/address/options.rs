//! What an Address Element is made with.

use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, Value};
use crate::{Address, Options, Requirement, When};

define_options! {
    /// The options of an Address Element.
    /// <https://docs.stripe.com/js/elements_object/create_address_element>
    ///
    /// ```
    /// use stripe_js::address::{
    ///     AddressDefaults, AddressDisplay, AddressFieldOptions, AddressMode, AddressOptions,
    ///     AddressValidation, Autocomplete, NameDisplay,
    /// };
    /// use stripe_js::{Requirement, When};
    ///
    /// let jenny = AddressDefaults::default().first_name("Jenny").last_name("Rosen");
    /// let if_wanted = Requirement::default().required(When::Never);
    /// let options = AddressOptions::new(AddressMode::Shipping)
    ///     .allowed_countries(vec!["DE".into(), "AT".into()])
    ///     .block_po_box(true)
    ///     .autocomplete(Autocomplete::Automatic)
    ///     .default_values(jenny.phone("+49 30 1234567"))
    ///     .display(AddressDisplay::default().name(NameDisplay::Split))
    ///     .fields(AddressFieldOptions::default().phone(When::Always))
    ///     .validation(AddressValidation::default().phone(if_wanted));
    /// ```
    AddressOptions {
        /// Two-letter codes; all countries if absent.
        allowed_countries: Vec<Text> => "allowedCountries",
        /// Whether post office boxes are refused.
        block_po_box: bool => "blockPoBox",
        /// What is known about the customer.
        default_values: AddressDefaults => "defaultValues",
        /// Whether addresses are completed while they are typed.
        autocomplete: Autocomplete => "autocomplete",
        /// Addresses that the customer can choose from.
        contacts: Vec<Contact> => "contacts",
        /// Which fields show.
        fields: AddressFieldOptions => "fields",
        /// What must be filled in.
        validation: AddressValidation => "validation",
        /// How fields are arranged.
        display: AddressDisplay => "display",
    }
}

impl AddressOptions {
    /// What the address is for.
    pub fn new(mode: AddressMode) -> Self {
        let mut fields = Fields::default();
        fields.set("mode", mode);
        Self(fields)
    }
}

define_words! {
    /// What an address is for.
    ///
    /// A group can hold one Element of each:
    ///
    /// ```no_run
    /// use stripe_js::address::{AddressMode, AddressOptions};
    /// use stripe_js::{AddressElement, Element, Elements, Error};
    ///
    /// fn both(elements: &Elements) -> Result<[Element<AddressElement>; 2], Error> {
    ///     let make = |mode| elements.create(AddressElement, &AddressOptions::new(mode));
    ///     Ok([make(AddressMode::Shipping)?, make(AddressMode::Billing)?])
    /// }
    /// ```
    AddressMode {
        /// Where the goods go.
        Shipping => "shipping",
        /// Who pays.
        Billing => "billing",
    }
}

define_options! {
    /// What is known about the customer beforehand.
    ///
    /// ```
    /// use stripe_js::{Address, address::AddressDefaults};
    ///
    /// let germany = Address { country: Some("DE".to_owned()), ..Address::default() };
    /// let known = AddressDefaults::default().name("Jenny Rosen").address(germany);
    /// ```
    #[derive(Default)]
    AddressDefaults {
        /// Full name.
        name: Text => "name",
        /// First name, where names are asked for in parts.
        first_name: Text => "firstName",
        /// Last name, where names are asked for in parts.
        last_name: Text => "lastName",
        /// Phone number.
        phone: Text => "phone",
        /// Stripe requires its `country`.
        address: Address => "address",
    }
}

/// Whether addresses are completed while they are typed.
/// <https://docs.stripe.com/elements/address-element#autocomplete>
///
/// ```
/// use stripe_js::address::{AddressMode, AddressOptions, Autocomplete};
///
/// let key = "AIza…".to_owned(); // limited to your pages, in the console of Google
/// let options = AddressOptions::new(AddressMode::Shipping)
///     .autocomplete(Autocomplete::GoogleMaps { api_key: key });
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Autocomplete {
    /// With Stripe's own key, where there is a Payment Element in the group.
    Automatic,
    /// They are not.
    Disabled,
    /// With a key of your own for Google Maps.
    GoogleMaps {
        /// The key.
        api_key: String,
    },
}

impl From<Autocomplete> for Value {
    fn from(autocomplete: Autocomplete) -> Self {
        let (mode, api_key) = match autocomplete {
            Autocomplete::Automatic => ("automatic", None),
            Autocomplete::Disabled => ("disabled", None),
            Autocomplete::GoogleMaps { api_key } => ("google_maps_api", Some(api_key)),
        };
        let mut fields = Fields::default();
        fields.set("mode", mode);
        fields.set_some("apiKey", api_key);
        fields.into()
    }
}

define_options! {
    /// An address that the customer can choose.
    ///
    /// ```
    /// use stripe_js::Address;
    /// use stripe_js::address::{AddressMode, AddressOptions, Contact};
    ///
    /// let office = Address {
    ///     line1: Some("Torstraße 1".to_owned()),
    ///     postal_code: Some("10119".to_owned()),
    ///     city: Some("Berlin".to_owned()),
    ///     state: Some("Berlin".to_owned()),
    ///     country: Some("DE".to_owned()),
    ///     ..Address::default()
    /// };
    /// let jenny = Contact::new("Jenny Rosen", office).phone("+49 30 1234567");
    /// let options = AddressOptions::new(AddressMode::Shipping).contacts(vec![jenny]);
    /// ```
    Contact {
        /// Phone number.
        phone: Text => "phone",
    }
}

impl Contact {
    /// The person, and an address of which Stripe requires all but `line2`.
    pub fn new(name: impl Into<Text>, address: Address) -> Self {
        let mut fields = Fields::default();
        fields.set("name", name.into());
        fields.set("address", address);
        Self(fields)
    }
}

define_options! {
    /// Which fields show, besides those that the country needs.
    ///
    /// ```
    /// use stripe_js::{When, address::AddressFieldOptions};
    ///
    /// let fields = AddressFieldOptions::default().phone(When::Always).name(When::Never);
    /// ```
    #[derive(Default)]
    AddressFieldOptions {
        /// The phone number.
        phone: When => "phone",
        /// The name; never `Always`.
        name: When => "name",
    }
}

define_options! {
    /// What must be filled in.
    ///
    /// ```
    /// use stripe_js::{Requirement, When, address::AddressValidation};
    ///
    /// let must_call = AddressValidation::default()
    ///     .phone(Requirement::default().required(When::Always));
    /// ```
    #[derive(Default)]
    AddressValidation {
        /// The phone number, where it shows.
        phone: Requirement => "phone",
    }
}

define_options! {
    /// How fields are arranged.
    ///
    /// ```
    /// use stripe_js::address::{AddressDisplay, NameDisplay};
    ///
    /// let for_business = AddressDisplay::default().name(NameDisplay::Organization);
    /// ```
    #[derive(Default)]
    AddressDisplay {
        /// The name.
        name: NameDisplay => "name",
    }
}

define_words! {
    /// How a name is asked for.
    NameDisplay {
        /// In one field.
        Full => "full",
        /// First name and last name.
        Split => "split",
        /// As that of an organization.
        Organization => "organization",
    }
}

define_words! {
    /// The script in which an address is told.
    AddressFormat {
        /// In Latin letters.
        Latin => "latin",
        /// In the script of its country, as it was typed.
        Localized => "localized",
    }
}

impl Options for AddressOptions {
    const FIXED: &'static [&'static str] = &["mode"];

    const NULLABLE: &'static [&'static str] = &["allowedCountries"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}
