//! The look of the Card, IBAN and Australian bank account Elements, which know no
//! [`Appearance`](crate::Appearance).

use crate::Properties;
use crate::define::{define_options, define_words};
use crate::fields::Text;

define_options! {
    /// CSS by state. <https://docs.stripe.com/js/appendix/style>
    ///
    /// ```
    /// use stripe_js::Properties;
    /// use stripe_js::style::{Style, Variant};
    ///
    /// let css = |color: &'static str| Properties::default().with("color", color);
    /// let style = Style::default()
    ///     .base(Variant::new(css("#30313d")).placeholder(css("#6d6e78")))
    ///     .empty(Variant::default().hover(css("#0570de")))
    ///     .complete(Variant::new(css("#228403")))
    ///     .invalid(Variant::new(css("#df1b41")));
    /// ```
    #[derive(Default)]
    Style {
        /// In each state; the others come on top of it.
        base: Variant => "base",
        /// When the input is well-formed.
        complete: Variant => "complete",
        /// When nothing is filled in.
        empty: Variant => "empty",
        /// When the input is malformed.
        invalid: Variant => "invalid",
    }
}

define_options! {
    /// CSS of one state, and of the pseudo-classes and elements in it.
    ///
    /// ```
    /// use stripe_js::Properties;
    /// use stripe_js::style::Variant;
    ///
    /// let css = |name: &'static str, value: &'static str| Properties::default().with(name, value);
    /// let base = Variant::new(css("color", "#30313d").with("fontSize", "16px"))
    ///     .placeholder(css("color", "#6d6e78"))
    ///     .hover(css("color", "#0570de"))
    ///     .focus(css("color", "#000000"))
    ///     .selection(css("backgroundColor", "#cfe3f8"))
    ///     .autofill(css("color", "#30313d"))
    ///     .disabled(css("color", "#a3a3ad"));
    /// ```
    #[derive(Default)]
    Variant {
        /// With the mouse over it.
        hover: Properties => ":hover",
        /// With the cursor in it.
        focus: Properties => ":focus",
        /// The placeholder.
        placeholder: Properties => "::placeholder",
        /// Selected text.
        selection: Properties => "::selection",
        /// Filled in by the browser.
        autofill: Properties => ":-webkit-autofill",
        /// While nothing can be entered.
        disabled: Properties => ":disabled",
    }
}

impl Variant {
    /// CSS properties in camel case, such as `fontSize`.
    pub fn new(css: Properties) -> Self {
        Self(css.into_fields())
    }
}

define_options! {
    /// CSS classes that the node gets in which an Element is mounted.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=card#elements_create-options-classes>
    ///
    /// ```
    /// use stripe_js::style::Classes;
    ///
    /// let classes = Classes::default()
    ///     .base("field")
    ///     .complete("field-complete")
    ///     .empty("field-empty")
    ///     .focus("field-focused")
    ///     .invalid("field-invalid")
    ///     .webkit_autofill("field-autofilled");
    /// ```
    #[derive(Default)]
    Classes {
        /// Always; `StripeElement` if absent.
        base: Text => "base",
        /// When the input is well-formed.
        complete: Text => "complete",
        /// When nothing is filled in.
        empty: Text => "empty",
        /// With the cursor in it.
        focus: Text => "focus",
        /// When the input is malformed.
        invalid: Text => "invalid",
        /// Filled in by the browser.
        webkit_autofill: Text => "webkitAutofill",
    }
}

define_words! {
    /// How an icon is drawn.
    ///
    /// ```
    /// use stripe_js::{card::CardOptions, style::IconStyle};
    ///
    /// let options = CardOptions::default().icon_style(IconStyle::Solid);
    /// ```
    IconStyle {
        /// With lines.
        Default => "default",
        /// With areas.
        Solid => "solid",
    }
}
