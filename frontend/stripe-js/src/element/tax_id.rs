//! The Tax ID Element: the tax number of a business that pays.
//! <https://docs.stripe.com/elements/tax-id-element>
//!
//! ```no_run
//! use stripe_js::tax_id::{TaxId, TaxIdOptions};
//! use stripe_js::{Element, Elements, Error, When};
//!
//! fn tax_id(elements: &Elements) -> Result<Element<TaxId>, Error> {
//!     elements.create(TaxId, &TaxIdOptions::default().visibility(When::Always))
//! }
//! ```

use wasm_bindgen::JsValue;

use super::event::fires;
use super::{Element, ElementKind};
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};
use crate::{Error, Options, Requirement, When, convert};

/// The kind of the Tax ID Element.
#[derive(Debug, Clone, Copy)]
pub struct TaxId;

define_options! {
    /// The options of a Tax ID Element.
    /// <https://docs.stripe.com/js/elements_object/create_tax_id_element>
    ///
    /// ```
    /// use stripe_js::tax_id::{
    ///     Lookup, TaxIdDefaults, TaxIdFields, TaxIdOptions, TaxIdValidation, TaxIdVerification,
    ///     VerificationMode,
    /// };
    /// use stripe_js::{Requirement, When};
    ///
    /// let must = Requirement::default().required(When::Always);
    /// let look_up = VerificationMode::default().mode(Lookup::IfSupported);
    /// let options = TaxIdOptions::default()
    ///     .visibility(When::Always)
    ///     .fields(TaxIdFields::default().business_name(When::Always))
    ///     .validation(TaxIdValidation::default().business_name(must.clone()).tax_id(must))
    ///     .verification(TaxIdVerification::default().tax_id(look_up))
    ///     .default_values(TaxIdDefaults::default().business_name("Rosen GmbH"));
    /// ```
    #[derive(Default)]
    TaxIdOptions {
        /// When the Element shows; by the customer's country if absent.
        visibility: When => "visibility",
        /// Which fields show.
        fields: TaxIdFields => "fields",
        /// What must be filled in.
        validation: TaxIdValidation => "validation",
        /// Whether the number is looked up with the authority.
        verification: TaxIdVerification => "verification",
        /// What is known about the customer.
        default_values: TaxIdDefaults => "defaultValues",
    }
}

define_options! {
    /// Which fields show.
    ///
    /// ```
    /// use stripe_js::{When, tax_id::TaxIdFields};
    ///
    /// let number_alone = TaxIdFields::default().business_name(When::Never);
    /// ```
    #[derive(Default)]
    TaxIdFields {
        /// The name of the business.
        business_name: When => "businessName",
    }
}

define_options! {
    /// What must be filled in.
    ///
    /// ```
    /// use stripe_js::{Requirement, When, tax_id::TaxIdValidation};
    ///
    /// let required = |when| Requirement::default().required(when);
    /// let validation = TaxIdValidation::default()
    ///     .business_name(required(When::Auto))
    ///     .tax_id(required(When::Always));
    /// ```
    #[derive(Default)]
    TaxIdValidation {
        /// The name of the business.
        business_name: Requirement => "businessName",
        /// The number.
        tax_id: Requirement => "taxId",
    }
}

define_options! {
    /// Whether the number is looked up with the authority.
    ///
    /// ```
    /// use stripe_js::tax_id::{Lookup, TaxIdVerification, VerificationMode};
    ///
    /// let never = VerificationMode::default().mode(Lookup::Never); // your server does it
    /// let verification = TaxIdVerification::default().tax_id(never);
    /// ```
    #[derive(Default)]
    TaxIdVerification {
        /// Of the number.
        tax_id: VerificationMode => "taxId",
    }
}

define_options! {
    /// How a number is looked up.
    #[derive(Default)]
    VerificationMode {
        /// Whether it is.
        mode: Lookup => "mode",
    }
}

define_words! {
    /// Whether a number is looked up with the authority.
    Lookup {
        /// Where the authority offers it.
        IfSupported => "if_supported",
        /// Nowhere.
        Never => "never",
    }
}

define_options! {
    /// What is known about the customer beforehand.
    ///
    /// ```
    /// use stripe_js::tax_id::TaxIdDefaults;
    ///
    /// let known = TaxIdDefaults::default()
    ///     .business_name("Rosen GmbH")
    ///     .tax_id_type("de_vat")
    ///     .tax_id("DE123456789");
    /// ```
    #[derive(Default)]
    TaxIdDefaults {
        /// The name of the business.
        business_name: Text => "businessName",
        /// The kind of number, such as `de_vat`.
        /// <https://docs.stripe.com/billing/customer/tax-ids#supported-tax-id>
        tax_id_type: Text => "taxIdType",
        /// The number.
        tax_id: Text => "taxId",
    }
}

/// What the customer has entered so far.
///
/// ```no_run
/// use stripe_js::tax_id::{TaxId, TaxIdChange};
/// use stripe_js::{Element, Error, Subscription, event};
///
/// fn listen(element: &Element<TaxId>) -> Result<Subscription, Error> {
///     element.on(event::Change, |change: TaxIdChange| {
///         if change.complete {
///             // For your server: the API takes the number by this kind.
///             let (kind, number) = (change.external_tax_id_type, change.tax_id);
///         }
///     })
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaxIdChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// Everything that is required is filled in.
    pub complete: bool,
    /// The Element shows.
    pub visible: bool,
    /// The name of the business.
    pub business_name: String,
    /// The number.
    pub tax_id: String,
    /// Its kind, such as `de_vat`.
    pub tax_id_type: String,
    /// Its kind in the API's words, such as `eu_vat`.
    pub external_tax_id_type: String,
    /// What the look-up found: `pending`, `verified`, `unverified` or `unavailable`.
    pub verification: Option<String>,
}

impl TaxIdChange {
    fn read(event: &JsValue) -> Self {
        let value = convert::field(event, "value").unwrap_or_default();
        let of = |name| convert::text(&value, name).unwrap_or_default();
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            visible: convert::flag(event, "visible"),
            business_name: of("businessName"),
            tax_id: of("taxId"),
            tax_id_type: of("taxIdType"),
            external_tax_id_type: of("externalTaxIdType"),
            verification: convert::field(event, "verification")
                .and_then(|verification| convert::field(&verification, "taxId"))
                .and_then(|tax_id| convert::text(&tax_id, "status")),
        }
    }
}

impl Element<TaxId> {
    /// What the customer has entered so far.
    /// <https://docs.stripe.com/js/elements_object/tax_id_element_getvalue>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, tax_id::TaxId};
    /// # async fn f(element: Element<TaxId>) -> Result<(), Error> {
    /// let entered = element.value().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn value(&self) -> Result<TaxIdChange, Error> {
        let value = self.ask_value(&JsValue::UNDEFINED).await?;
        Ok(TaxIdChange::read(&value))
    }
}

impl Options for TaxIdOptions {
    const FIXED: &'static [&'static str] = &[];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for TaxId {
    const TYPE: &'static str = "taxId";
    type Options = TaxIdOptions;
    type Change = TaxIdChange;

    fn read_change(event: &JsValue) -> TaxIdChange {
        TaxIdChange::read(event)
    }
}

fires!(TaxId: Change, Ready, Focus, Blur, Escape, LoadError, LoaderStart);
