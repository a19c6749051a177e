//! Which fields a Payment Element shows.

use crate::When;
use crate::define::{define_options, define_words};
use crate::fields::{Fields as Named, Text, Value};

define_options! {
    /// Which fields show.
    ///
    /// ```
    /// use stripe_js::payment::{BillingFields, ContactFields, Fields, Show};
    ///
    /// // The page knows the mail address; for SEPA Direct Debit the form asks for all it needs.
    /// let known = ContactFields::default().email(Show::Never);
    /// let fields = Fields::default()
    ///     .billing_details(BillingFields::Each(known))
    ///     .with("sepa_debit", BillingFields::All(Show::Auto));
    /// ```
    #[derive(Default)]
    Fields {
        /// Those of the billing details.
        billing_details: BillingFields => "billingDetails",
    }
}

impl Fields {
    /// Other billing fields for one type of payment method, such as `card`.
    #[must_use]
    pub fn with(mut self, payment_method_type: impl Into<Text>, fields: BillingFields) -> Self {
        let mut of_type = Named::default();
        of_type.set("billingDetails", fields);
        self.0.set(payment_method_type, of_type);
        self
    }
}

/// Which billing fields show. What never shows must be given at confirmation.
///
/// ```
/// use stripe_js::payment::{BillingFields, Fields, Show};
///
/// // The page asks for all of them.
/// let fields = Fields::default().billing_details(BillingFields::All(Show::Never));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BillingFields {
    /// The same for all.
    All(Show),
    /// Each on its own.
    Each(ContactFields),
}

impl From<BillingFields> for Value {
    fn from(fields: BillingFields) -> Self {
        match fields {
            BillingFields::All(show) => show.into(),
            BillingFields::Each(fields) => fields.into(),
        }
    }
}

define_options! {
    /// Billing fields, each on its own.
    ///
    /// ```
    /// use stripe_js::When;
    /// use stripe_js::payment::{AddressFields, ContactFields, Show, ShowName};
    ///
    /// let fields = ContactFields::default()
    ///     .name(ShowName::from(When::Always))
    ///     .email(Show::Never)
    ///     .phone(Show::Auto)
    ///     .address(AddressFields::IfRequired);
    /// ```
    #[derive(Default)]
    ContactFields {
        /// The payer's name; it alone can be asked for always.
        name: ShowName => "name",
        /// The payer's mail address.
        email: Show => "email",
        /// The payer's phone number.
        phone: Show => "phone",
        /// The payer's address.
        address: AddressFields => "address",
    }
}

/// Which fields of the billing address show.
///
/// ```
/// use stripe_js::payment::{AddressFields, AddressParts, ContactFields, Show};
///
/// let none = ContactFields::default().address(AddressFields::All(Show::Never));
/// let country_known = AddressParts::default().country(Show::Never);
/// let rest = ContactFields::default().address(AddressFields::Each(country_known));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressFields {
    /// The same for all.
    All(Show),
    /// Those that the payment method can not do without.
    IfRequired,
    /// Each on its own.
    Each(AddressParts),
}

impl From<AddressFields> for Value {
    fn from(fields: AddressFields) -> Self {
        match fields {
            AddressFields::All(show) => show.into(),
            AddressFields::IfRequired => "if_required".into(),
            AddressFields::Each(parts) => parts.into(),
        }
    }
}

define_options! {
    /// Fields of the billing address, each on its own.
    ///
    /// ```
    /// use stripe_js::payment::{AddressParts, Show};
    ///
    /// // Country and postal code are enough for a card; the page knows the rest.
    /// let parts = AddressParts::default()
    ///     .country(Show::Auto)
    ///     .postal_code(Show::Auto)
    ///     .state(Show::Never)
    ///     .city(Show::Never)
    ///     .line1(Show::Never)
    ///     .line2(Show::Never);
    /// ```
    #[derive(Default)]
    AddressParts {
        /// Country.
        country: Show => "country",
        /// ZIP or postal code.
        postal_code: Show => "postalCode",
        /// State, county or province.
        state: Show => "state",
        /// City, town or village.
        city: Show => "city",
        /// Street and number.
        line1: Show => "line1",
        /// Flat, floor or building.
        line2: Show => "line2",
    }
}

define_words! {
    /// Whether something shows.
    Show {
        /// Where the payment method needs it.
        Auto => "auto",
        /// Nowhere.
        Never => "never",
    }
}

/// When the name is asked for: a [`Show`], or a [`When`] with `Always`.
///
/// ```
/// use stripe_js::When;
/// use stripe_js::payment::{ContactFields, Show};
///
/// let always = ContactFields::default().name(When::Always);
/// let where_needed = ContactFields::default().name(Show::Auto);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowName(When);

impl From<When> for ShowName {
    fn from(when: When) -> Self {
        Self(when)
    }
}

impl From<Show> for ShowName {
    fn from(show: Show) -> Self {
        Self(match show {
            Show::Auto => When::Auto,
            Show::Never => When::Never,
        })
    }
}

impl From<ShowName> for Value {
    fn from(ShowName(when): ShowName) -> Self {
        when.into()
    }
}
