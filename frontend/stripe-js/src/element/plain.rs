//! Elements that have nothing to choose and nothing to tell: [`CurrencySelector`] and [`Terms`].
//!
//! ```no_run
//! use stripe_js::plain::{CurrencySelector, NoOptions};
//! use stripe_js::{Element, Elements, Error};
//!
//! fn currencies(elements: &Elements) -> Result<Element<CurrencySelector>, Error> {
//!     elements.create(CurrencySelector, &NoOptions::default())
//! }
//! ```

use wasm_bindgen::JsValue;

use super::ElementKind;
use super::event::fires;
use crate::Options;
use crate::define::define_options;
use crate::fields::Fields;

/// The kind of the Currency Selector Element: the customer pays in a currency of their own.
/// <https://docs.stripe.com/elements/currency-selector-element>
#[derive(Debug, Clone, Copy)]
pub struct CurrencySelector;

/// The kind of the Terms Element: the legal texts of the chosen payment method, apart from its form.
///
/// ```no_run
/// use stripe_js::plain::{NoOptions, Terms};
/// use stripe_js::{Element, Elements, Error};
///
/// fn terms(elements: &Elements) -> Result<Element<Terms>, Error> {
///     elements.create(Terms, &NoOptions::default())
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Terms;

define_options! {
    /// The options of an Element that has none.
    #[derive(Default)]
    NoOptions {
    }
}

impl Options for NoOptions {
    const FIXED: &'static [&'static str] = &[];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for CurrencySelector {
    const TYPE: &'static str = "currencySelector";
    type Options = NoOptions;
    type Change = ();

    fn read_change(_event: &JsValue) {}
}

impl ElementKind for Terms {
    const TYPE: &'static str = "terms";
    type Options = NoOptions;
    type Change = ();

    fn read_change(_event: &JsValue) {}
}

fires!(CurrencySelector: Ready, Focus, Blur, Escape, LoadError);
fires!(Terms: Ready, Focus, Blur, Escape, LoadError, LoaderStart);
