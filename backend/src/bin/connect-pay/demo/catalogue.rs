//! What the demo shop sells. Prices live here, on the server: a page names a product, no amount.

use shared::{AccountId, Currency, Money};

/// A merchant of the platform: one connected account.
#[derive(Debug, Clone)]
pub(crate) struct Merchant {
    pub(crate) profile: &'static Profile,
    pub(crate) account: AccountId,
}

/// What is written about a merchant.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) place: &'static str,
    pub(crate) country: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) products: &'static [Product],
}

/// Something to buy.
#[derive(Debug)]
pub(crate) struct Product {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    /// The price, in minor units of the merchant's currency.
    pub(crate) amount: i64,
    /// The platform's share of the price, in the same units.
    pub(crate) application_fee_amount: i64,
}

impl Product {
    pub(crate) fn price(&self, currency: Currency) -> Money {
        Money::from_minor(self.amount, currency)
    }
}

/// Two countries, two currencies; yen has no minor unit.
pub(crate) static PROFILES: [Profile; 2] = [
    Profile {
        id: "bakery",
        name: "Boulangerie Rivage",
        place: "Lyon, France",
        country: "FR",
        currency: "eur",
        products: &[
            Product {
                id: "croissant-box",
                name: "Box of twelve croissants",
                description: "Laminated by hand over two days, baked this morning.",
                amount: 1850,
                application_fee_amount: 120,
            },
            Product {
                id: "sourdough",
                name: "Country sourdough",
                description: "Stone-ground wheat and rye, a kilo, dark crust.",
                amount: 690,
                application_fee_amount: 45,
            },
            Product {
                id: "tarte-praline",
                name: "Praline tart",
                description: "The pink one. Serves six, or one with a plan.",
                amount: 2400,
                application_fee_amount: 160,
            },
        ],
    },
    Profile {
        id: "pottery",
        name: "Kiyomizu Pottery",
        place: "Kyoto, Japan",
        country: "JP",
        currency: "jpy",
        products: &[
            Product {
                id: "tea-bowl",
                name: "Tea bowl",
                description: "Ash glaze, fired in a wood kiln for three days.",
                amount: 8800,
                application_fee_amount: 600,
            },
            Product {
                id: "sake-set",
                name: "Sake set",
                description: "A flask and two cups in Karatsu stoneware.",
                amount: 12_500,
                application_fee_amount: 900,
            },
            Product {
                id: "soba-cup",
                name: "Soba cup",
                description: "Blue on white. No two are the same.",
                amount: 3200,
                application_fee_amount: 220,
            },
        ],
    },
];
