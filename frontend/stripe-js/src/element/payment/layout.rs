//! How a Payment Element arranges the payment methods.

use serde::Serialize;

/// How the payment methods are arranged; each `None` is Stripe's choice.
/// <https://docs.stripe.com/payments/payment-element#layout>
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Layout {
    /// The arrangement.
    #[serde(rename = "type")]
    pub kind: LayoutType,
    /// Whether nothing is unfolded at first. It cannot be changed in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_collapsed: Option<bool>,
    /// Whether an accordion shows radio buttons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radios: Option<Radios>,
    /// Whether the items of an accordion stand apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spaced_accordion_items: Option<bool>,
    /// How many items of an accordion show before "more".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible_accordion_items_count: Option<u32>,
    /// On which side of an accordion's item the logo is. It cannot be changed in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_logo_position: Option<LogoPosition>,
}

impl Layout {
    /// An arrangement with Stripe's choices for the rest.
    pub fn new(kind: LayoutType) -> Self {
        Self {
            kind,
            default_collapsed: None,
            radios: None,
            spaced_accordion_items: None,
            visible_accordion_items_count: None,
            payment_method_logo_position: None,
        }
    }

    /// The part that can be changed in place.
    pub(super) fn updatable(&self) -> Self {
        Self {
            default_collapsed: None,
            payment_method_logo_position: None,
            ..self.clone()
        }
    }
}

/// The arrangement of the payment methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LayoutType {
    /// Stripe decides.
    Auto,
    /// Side by side.
    Tabs,
    /// One above the other.
    Accordion,
}

/// When an accordion shows radio buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Radios {
    /// Stripe decides.
    Auto,
    /// It does not.
    Never,
    /// It does.
    Always,
    /// If there is more than one payment method.
    IfMultiple,
}

/// A side of an accordion's item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogoPosition {
    /// Where the line starts.
    Start,
    /// Where the line ends.
    End,
}
