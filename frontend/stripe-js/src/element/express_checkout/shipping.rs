//! What a wallet shows of the purchase: its items, and how it can be sent.

use wasm_bindgen::JsValue;

use crate::convert;
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};

define_options! {
    /// A line of the bill. The wallet refuses lines that come to more than the amount.
    ///
    /// ```
    /// use stripe_js::express_checkout::LineItem;
    ///
    /// let bill = vec![LineItem::new("Shoes", 9900), LineItem::new("Shipping", 490)];
    /// ```
    LineItem {
    }
}

impl LineItem {
    /// What it is, and what it costs in the currency's smallest unit.
    pub fn new(name: impl Into<Text>, amount: i64) -> Self {
        let mut fields = Fields::default();
        fields.set("name", name.into());
        fields.set("amount", amount);
        Self(fields)
    }
}

define_options! {
    /// A way to send the goods.
    ///
    /// ```
    /// use stripe_js::express_checkout::{DeliveryEstimate, DeliveryRange, DeliveryUnit, ShippingRate};
    ///
    /// let days = |count| DeliveryEstimate::new(DeliveryUnit::BusinessDay, count);
    /// let rate = ShippingRate::new("standard", 490, "Standard")
    ///     .delivery_estimate(DeliveryRange::default().minimum(days(2)).maximum(days(4)));
    /// ```
    ShippingRate {
        /// How long it takes.
        delivery_estimate: DeliveryRange => "deliveryEstimate",
    }
}

impl ShippingRate {
    /// A name of your own for it, what it costs in the currency's smallest unit, and its name for
    /// the customer.
    pub fn new(id: impl Into<Text>, amount: i64, display_name: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("id", id.into());
        fields.set("amount", amount);
        fields.set("displayName", display_name.into());
        Self(fields)
    }
}

define_options! {
    /// How long a delivery takes.
    ///
    /// ```
    /// use stripe_js::express_checkout::{DeliveryEstimate, DeliveryRange, DeliveryUnit};
    ///
    /// let by_bicycle = DeliveryRange::default()
    ///     .maximum(DeliveryEstimate::new(DeliveryUnit::Hour, 3));
    /// ```
    #[derive(Default)]
    DeliveryRange {
        /// At most.
        maximum: DeliveryEstimate => "maximum",
        /// At least.
        minimum: DeliveryEstimate => "minimum",
    }
}

define_options! {
    /// A time that a delivery takes.
    DeliveryEstimate {
    }
}

impl DeliveryEstimate {
    /// So many of a unit.
    pub fn new(unit: DeliveryUnit, value: u32) -> Self {
        let mut fields = Fields::default();
        fields.set("unit", unit);
        fields.set("value", value);
        Self(fields)
    }
}

define_words! {
    /// In what the time of a delivery is counted.
    DeliveryUnit {
        /// Hours.
        Hour => "hour",
        /// Days.
        Day => "day",
        /// Days on which shops are open.
        BusinessDay => "business_day",
        /// Weeks.
        Week => "week",
        /// Months.
        Month => "month",
    }
}

/// The way of sending that the customer chose, as the page has named it.
///
/// ```
/// use stripe_js::express_checkout::ChosenRate;
///
/// fn is_express(rate: &ChosenRate) -> bool {
///     rate.id == "express" // as `ShippingRate::new` named it
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenRate {
    /// The page's own name of it.
    pub id: String,
    /// What it costs, in the currency's smallest unit.
    pub amount: i64,
    /// Its name for the customer.
    pub display_name: String,
}

impl ChosenRate {
    pub(super) fn read(rate: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(rate, "id")?,
            amount: convert::integer(rate, "amount")?,
            display_name: convert::text(rate, "displayName").unwrap_or_default(),
        })
    }
}
