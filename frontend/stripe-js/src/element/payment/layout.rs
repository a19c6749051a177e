//! How a Payment Element arranges the payment methods.

use crate::define::{define_options, define_words};
use crate::fields::Fields;

define_options! {
    /// How the payment methods are arranged; what is not given is Stripe's choice.
    /// <https://docs.stripe.com/payments/payment-element#layout>
    ///
    /// ```
    /// use stripe_js::payment::{Layout, LayoutType, LogoPosition, PaymentElementOptions, Radios};
    ///
    /// let list = Layout::new(LayoutType::Accordion)
    ///     .default_collapsed(true)
    ///     .radios(Radios::IfMultiple)
    ///     .spaced_accordion_items(false)
    ///     .visible_accordion_items_count(4_u32)
    ///     .payment_method_logo_position(LogoPosition::End);
    /// let options = PaymentElementOptions::default().layout(list);
    /// ```
    Layout {
        /// Whether nothing is unfolded at first. It cannot be changed in place.
        default_collapsed: bool => "defaultCollapsed",
        /// Whether an accordion shows radio buttons.
        radios: Radios => "radios",
        /// Whether the items of an accordion stand apart.
        spaced_accordion_items: bool => "spacedAccordionItems",
        /// How many items of an accordion show before "more".
        visible_accordion_items_count: u32 => "visibleAccordionItemsCount",
        /// On which side of an accordion's item the logo is. It cannot be changed in place.
        payment_method_logo_position: LogoPosition => "paymentMethodLogoPosition",
    }
}

impl Layout {
    /// An arrangement with Stripe's choices for the rest.
    pub fn new(kind: LayoutType) -> Self {
        let mut fields = Fields::default();
        fields.set("type", kind);
        Self(fields)
    }
}

define_words! {
    /// The arrangement of the payment methods.
    LayoutType {
        /// Stripe decides.
        Auto => "auto",
        /// Side by side.
        Tabs => "tabs",
        /// One above the other.
        Accordion => "accordion",
    }
}

define_words! {
    /// When an accordion shows radio buttons.
    Radios {
        /// Stripe decides.
        Auto => "auto",
        /// It does not.
        Never => "never",
        /// It does.
        Always => "always",
        /// If there is more than one payment method.
        IfMultiple => "if_multiple",
    }
}

define_words! {
    /// A side of an accordion's item.
    LogoPosition {
        /// Where the line starts.
        Start => "start",
        /// Where the line ends.
        End => "end",
    }
}
